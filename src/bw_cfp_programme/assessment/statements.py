"""What people state of the study, and its verifier: goal, scope, interpretation, verification."""

from collections.abc import Iterator
from datetime import date

from bw_cfp_programme.assessment.study import Assessed, Study
from bw_cfp_programme.labels import text
from bw_cfp_programme.options import ONE, Option, kinds
from bw_cfp_programme.options.keys import keys_of
from bw_cfp_programme.sections import Column, Kind, Section, Value


def assess_statements(study: Study) -> Assessed:
    """A row for every statement of these tables; what nobody wrote has none."""
    options = study.programme.options
    said = {
        "study": options.study,
        "validity": options.validity,
        "verification": study.verification,
    }
    section = Section(
        key="study",
        columns=(Column("statement_topic"), Column("statement_text"), Column("source", Kind.PLACE)),
        rows=tuple(row for each in said.items() for row in _rows(*each)),
    )
    return Assessed(sections=(section,))


def _rows(table: str, option: Option | None) -> Iterator[tuple[Value, ...]]:
    for key in keys_of(table, ONE[table]) if option else ():
        value = getattr(option, key.name)
        if option and value not in {None, ""}:
            yield key.meaning, _said(value, key.kind), option.place


def _said(value: object, kind: kinds.ValueKind) -> Value:
    """A word of the house in both languages, a date as ISO writes it, all else as written."""
    if isinstance(value, date):
        return value.isoformat()
    if kind.namespace:
        return text(f"{kind.namespace}.{value}")
    return value if isinstance(value, (str, float)) else str(value)
