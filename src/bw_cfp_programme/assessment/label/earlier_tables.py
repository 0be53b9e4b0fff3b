"""Earlier studies as tables: what was reduced, and what may be compared."""

from collections.abc import Iterable, Iterator

from bw_cfp_programme.assessment.label.comparison import StudyComparison
from bw_cfp_programme.assessment.label.reduction import Reduction
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.labels import Text, joined, text
from bw_cfp_programme.results import TOTAL
from bw_cfp_programme.sections import Column, Fact, Kind, Section, Value

_REDUCTION = (
    Column("earlier_study"),
    Column("statement"),
    Column("date"),
    Column("earlier_score", Kind.SCORE),
    Column("present_score", Kind.SCORE),
    Column("reduction", Kind.FINE),
    Column("deadline"),
    Column("in_time"),
    Column("verdict", Kind.TERM, "verdict"),
)
_COMPARISON = (
    Column("earlier_study"),
    Column("statement"),
    Column("date"),
    Column("part_compared"),
    Column("earlier_score", Kind.SCORE),
    Column("present_score", Kind.SCORE),
    Column("difference", Kind.SCORE),
    Column("relative_difference", Kind.FINE),
    Column("comparable"),
    Column("not_comparable_because"),
)


def reduction_section(study: Study, reductions: Iterable[Reduction]) -> Section:
    """Every baseline, how much less this study is, and whether that is enough and in time."""
    rules = study.rules
    return Section(
        key="reduction",
        columns=_REDUCTION,
        rows=tuple(map(_reduction_row, reductions)),
        facts=(
            Fact("reduction_share", rules.reduction_share, Kind.SHARE),
            Fact("reduction_years", rules.reduction_years, Kind.NUMBER),
            Fact("reduction_status", rules.reduction_status, Kind.TERM, "reduction_status"),
        ),
    )


def _reduction_row(reduction: Reduction) -> tuple[Value, ...]:
    comparison = reduction.comparison
    was, now = comparison.values[TOTAL] if comparison.allowed else (None, None)
    return (
        *_about(comparison),
        *(was, now, reduction.share),
        *(str(reduction.deadline), reduction.in_time, reduction.verdict),
    )


def comparison_section(comparisons: Iterable[StudyComparison]) -> Section:
    """Each earlier study: the difference by all that is known, or why there is none to state."""
    rows = (row for comparison in comparisons for row in _comparison_rows(comparison))
    return Section(key="comparison", columns=_COMPARISON, rows=tuple(rows))


def _comparison_rows(comparison: StudyComparison) -> Iterator[tuple[Value, ...]]:
    if not comparison.allowed:
        because = joined(comparison.reasons)
        was = comparison.values[TOTAL][0] if comparison.values else None
        yield (*_about(comparison), _part(TOTAL), was, None, None, None, False, because)
        return
    for part, (was, now) in comparison.values.items():
        share = (now - was) / was if was else None
        yield (*_about(comparison), _part(part), was, now, now - was, share, True, None)


def _about(comparison: StudyComparison) -> tuple[Value, ...]:
    earlier = comparison.earlier
    return earlier.name, earlier.statement, str(earlier.date)


def _part(part: str) -> Text:
    return text("indicator.total") if part == TOTAL else text(f"stage.{part}")
