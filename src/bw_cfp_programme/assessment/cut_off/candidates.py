"""Candidates: which lines could be left out besides, with the sum that proves it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bw_cfp_programme.assessment.cut_off.ledger import Ledger
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import INDICATORS, Contribution

Source = tuple[str, str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class SummedLine:
    """A workbook's line over all products and stages that take of it.

    Attributes:
        source: (member, category, item): what a member reports under one item is one source,
            into however many lines it is parted.
        size: kg CO2e per declared unit.
        only_emits: no part of it is a removal or a credit.
    """

    member: str
    line: str
    source: Source
    item: str
    place: Place
    stages: frozenset[str]
    size: float
    only_emits: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CutOffCandidate:
    """A line that could be left out together with all before it.

    Attributes:
        running: kg CO2e per declared unit of all up to this one and of what is left out already.
        empties_member: nothing of its member would be counted any more.
    """

    line: SummedLine
    running: float
    empties_member: bool


def propose(contributions: Sequence[Contribution], ledger: Ledger) -> tuple[CutOffCandidate, ...]:
    """The smallest lines first, as many as the limits allow.

    Left alone are sources with a removal or credit in them, sources above the single limit, and the
    last line of a stage. Without limits nothing is proposed.
    """
    lines = list(_lines(contributions))
    sizes = _sizes(lines)
    balanced = {line.source for line in lines if not line.only_emits}
    small = {s for s, size in sizes.items() if ledger.limits.allows_one(ledger.share(size))}
    negligible = small - balanced
    chosen = (line for line in lines if line.size and line.source in negligible)
    return tuple(_taken(sorted(chosen, key=_order), lines, ledger))


def _taken(
    small: Sequence[SummedLine], lines: Sequence[SummedLine], ledger: Ledger
) -> Iterator[CutOffCandidate]:
    counted = [line for line in lines if line.size]
    left = Counter(stage for line in counted for stage in line.stages)
    of_member = Counter(line.member for line in counted)
    running = ledger.estimated
    for line in small:
        if not ledger.limits.allows_all(ledger.share(running + line.size)):
            return
        if any(left[stage] == 1 for stage in line.stages):
            continue
        left.subtract(line.stages)
        of_member.subtract([line.member])
        running += line.size
        yield CutOffCandidate(line=line, running=running, empties_member=not of_member[line.member])


def _lines(contributions: Sequence[Contribution]) -> Iterator[SummedLine]:
    parts: dict[tuple[str, str, str, Place], list[Contribution]] = {}
    for each in contributions:
        parts.setdefault((each.stated.workbook, each.member, each.line, each.place), []).append(
            each
        )
    for (_, member, line, place), uses in parts.items():
        yield SummedLine(
            member=member,
            line=line,
            source=(member, uses[0].category, uses[0].item),
            item=uses[0].item,
            place=place,
            stages=frozenset(use.stage for use in uses),
            size=sum(use.total for use in uses),
            only_emits=all(use.scores[name] >= 0 for use in uses for name in INDICATORS),
        )


def _sizes(lines: Sequence[SummedLine]) -> dict[Source, float]:
    sizes: dict[Source, float] = {}
    for line in lines:
        sizes[line.source] = sizes.get(line.source, 0.0) + abs(line.size)
    return sizes


def _order(line: SummedLine) -> tuple[float, str, str, Place]:
    return line.size, line.member, line.line, line.place
