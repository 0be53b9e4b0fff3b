"""Label, reduction and comparison as tables."""

from collections.abc import Iterable, Iterator

from bw_cfp_programme.assessment.label.comparison import Comparison
from bw_cfp_programme.assessment.label.mark import chosen_mark, marks_of
from bw_cfp_programme.assessment.label.reduction import Reduction
from bw_cfp_programme.assessment.section import Column, Fact, Kind, Section, Value
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.assessment.validity.dates import span
from bw_cfp_programme.assessment.validity.label_term import term_of
from bw_cfp_programme.labels import Text, joined, text
from bw_cfp_programme.results import TOTAL

_LABEL = (
    Column("unit", Kind.UNIT),
    Column("exact_value", Kind.NUMBER),
    Column("rounded_value", Kind.NUMBER),
    Column("rounding_moves", Kind.SHARE),
    Column("chosen_unit"),
)
_REDUCTION = (
    Column("earlier_study"),
    Column("statement"),
    Column("date"),
    Column("earlier_score", Kind.SCORE),
    Column("present_score", Kind.SCORE),
    Column("reduction", Kind.SHARE),
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
    Column("relative_difference", Kind.SHARE),
    Column("comparable"),
    Column("not_comparable_because"),
)


def label_section(study: Study) -> Section:
    """The label's text and dates; the value in each unit that the rule set allows."""
    mark = chosen_mark(study)
    marks = marks_of(study, study.result.totals[TOTAL]) if mark else ()
    return Section(
        key="label",
        columns=_LABEL,
        rows=tuple(
            (each.unit, float(each.exact), float(each.rounded) or None, each.moved, each == mark)
            for each in marks
        ),
        facts=(
            Fact("label_text", mark.text if mark else None),
            Fact("label_status", _status(study), Kind.TERM, "label_status"),
            Fact("label_rounding", study.rules.label_rounding, Kind.TERM, "label_rounding"),
            *_dates(study),
        ),
    )


def _status(study: Study) -> str:
    """How far the value has come; only documents that exist make it more than calculated."""
    options = study.programme.options
    approved = options.validity and options.validity.approved
    if approved and options.label and options.label.certificate:
        return "approved"
    return "verified" if options.verification else "calculated"


def _dates(study: Study) -> Iterator[Fact]:
    """Nothing has an end that nobody approved."""
    stated = study.programme.options.validity
    term = term_of(study.rules, stated.approved if stated else None)
    renewal = span(term.renewal_opens, term.renewal_closes) if term else ""
    yield Fact("valid_until", str(term.end) if term else None)
    yield Fact("renewal", renewal or None)


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


def comparison_section(comparisons: Iterable[Comparison]) -> Section:
    """Each earlier study: the difference by all that is known, or why there is none to state."""
    rows = (row for comparison in comparisons for row in _comparison_rows(comparison))
    return Section(key="comparison", columns=_COMPARISON, rows=tuple(rows))


def _comparison_rows(comparison: Comparison) -> Iterator[tuple[Value, ...]]:
    if not comparison.allowed:
        because = joined(comparison.reasons)
        was = comparison.values[TOTAL][0] if comparison.values else None
        yield (*_about(comparison), _part(TOTAL), was, None, None, None, False, because)
        return
    for part, (was, now) in comparison.values.items():
        share = (now - was) / was if was else None
        yield (*_about(comparison), _part(part), was, now, now - was, share, True, None)


def _about(comparison: Comparison) -> tuple[Value, ...]:
    earlier = comparison.earlier
    return earlier.name, earlier.statement, str(earlier.date)


def _part(part: str) -> Text:
    return text("indicator.total") if part == TOTAL else text(f"stage.{part}")
