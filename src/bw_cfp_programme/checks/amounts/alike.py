"""Lines of one workbook that are alike: of one item from one supplier."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from bw_cfp_programme.allocation.plant import Plant, plant
from bw_cfp_programme.checks.amounts.slip import meant_by
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.masses import product_mass
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import InventoryLine, Submission
from bw_cfp_programme.units import conversion, symbol
from bw_cfp_programme.wording import figure, multiple

SHEETS = ("materials", "energy")
FEW, MANY = 2, 50
"""Lines of a group; of more than many each other one is no measure any more."""


def unlike_other_lines(submission: Submission, context: Context) -> Iterator[Problem]:
    """A line is far from what the like lines of the workbook are, each for its own product.

    Measured per piece and per kg of what the lines are for; the nearer of both counts, for a large
    lamp takes as many boxes as a small one and more wire. Lines that are for the same products, or
    for the whole site, are held against each other as they are.
    """
    if context.rule_set is None:
        return
    site = plant(submission, context.rule_set)
    for lines in _groups(submission):
        measured = [_measured(line, lines[0].unit or "", site) for line in lines]
        for one in measured:
            line, others = one.line, [other for other in measured if other is not one]
            times = min((_apart(one, others, base) for base in BASES), key=_size)
            if _size(times) > (
                limit("unlike_lines_times") if one.is_own else limit("unlike_meters_times")
            ):
                yield problem(
                    "unlike_other_lines", line.at("amount"), line=line.title,
                    amount=figure(line.quantity or 0.0), unit=symbol(line.unit or ""),
                    times=multiple(_size(times)),
                    others=", ".join(_said(other.line) for other in others[:3]),
                    suggestion=meant_by(line, times),
                )  # fmt: skip


BASES = (0, 1)
"""Places in `Measured.each`."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A line by what it is for.

    Attributes:
        is_own: it is for one product alone.
        each: its amount by the product's output and by the product's mass, None where that is not
            known; as it is where it is for several.
    """

    line: InventoryLine
    is_own: bool
    each: tuple[float | None, float | None]


def _groups(submission: Submission) -> list[list[InventoryLine]]:
    """Lines of one category, supplier and item, in units that convert."""
    found: defaultdict[tuple[object, ...], list[InventoryLine]] = defaultdict(list)
    for line in submission.lines:
        if line.sheet in SHEETS and line.quantity and line.quantity > 0 and not line.failed:
            found[line.category, line.supplier, normalise(line.item or "")].append(line)
    return [lines for lines in found.values() if FEW <= len(lines) <= MANY and _convert(lines)]


def _convert(lines: Sequence[InventoryLine]) -> bool:
    return all(conversion(one.unit or "", lines[0].unit or "") for one in lines)


def _measured(line: InventoryLine, unit: str, site: Plant) -> Measured:
    """A line of a group, its amount in the group's unit."""
    amount = (line.quantity or 0.0) * (conversion(line.unit or "", unit) or 0.0)
    products = site.behind(line.product or line.process or "")
    if len(products) != 1:
        return Measured(line, is_own=False, each=(amount, amount))
    made, mass = products[0].output, product_mass(products[0])
    each = (amount / made if made else None, amount / mass if mass else None)
    return Measured(line, is_own=True, each=each)


def _apart(one: Measured, others: Sequence[Measured], base: int) -> float:
    """How many times the middle of its likes a line is; 1 where there is nothing to say."""
    own, likes = one.each[base], [o.each[base] for o in others if o.is_own == one.is_own]
    known = [value for value in likes if value]
    if not own or not known or len(known) < len(likes):
        return 1.0
    return own / median(known) if max(known) <= limit("like_lines_agree") * min(known) else 1.0


def _size(times: float) -> float:
    return max(times, 1.0 / times)


def _said(line: InventoryLine) -> str:
    return f"{line.line or line.title} {figure(line.quantity or 0.0)} {symbol(line.unit or '')}"


CHECKS = (unlike_other_lines,)
