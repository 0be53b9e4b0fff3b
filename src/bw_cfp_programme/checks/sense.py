"""Amounts that no site can have: stocks that grew by more than came in, figures beyond reach."""

from collections.abc import Iterator, Mapping
from functools import cache

from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.records import InventoryLine, Product, Submission
from bw_cfp_programme.tables import read_table
from bw_cfp_programme.units import conversion, symbol
from bw_cfp_programme.wording import figure

KILOGRAM = "kilogram"


def stock_above_amount(submission: Submission, _: Context) -> Iterator[Problem]:
    """The stock grew by more than came in, so that less than nothing would have been used."""
    for line in submission.lines:
        net, grown = line.quantity, line.stock_change
        if net is None or grown is None or net >= 0 or line.failed & {"amount", "stock_change"}:
            continue
        amounts = {"amount": net + grown, "stock": grown, "net": net}
        said = {name: figure(value) for name, value in amounts.items()}
        unit = symbol(line.unit or "")
        place = line.at("stock_change")
        yield problem("stock_above_amount", place, line=line.title, unit=unit, **said)


def amount_beyond_reach(submission: Submission, _: Context) -> Iterator[Problem]:
    """More of something in a period than any site can take or make: a slip of the exponent."""
    for line in submission.lines:
        if line.quantity is not None:
            yield from _beyond(line.title, abs(line.quantity), line.unit, _largest(line))
    for result in submission.results:
        if result.value is not None:
            name, place = result.product or "", result.at("value")
            yield from _beyond(name, abs(result.value), result.unit, place)
    for product in submission.products:
        if product.output is not None:
            place = product.at("output")
            yield from _beyond(product.name, product.output, product.unit, place)
            yield from _beyond(product.name, _kilograms(product), KILOGRAM, place)


def output_vanishing(submission: Submission, _: Context) -> Iterator[Problem]:
    """So little of a product that whatever is divided by it comes out beyond sense."""
    least = limit("smallest_output")
    for product in submission.products:
        if product.output and product.output < least:
            said = {"amount": figure(product.output), "unit": symbol(product.unit or "")}
            yield problem(
                "output_vanishing", product.at("output"), product=product.name,
                least=figure(least), **said,
            )  # fmt: skip


def nothing_used(submission: Submission, _: Context) -> Iterator[Problem]:
    """All of a main material went into stock: its amount was entered as the growth of stock."""
    for line in submission.lines:
        is_main = line.category == "main_material" and not line.failed
        if is_main and line.stock_change and line.quantity == 0:
            amounts = {"amount": figure(line.stock_change), "unit": symbol(line.unit or "")}
            yield problem("nothing_used", line.at("stock_change"), line=line.title, **amounts)


def _beyond(name: str, amount: float, unit: str | None, place: Place) -> Iterator[Problem]:
    for measured_in, most in _reach().items():
        per = conversion(unit or "", measured_in)
        if per is not None and amount * per > most:
            said = {"amount": figure(amount), "unit": symbol(unit or "")}
            yield problem("amount_beyond_reach", place, line=name, most=figure(most / per), **said)


def _kilograms(product: Product) -> float:
    """Of what is not counted by its mass."""
    is_mass = conversion(product.unit or "", KILOGRAM) is not None
    return 0.0 if is_mass else (product.output or 0.0) * (product.mass_per_unit or 0.0)


def _largest(line: InventoryLine) -> Place:
    """The cell that makes the amount what it is: the total, the largest month, the load."""
    if line.amount is not None:
        return line.at("amount")
    if line.months:
        numbers = {month or 0.0: number for number, month in enumerate(line.months, start=1)}
        return line.at(f"m{numbers[max(numbers)]:02}")
    return line.at("load")


@cache
def _reach() -> Mapping[str, float]:
    """Unit -> the most of it that a site can have in a period."""
    return {row["unit"]: float(row["most"]) for row in read_table("reach.csv")}


CHECKS = (stock_above_amount, nothing_used, amount_beyond_reach, output_vanishing)
