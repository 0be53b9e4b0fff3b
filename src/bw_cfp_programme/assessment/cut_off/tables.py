"""Cut-off as tables."""

from collections.abc import Sequence

from bw_cfp_programme.assessment.cut_off.candidates import CutOffCandidate
from bw_cfp_programme.assessment.cut_off.ledger import Ledger
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.sections import Column, Fact, Kind, Section

_LEDGER = (
    Column("what"),
    Column("stage", Kind.TERM, "stage"),
    Column("kind", Kind.TERM, "exclusion"),
    Column("estimate", Kind.SCORE),
    Column("expected_share", Kind.FINE),
    Column("verdict", Kind.TERM, "verdict"),
    Column("reason"),
    Column("estimate_basis"),
    Column("place", Kind.PLACE),
)
_CANDIDATES = (
    Column("member"),
    Column("line"),
    Column("item"),
    Column("estimate", Kind.SCORE),
    Column("expected_share", Kind.FINE),
    Column("running_sum", Kind.SCORE),
    Column("running_share", Kind.FINE),
    Column("empties_member"),
    Column("place", Kind.PLACE),
)


def ledger_section(study: Study, ledger: Ledger) -> Section:
    """What was left out, item by item, and the verdict on all of it."""
    share = ledger.share(ledger.estimated)
    known = ledger.verdict not in {"unproved", "no_rule"}
    return Section(
        key="cut_off",
        columns=_LEDGER,
        rows=tuple(
            (
                *(item.what, item.stage, item.kind),
                *(item.estimate, ledger.share(item.estimate), ledger.verdict_on(item)),
                *(item.reason, item.basis, item.place),
            )
            for item in ledger.items
        ),
        facts=(
            Fact("left_out", ledger.estimated, Kind.SCORE),
            Fact("expected_total", ledger.expected, Kind.SCORE),
            Fact("left_out_share", share, Kind.FINE),
            Fact("coverage", 1 - share if known and share is not None else None, Kind.FINE),
            *_limits(ledger),
            Fact("capital_goods", study.rules.capital_goods, Kind.TERM, "capital_goods"),
            Fact("verdict", ledger.verdict, Kind.TERM, "verdict"),
        ),
    )


def candidate_section(ledger: Ledger, candidates: Sequence[CutOffCandidate]) -> Section:
    """What could be left out besides, with running sums."""
    return Section(
        key="cut_off_candidates",
        columns=_CANDIDATES,
        rows=tuple(
            (
                *(one.line.member, one.line.line, one.line.item),
                *(one.line.size, ledger.share(one.line.size)),
                *(one.running, ledger.share(one.running), one.empties_member),
                one.line.place,
            )
            for one in candidates
        ),
        facts=(*_limits(ledger), Fact("candidates", float(len(candidates)), Kind.NUMBER)),
    )


def _limits(ledger: Ledger) -> tuple[Fact, ...]:
    return (
        Fact("limit_single", ledger.limits.single, Kind.SHARE),
        Fact("limit_total", ledger.limits.total, Kind.SHARE),
        Fact("limit_source", ledger.limits.source),
    )
