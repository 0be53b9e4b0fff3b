"""Lines of one workbook that are alike: of one item from one supplier."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from bw_cfp_programme.allocation.plant import Plant, plant
from bw_cfp_programme.checks.amounts.slip import meant
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.masses import product_mass
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import InventoryLine, Product, Submission
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
        for line in lines:
            others = [other for other in lines if other is not line]
            times = min((_apart(line, others, site, by) for by in BASES), key=_size, default=1.0)
            own = _is_own(line, site)
            if _size(times) > (
                limit("unlike_lines_times") if own else limit("unlike_meters_times")
            ):
                yield problem(
                    "unlike_other_lines", line.at("amount"), line=line.title,
                    amount=figure(line.quantity or 0.0), unit=symbol(line.unit or ""),
                    times=multiple(_size(times)),
                    others=", ".join(_said(other) for other in others[:3]),
                    suggestion=meant(line.quantity or 0.0, line.unit or "", times),
                )  # fmt: skip


BASES = ("output", "mass")


def _groups(submission: Submission) -> list[list[InventoryLine]]:
    """Lines of one category, supplier and item, in units that convert."""
    found: defaultdict[tuple[object, ...], list[InventoryLine]] = defaultdict(list)
    for line in submission.lines:
        if line.sheet in SHEETS and line.quantity and line.quantity > 0 and not line.failed:
            found[line.category, line.supplier, normalise(line.item or "")].append(line)
    return [lines for lines in found.values() if FEW <= len(lines) <= MANY and _convert(lines)]


def _convert(lines: Sequence[InventoryLine]) -> bool:
    return all(conversion(one.unit or "", lines[0].unit or "") for one in lines)


def _apart(line: InventoryLine, others: Sequence[InventoryLine], site: Plant, base: str) -> float:
    """How many times the middle of its likes a line is; 1 where there is nothing to say."""
    own = _is_own(line, site)
    likes = [each for each in others if _is_own(each, site) == own]
    if not likes:
        return 1.0
    each = [_per(one, line.unit or "", site, base if own else "") for one in (line, *likes)]
    known = [value for value in each if value]
    if len(known) < len(each) or max(known[1:]) > limit("like_lines_agree") * min(known[1:]):
        return 1.0
    return known[0] / median(known[1:])


def _per(line: InventoryLine, unit: str, site: Plant, base: str) -> float | None:
    amount = (line.quantity or 0.0) * (conversion(line.unit or "", unit) or 0.0)
    if not base:
        return amount
    (product,) = _products(line, site)
    made = product.output if base == "output" else product_mass(product)
    return amount / made if made else None


def _products(line: InventoryLine, site: Plant) -> tuple[Product, ...]:
    return site.behind(line.product or line.process or "")


def _is_own(line: InventoryLine, site: Plant) -> bool:
    """Whether a line is for one product alone."""
    return len(_products(line, site)) == 1


def _size(times: float) -> float:
    return max(times, 1.0 / times)


def _said(line: InventoryLine) -> str:
    return f"{line.line or line.title} {figure(line.quantity or 0.0)} {symbol(line.unit or '')}"


CHECKS = (unlike_other_lines,)
