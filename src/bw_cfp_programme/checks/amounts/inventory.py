"""The site's own greenhouse gas inventory (ISO 14064-1), against the lines that it is made of.

The shipped factors tell what a kilowatt hour and a litre may emit at least and at most; a declared
total far outside of what the lines can give is a slip in one of them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

from bw_cfp_programme.checks.amounts.emitted import burnt, direct_gases, generated
from bw_cfp_programme.checks.amounts.slip import meant, slips
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import OUTSIDE, InventoryLine, Submission
from bw_cfp_programme.units import symbol
from bw_cfp_programme.wording import figure

TON_CO2E = "ton CO2e"
Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Emitter:
    """A line, and the tonnes CO2e that it stands for in the inventory, at least and at most."""

    line: InventoryLine
    tons: Range


def electricity_unlike_inventory(submission: Submission, _: Context) -> Iterator[Problem]:
    """Purchased electricity against the declared emissions of category 2."""
    country = submission.facility.country or ""
    if any(line.category == "heat" and _is_bought(line) for line in submission.lines):
        return
    parts = _parts(submission, lambda line: generated(line, country))
    yield from _compared(submission, "ghg_category_2", parts, limit("inventory_least_electricity"))


def direct_unlike_inventory(submission: Submission, context: Context) -> Iterator[Problem]:
    """Fuels and gases against the declared emissions of category 1, which may have more sources."""
    if context.programme is None:
        return
    edition = context.programme.gwp
    parts = _parts(submission, lambda line: burnt(line) or direct_gases(line, edition))
    yield from _compared(submission, "ghg_category_1", parts, limit("inventory_other_sources"))


def _is_bought(line: InventoryLine) -> bool:
    return line.supplier in (None, OUTSIDE)


def _parts(submission: Submission, tons: Callable[[InventoryLine], Range | None]) -> list[Emitter]:
    """The lines that emit; what counts as nothing, biogenic carbon dioxide, is no source."""
    lines = (line for line in submission.lines if _is_bought(line) and not line.failed)
    found = ((line, tons(line)) for line in lines)
    return [Emitter(line, each) for line, each in found if each and each[1] > 0]


def _compared(
    submission: Submission, field: str, parts: Sequence[Emitter], more: float
) -> Iterator[Problem]:
    """Told where the slip most likely is; `more`: how many times the lines' most is believed."""
    declared = getattr(submission.facility, field)
    low, high = (sum(part.tons[side] for part in parts) for side in (0, 1))
    within = low / limit("inventory_above_declared"), high * more
    if not declared or not parts or within[0] <= declared <= within[1]:
        return
    found = _likeliest(parts, declared, (1.0 / limit("inventory_above_declared"), more))
    line = found[0].line if found else max(parts, key=lambda part: part.tons[1]).line
    place, amount, unit = line.at("amount"), line.quantity or 0.0, line.unit or ""
    by_line = found and meant(amount, unit, found[1])
    if not found and _fits_itself(declared, (low, high)):
        place, by_line = submission.facility.at(field), None
    yield problem(
        "lines_unlike_inventory", place, declared=figure(declared), low=figure(low),
        high=figure(high), line=line.title, amount=figure(amount), unit=symbol(unit),
        field=field.rpartition("_")[2], suggestion=by_line,
    )  # fmt: skip


def _fits_itself(declared: float, lines: Range) -> bool:
    """Whether the declared total is what slipped: kilograms in place of tonnes."""
    return any(lines[0] <= declared / times <= lines[1] for times in slips(TON_CO2E))


def _likeliest(
    parts: Sequence[Emitter], declared: float, within: Range
) -> tuple[Emitter, float] | None:
    """The line, and how many times itself it is, but for which the declared total would fit."""
    best, nearest = None, inf
    least, most = (sum(part.tons[side] for part in parts) for side in (0, 1))
    for part in parts:
        for times in slips(part.line.unit or ""):
            low, high = (
                whole - tons + tons / times
                for whole, tons in zip((least, most), part.tons, strict=True)
            )
            off = max(low / declared, declared / high, 1.0)
            if within[0] * low <= declared <= within[1] * high and off < nearest:
                best, nearest = (part, times), off
    return best


CHECKS = (electricity_unlike_inventory, direct_unlike_inventory)
