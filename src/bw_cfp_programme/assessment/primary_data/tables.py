"""Primary data as tables."""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from bw_cfp_programme.assessment.primary_data.parties import Party
from bw_cfp_programme.assessment.primary_data.rule import Rule
from bw_cfp_programme.records import GATE_STAGES
from bw_cfp_programme.results import Contribution, Result
from bw_cfp_programme.sections import Column, Fact, Kind, Section

_SHARES = (
    Column("member"),
    Column("stage", Kind.TERM, "stage"),
    Column("gross", Kind.SCORE),
    Column("primary_share", Kind.SHARE),
)
_NEXT = (
    Column("member"),
    Column("item"),
    Column("tier", Kind.NUMBER),
    Column("contribution", Kind.SCORE),
    Column("upstream_share", Kind.SHARE),
    Column("primary_share", Kind.SHARE),
    Column("without_primary", Kind.SCORE),
    Column("running_share", Kind.SHARE),
    Column("needed"),
    Column("ask", Kind.TERM, "ask"),
    Column("place", Kind.PLACE),
)


def share_section(result: Result) -> Section:
    """Gross emissions and the part of them with primary activity data, by member and stage."""
    parts: dict[tuple[str, str], list[Contribution]] = {}
    for line in result.contributions:
        parts.setdefault((line.member, line.stage), []).append(line)
    rows = (
        (*key, sum(map(_gross, lines)), primary_part(lines, _gross)) for key, lines in parts.items()
    )
    gate = [line for line in result.contributions if line.stage in GATE_STAGES]
    pact = primary_part(gate, lambda line: line.without_removals)  # what PACT's share refers to
    return Section(
        key="primary_data",
        columns=_SHARES,
        rows=tuple(row for row in rows if row[2]),
        facts=(
            Fact("primary_share", result.primary_share, Kind.SHARE),
            Fact("primary_share_gate", pact, Kind.SHARE),
        ),
    )


def primary_part(
    lines: Sequence[Contribution], size: Callable[[Contribution], float]
) -> float | None:
    """The share (0-1) of lines with primary activity data, each as large as `size` has it."""
    whole = _sum(lines, size)
    return _sum((line for line in lines if line.stated.primary), size) / whole if whole else None


def _sum(lines: Iterable[Contribution], size: Callable[[Contribution], float]) -> float:
    return sum(map(size, lines), start=0.0)


def _gross(line: Contribution) -> float:
    return abs(line.total)


def next_section(rule: Rule) -> Section:
    """Whom to ask next: the largest gap first, with the rule that says how far to go."""
    order, needed = rule.order, rule.needed
    running = accumulate(party.missing for party in order)
    return Section(
        key="primary_data_next",
        columns=_NEXT,
        rows=tuple(
            (
                *(party.member, party.name, party.tier, party.emissions),
                *(rule.share(party.emissions), party.primary / party.emissions, party.missing),
                *(rule.share(so_far), party in needed, _ask(party), party.place),
            )
            for party, so_far in zip(order, running, strict=True)
        ),
        facts=(
            Fact("upstream", rule.upstream, Kind.SCORE),
            Fact("own_share", rule.own_share, Kind.SHARE),
            Fact("primary_threshold", rule.threshold, Kind.SHARE),
            Fact("covered_share", rule.covered, Kind.SHARE),
            Fact("verdict", rule.verdict, Kind.TERM, "verdict"),
        ),
    )


def _ask(party: Party) -> str:
    """A name of `ask`."""
    return party.kind if party.missing else "nothing"
