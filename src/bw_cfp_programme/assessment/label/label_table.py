"""The label's value as a table."""

from collections.abc import Iterator

from bw_cfp_programme.assessment.label.mark import chosen_mark, marks_of
from bw_cfp_programme.assessment.signed_answer import faults
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.assessment.validity.dates import span
from bw_cfp_programme.assessment.validity.label_term import term_of
from bw_cfp_programme.results import TOTAL
from bw_cfp_programme.sections import Column, Fact, Kind, Section

_LABEL = (
    Column("unit", Kind.UNIT),
    Column("exact_value", Kind.NUMBER),
    Column("rounded_value", Kind.NUMBER),
    Column("rounding_moves", Kind.FINE),
    Column("chosen_unit"),
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
    return "verified" if study.verification and not any(faults(study)) else "calculated"


def _dates(study: Study) -> Iterator[Fact]:
    """Nothing has an end that nobody approved."""
    stated = study.programme.options.validity
    term = term_of(study.rules, stated.approved if stated else None)
    renewal = span(term.renewal_opens, term.renewal_closes) if term else ""
    yield Fact("valid_until", str(term.end) if term else None)
    yield Fact("renewal", renewal or None)
