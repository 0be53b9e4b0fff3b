"""One thing that is told by two lines in other words: another unit, another name or process."""

from collections.abc import Iterable, Iterator, Sequence

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

_Amount = tuple[float, InventoryLine]
"""What a line comes to in the unit that its group has in common."""


def amount_twice(submission: Submission, _: Context) -> Iterator[Problem]:
    """Two lines of a kind with one amount to the last digit, whatever their unit and name."""
    groups: dict[tuple[str, str], list[_Amount]] = {}
    for line in _billed(submission):
        category, unit = line.category or "", line.unit or ""
        known = (common for kind, common in groups if kind == category)
        common = next((one for one in known if conversion(unit, one) is not None), unit)
        each = conversion(unit, common) or 1.0
        amount = (line.quantity or 0.0) * each
        groups.setdefault((category, common), []).append((amount, line))
    for first, line in _of_one_amount(groups.values()):
        if _is_one_bill(first, line) and not _is_same_line(first, line):
            yield _told(line, where(first))


def leg_twice(submission: Submission, _: Context) -> Iterator[Problem]:
    """Two legs that carry one line by one mode, with one amount of freight."""
    groups: dict[tuple[str | None, ...], list[_Amount]] = {}
    for line in submission.lines:
        if line.carries and line.quantity and not line.failed:
            alike = groups.setdefault((line.category, line.mode, line.carries), [])
            alike.append((line.quantity, line))
    for first, line in _of_one_amount(groups.values()):
        if not _is_same_line(first, line):
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
    known: dict[tuple[str | None, ...], list[InventoryLine]] = {}
    for line in _billed(submission):
        item = normalise(line.item or "")
        others = known.setdefault((line.category, item, line.process), []) if item else []
        apart = [one for one in others if conversion(one.unit or "", line.unit or "") is None]
        first = next((one for one in apart if not are_two(one, line)), None)
        if first:
            yield problem(
                "item_in_two_units", line.at("unit"), line=line.title, first=where(first),
                unit=symbol(line.unit or ""), other=symbol(first.unit or ""),
            )  # fmt: skip
        if line.unit not in {one.unit for one in others}:
            others.append(line)


def _billed(submission: Submission) -> Iterator[InventoryLine]:
    for line in submission.lines:
        if line.sheet in BILLED and line.quantity and not line.failed:
            yield line


def _of_one_amount(
    groups: Iterable[Sequence[_Amount]],
) -> Iterator[tuple[InventoryLine, InventoryLine]]:
    """Each line with an earlier one of its group, of the same amount, that nothing tells apart.

    A line is held against the nearest amounts only: of many that agree, a person reads a few.
    """
    for group in groups:
        order = sorted(range(len(group)), key=lambda number: group[number][0])
        found: dict[int, int] = {}
        for place, number in enumerate(order):
            for other in order[max(0, place - int(limit("lines_of_one_amount"))) : place]:
                first, later = sorted((number, other))
                pair = group[first][1], group[later][1]
                if _same(group[first][0], group[later][0]) and not are_two(*pair):
                    found[later] = min(first, found.get(later, first))
        yield from ((group[first][1], group[later][1]) for later, first in sorted(found.items()))


def _is_one_bill(first: InventoryLine, line: InventoryLine) -> bool:
    """Where so many digits agree by chance seldom, or the unit is another."""
    if line.category in EMISSIONS and components(first.item or "") != components(line.item or ""):
        return False
    is_treated_alike = first.treatment == line.treatment
    is_converted = conversion(line.unit or "", first.unit or "") != 1.0
    digits = len(f"{first.quantity:.10g}".partition("e")[0].replace(".", "").strip("0"))
    return is_treated_alike and (is_converted or digits >= limit("same_amount_digits"))


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
