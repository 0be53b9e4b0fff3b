"""One thing that is told by two lines in other words: another unit, another name or process."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from bw_cfp_programme.allocation.plant import BY_PRODUCT
from bw_cfp_programme.categories import of_kind
from bw_cfp_programme.checks.amounts.twice import COUNTS, are_two, where
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.masses import line_mass, product_mass
from bw_cfp_programme.gwp import components
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import InventoryLine, Submission
from bw_cfp_programme.units import conversion, symbol
from bw_cfp_programme.wording import figure

BILLED = ("energy", "outputs")
"""Sheets whose lines are read off bills and meters, each on its own."""
EMISSIONS, TRANSPORT = of_kind("emission"), of_kind("transport")
WASTE = "waste"


def amount_twice(submission: Submission, _: Context) -> Iterator[Problem]:
    """Two lines of a kind with one amount to the last digit, whatever their unit and name."""
    lines = [line for line in submission.lines if line.sheet in BILLED and line.quantity]
    for first, line in _pairs(lines):
        if _is_one_amount(first, line) and not _is_same_line(first, line):
            yield _told(line, where(first))


def leg_twice(submission: Submission, _: Context) -> Iterator[Problem]:
    """Two legs that carry one line by one mode, with one amount of freight."""
    legs = [line for line in submission.lines if line.carries and line.quantity]
    for first, line in _pairs(legs):
        is_one_way = first.mode == line.mode and first.carries == line.carries
        if is_one_way and _same(first.quantity, line.quantity) and not _is_same_line(first, line):
            yield _told(line, where(first))


def scrap_twice(submission: Submission, _: Context) -> Iterator[Problem]:
    """What is sold as a by-product is entered as waste, too."""
    by_products = [(p, product_mass(p)) for p in submission.products if p.role == BY_PRODUCT]
    for line in submission.lines:
        for product, kilograms in by_products if line.category == WASTE else ():
            if kilograms and _same(kilograms, line_mass(line)):
                yield _told(line, f"{product.product} ({product.at('output').cell})")


def item_in_two_units(submission: Submission, _: Context) -> Iterator[Problem]:
    """One item for one process, by the litre in one line and by the kilogram in another."""
    lines = [line for line in submission.lines if line.sheet in BILLED and line.quantity]
    for first, line in _pairs(lines):
        is_one = normalise(first.item or "") == normalise(line.item or "") != ""
        is_apart = conversion(first.unit or "", line.unit or "") is None
        if is_one and is_apart and first.process == line.process:
            yield problem(
                "item_in_two_units", line.at("unit"), line=line.title, first=where(first),
                unit=symbol(line.unit or ""), other=symbol(first.unit or ""),
            )  # fmt: skip


def _pairs(lines: Iterable[InventoryLine]) -> Iterator[tuple[InventoryLine, InventoryLine]]:
    """Lines of one category that nothing tells apart, each with an earlier one."""
    known: dict[str, list[InventoryLine]] = {}
    for line in lines:
        if not line.failed:
            known.setdefault(line.category or "", []).append(line)
    for alike in known.values():
        yield from (pair for pair in combinations(alike, 2) if not are_two(*pair))


def _is_one_amount(first: InventoryLine, line: InventoryLine) -> bool:
    """To the last digit, where so many digits agree by chance seldom, or the unit is another."""
    each = conversion(line.unit or "", first.unit or "")
    if each is None or not _same(first.quantity, (line.quantity or 0.0) * each):
        return False
    if line.category in EMISSIONS and components(first.item or "") != components(line.item or ""):
        return False
    is_treated_alike = first.treatment == line.treatment
    digits = len(f"{first.quantity:.10g}".partition("e")[0].replace(".", "").strip("0"))
    return is_treated_alike and (each != 1.0 or digits >= limit("same_amount_digits"))


def _is_same_line(first: InventoryLine, line: InventoryLine) -> bool:
    """Which `line_twice` tells."""
    alike = all(getattr(first, name) == getattr(line, name) for name in COUNTS)
    return alike and normalise(first.item or "") == normalise(line.item or "")


def _same(one: float | None, other: float | None) -> bool:
    limits = limit("same_meter_differs")
    return one is not None and other is not None and abs(one - other) <= limits * abs(one)


def _told(line: InventoryLine, first: str) -> Problem:
    said = {"amount": figure(line.quantity or 0.0), "unit": symbol(line.unit or "")}
    return problem("amount_twice", line.place, line=line.title, first=first, **said)


CHECKS = (amount_twice, leg_twice, scrap_twice, item_in_two_units)
