"""The same member's workbook of an earlier period: figures that stayed, and figures that jumped."""

from collections.abc import Iterator, Mapping

from bw_cfp_programme.allocation.plant import Plant, plant
from bw_cfp_programme.checks.amounts.slip import meant_by
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.masses import product_mass
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import SITE, InventoryLine, Product, Submission
from bw_cfp_programme.units import conversion, symbol
from bw_cfp_programme.wording import figure, multiple

PER_UNIT = "per_unit"


def copied_from_earlier(submission: Submission, context: Context) -> Iterator[Problem]:
    """A line or an output is to the last digit what it was: last period's row was not renewed."""
    before = _earlier(submission, context)
    if before is None:
        return
    for line, old in _pairs(submission, before):
        value = line.quantity
        same = (line.amount, line.months, line.load) == (old.amount, old.months, old.load)
        if line.basis == PER_UNIT or not same:
            continue
        if value and line.unit == old.unit and _is_telling(line.load or value):
            said = {"what": line.title, "value": figure(value), "unit": symbol(line.unit or "")}
            field = "amount" if line.amount else "load" if line.load else "m01"
            yield problem("copied_from_earlier", line.at(field), **said, file=before.file)
    for product, was in _products(submission, before):
        if product.output and product.output == was.output and _is_telling(product.output):
            said = {"what": product.name, "value": figure(product.output)}
            unit, place = symbol(product.unit or ""), product.at("output")
            yield problem("copied_from_earlier", place, **said, unit=unit, file=before.file)


def unlike_earlier(submission: Submission, context: Context) -> Iterator[Problem]:
    """A line is many times what it was, for what its products were and are, or a small part."""
    before = _earlier(submission, context)
    if before is None or context.rule_set is None:
        return
    sites = [plant(one, context.rule_set) for one in (submission, before)]
    for line, old in _pairs(submission, before):
        same_unit, grown = conversion(line.unit or "", old.unit or ""), _grown(line, old, *sites)
        if not line.quantity or not old.quantity or same_unit is None or grown is None:
            continue
        times = line.quantity * same_unit / old.quantity / grown
        if not 1.0 / limit("unlike_earlier_times") <= times <= limit("unlike_earlier_times"):
            yield problem(
                "unlike_earlier", line.at("amount"), line=line.title, file=before.file,
                amount=figure(line.quantity), unit=symbol(line.unit or ""),
                earlier=figure(old.quantity), earlier_unit=symbol(old.unit or ""),
                times=multiple(times), suggestion=meant_by(line, times),
            )  # fmt: skip


def _earlier(submission: Submission, context: Context) -> Submission | None:
    return context.earlier.get(submission.facility.member or "")


def _pairs(
    submission: Submission, before: Submission
) -> Iterator[tuple[InventoryLine, InventoryLine]]:
    """Lines that both workbooks have, by sheet, id and item; what is said per unit may stay."""
    known = {_key(line): line for line in before.lines}
    for line in submission.lines:
        old = known.get(_key(line))
        if old is not None and not line.failed and line.quantity and line.quantity > 0:
            yield line, old


def _key(line: InventoryLine) -> tuple[object, ...]:
    return line.sheet, line.category, line.line, normalise(line.item or "")


def _products(submission: Submission, before: Submission) -> Iterator[tuple[Product, Product]]:
    known: Mapping[str | None, Product] = {product.product: product for product in before.products}
    for product in submission.products:
        if product.product in known:
            yield product, known[product.product]


def _grown(line: InventoryLine, old: InventoryLine, site: Plant, before: Plant) -> float | None:
    """How many times as much a line is for as it was; None where a mass is not known."""
    if line.basis == PER_UNIT:
        return 1.0
    made, was = _made(line, site), _made(old, before)
    return made / was if made and was else None


def _made(line: InventoryLine, site: Plant) -> float | None:
    """Kilograms of all that a line is for."""
    code = line.product or line.process or SITE
    codes = site.below(SITE) if code == SITE else (code,)
    masses = [product_mass(product) for each in codes for product in site.behind(each)]
    return sum(mass or 0.0 for mass in masses) if masses and all(masses) else None


def _is_telling(value: float) -> bool:
    """Whether a figure has so many digits that it is no coincidence."""
    return len(f"{value:.10g}".replace(".", "").strip("0")) >= limit("copied_digits")


CHECKS = (copied_from_earlier, unlike_earlier)
