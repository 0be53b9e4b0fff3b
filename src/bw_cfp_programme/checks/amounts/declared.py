"""Declared footprints: said once, with the right sign, and of a size that a product can have."""

from collections import defaultdict
from collections.abc import Iterator

from bw_cfp_programme.checks.amounts.slip import meant
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.masses import mass_each
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import DeclaredResult, Submission
from bw_cfp_programme.results import INDICATORS, TOTAL
from bw_cfp_programme.units import conversion, symbol
from bw_cfp_programme.wording import figure, words

KILOGRAM_CO2E = "kilogram CO2e"
EMISSIONS, REMOVALS = ("fossil", "biogenic_emissions", "aircraft"), "biogenic_removals"


def result_total_and_stages(submission: Submission, _: Context) -> Iterator[Problem]:
    """An indicator as a whole and again by stage: both would count."""
    for rows in _by_product_and_indicator(submission).values():
        wholes = [row for row in rows if row.is_blank("stage")]
        stages = [row for row in rows if row.stage]
        if wholes and stages:
            said = {"product": wholes[0].product, "total": figure(_kilograms(wholes))}
            names = words("indicator", f"indicator.{wholes[0].indicator}")
            place, parts = wholes[0].at("value"), figure(_kilograms(stages))
            yield problem("result_total_and_stages", place, **said, **names, stages=parts)


def result_sign(submission: Submission, _: Context) -> Iterator[Problem]:
    """Emissions below zero, or removals above it."""
    for row in submission.results:
        if row.failed or not row.value:
            continue
        said = {"product": row.product, "value": figure(row.value), "unit": symbol(row.unit or "")}
        if row.indicator == REMOVALS and row.value > 0:
            yield problem("removal_above_zero", row.at("value"), **said)
        elif row.indicator in EMISSIONS and row.value < 0:
            names = words("indicator", f"indicator.{row.indicator}")
            yield problem("emission_below_zero", row.at("value"), **said, **names)


def result_implausible(submission: Submission, _: Context) -> Iterator[Problem]:
    """More kg CO2e per kg than any product is known to have, or per piece than a ship weighs."""
    each = {product.product: mass_each(product) for product in submission.products}
    for row in submission.results:
        kilograms = _kilograms([row])
        weighs = each.get(row.product)
        most = limit("result_per_kilogram") * weighs if weighs else limit("result_per_piece")
        if abs(kilograms) > most:
            yield problem(
                "result_implausible", row.at("value"), product=row.product,
                value=figure(row.value or 0.0), unit=symbol(row.unit or ""),
                mass=figure(weighs) if weighs else "?", most=figure(most),
                suggestion=meant(row.value or 0.0, row.unit or "", 1e3),
            )  # fmt: skip


def result_units_differ(submission: Submission, _: Context) -> Iterator[Problem]:
    """Rows of one product in two units: grams beside kilograms."""
    first: dict[str, DeclaredResult] = {}
    for row in submission.results:
        if row.product and row.unit and row.value:
            known = first.setdefault(row.product, row)
            if known.unit != row.unit:
                said = {"product": row.product, "unit": symbol(row.unit)}
                other = symbol(known.unit or "")
                yield problem("result_units_differ", row.at("unit"), **said, other=other)


def result_total_differs(submission: Submission, _: Context) -> Iterator[Problem]:
    """The declared total against the sum of its indicators."""
    for product in dict.fromkeys(row.product for row in submission.results):
        rows = [row for row in submission.results if row.product == product and not row.failed]
        totals = [row for row in rows if row.indicator == TOTAL and row.is_blank("stage")]
        parts = [row for row in rows if row.indicator in INDICATORS and row.value is not None]
        said, summed = _kilograms(totals), _kilograms(parts)
        if totals and parts and abs(said - summed) > limit("result_differs") * abs(said):
            yield problem(
                "result_total_differs", totals[0].at("value"), product=product,
                total=figure(said), sum=figure(summed),
            )  # fmt: skip


def _by_product_and_indicator(
    submission: Submission,
) -> dict[tuple[str, str], list[DeclaredResult]]:
    found: defaultdict[tuple[str, str], list[DeclaredResult]] = defaultdict(list)
    for row in submission.results:
        if row.product and row.indicator in INDICATORS and row.value is not None:
            found[row.product, row.indicator].append(row)
    return found


def _kilograms(rows: list[DeclaredResult]) -> float:
    each = ((row.value or 0.0, conversion(row.unit or "", KILOGRAM_CO2E)) for row in rows)
    return sum(value * (times or 0.0) for value, times in each)


CHECKS = (
    result_total_and_stages,
    result_sign,
    result_implausible,
    result_units_differ,
    result_total_differs,
)
