"""A report for machines: plain JSON types, every digit, words in both languages."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from bw_cfp_programme.labels import LANGUAGES, Text, word
from bw_cfp_programme.problems import Place
from bw_cfp_programme.reporting.model import Chapter, Header, ReportModel
from bw_cfp_programme.sections import Column, Kind, Ratio, Section, Value

SCHEMA = 2
_UNITS = {Kind.SCORE: "kg CO2e", Kind.MASS: "kg CO2e", Kind.SHARE: "1", Kind.FINE: "1"}


def report_dict(report: ReportModel) -> dict[str, Any]:
    """Schema, header, and the chapters with their sections."""
    return {
        "schema": SCHEMA,
        "header": header_dict(report.header),
        "chapters": [
            {
                **chapter_head(chapter),
                "sections": [section_dict(section) for section in chapter.sections],
            }
            for chapter in report.chapters
        ],
    }


def chapter_head(chapter: Chapter) -> dict[str, Any]:
    """Topic and title."""
    return {"topic": chapter.topic, "title": _words("topic", chapter.topic)}


def header_dict(header: Header) -> dict[str, Any]:
    """The header field by field."""
    return {each.name: plain(getattr(header, each.name)) for each in fields(header)}


def section_dict(section: Section) -> dict[str, Any]:
    """What stands above the table, and each row by its columns' keys."""
    return {**section_head(section), "rows": list(row_dicts(section))}


def section_head(section: Section) -> dict[str, Any]:
    """Key, title, facts, and the columns with what their values mean."""
    return {
        "key": section.key,
        "title": _words("section", section.key),
        "facts": {fact.key: plain(fact.value) for fact in section.facts},
        "columns": [_column(column) for column in section.columns],
    }


def row_dicts(section: Section) -> Iterator[dict[str, Any]]:
    """Each row by its columns' keys."""
    return ({key: plain(value) for key, value in row.items()} for row in section.records())


def plain(value: Value | Mapping[str, str]) -> Any:
    """A value as JSON types."""
    if isinstance(value, Text):
        return {"zh_TW": value.zh_TW, "en": value.en}
    if isinstance(value, Place):
        return {"file": value.file, "sheet": value.sheet, "cell": value.cell}
    if isinstance(value, tuple):
        return [[each.part, each.whole] if isinstance(each, Ratio) else each for each in value]
    return dict(value) if isinstance(value, Mapping) else value


def _column(column: Column) -> dict[str, Any]:
    said = {
        "unit": _UNITS.get(column.kind, ""),
        "words": column.namespace,
        "formula": column.formula,
    }
    return {
        "key": column.key,
        "title": _words("column", column.key),
        "kind": column.kind.value,
        **{name: value for name, value in said.items() if value},
    }


def _words(namespace: str, name: str) -> dict[str, str]:
    return {language: word(namespace, name, language) for language in LANGUAGES}
