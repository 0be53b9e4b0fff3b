"""What a page can hold: the largest, and always how much was left for the register."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from bw_cfp_programme.labels import Text
from bw_cfp_programme.reporting.bars import bars
from bw_cfp_programme.reporting.groups import share
from bw_cfp_programme.reporting.model import ReportModel
from bw_cfp_programme.reporting.rows import Group, Line
from bw_cfp_programme.results import TOTAL

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Head(Generic[T]):
    """The first rows of a list, and how many follow."""

    shown: tuple[T, ...]
    hidden: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberLines:
    """A member with those of its lines that are shown, largest first."""

    member: Group
    lines: tuple[Line, ...]


def head(rows: Sequence[T], limit: int) -> Head[T]:
    """At most `limit` rows."""
    return Head(shown=tuple(rows[:limit]), hidden=max(0, len(rows) - limit))


def largest_groups(groups: Sequence[Group], whole: float, limit: int) -> tuple[Group, ...]:
    """All groups in order; above `limit` the largest, then one without a name for the rest."""
    if len(groups) <= limit:
        return tuple(groups)
    ranked = sorted(groups, key=lambda group: -abs(group.total))
    rest = ranked[limit:]
    sums = {name: sum(group.scores[name] for group in rest) for name in rest[0].scores}
    gross = sum(group.gross for group in rest)
    totals = [*(group.total for group in ranked[:limit]), sums[TOTAL]]
    drawn = bars(totals)
    remaining = Group(
        name="",
        text=Text(),
        scores=sums,
        share=share(sums[TOTAL], whole),
        bar=drawn[-1],
        lines=sum(group.lines for group in rest),
        gross=gross,
        primary_share=sum(group.primary_share * group.gross for group in rest) / (gross or 1.0),
    )
    return (*(replace(g, bar=bar) for g, bar in zip(ranked, drawn[:-1], strict=False)), remaining)


def largest_lines(report: ReportModel, limit: int) -> tuple[MemberLines, ...]:
    """The `limit` largest lines of the report, by member in the report's order."""
    ranked = sorted(report.lines, key=lambda line: -abs(line.total))[:limit]
    found: dict[str, list[Line]] = {member.name: [] for member in report.members}
    for line in ranked:
        found[line.member].append(line)
    return tuple(
        MemberLines(member=member, lines=tuple(found[member.name]))
        for member in report.members
        if found[member.name]
    )
