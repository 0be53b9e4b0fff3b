"""What people state of the study: goal, scope, interpretation, verification, as they wrote it."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from bw_cfp_programme.assessment.section import Column, Section, Value
from bw_cfp_programme.assessment.study import Assessed, Study
from bw_cfp_programme.labels import Text, text
from bw_cfp_programme.options import Option
from bw_cfp_programme.tables import read_table

_TABLES = ("study", "validity", "verification")


def assess_statements(study: Study) -> Assessed:
    """A row for every statement of these tables; what nobody wrote has none."""
    options = study.programme.options
    section = Section(
        key="study",
        columns=(Column("statement_topic"), Column("statement_text"), Column("source")),
        rows=tuple(row for table in _TABLES for row in _rows(table, getattr(options, table))),
    )
    return Assessed(sections=(section,))


def _rows(table: str, option: Option | None) -> Iterator[tuple[Value, ...]]:
    stated = {f.name: getattr(option, f.name) for f in fields(option)} if option else {}
    for row in read_table("programme_keys.csv"):
        value = stated.get(row["key"]) if row["table"] == table else None
        if option and value not in {None, ""}:
            topic = Text(zh_TW=row["zh_TW"], en=row["en"])
            yield topic, _said(value, row["kind"]), option.place


def _said(value: object, kind: str) -> Value:
    """A word of the house in both languages, a date as ISO writes it, all else as written."""
    if isinstance(value, date):
        return value.isoformat()
    if kind.startswith("term:"):
        return text(f"{kind.removeprefix('term:')}.{value}")
    return value if isinstance(value, (str, float)) else str(value)
