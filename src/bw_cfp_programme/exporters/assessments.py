"""Assessments as .xlsx: a sheet for each, its tables one below the other, every row of them."""

from collections.abc import Sequence
from pathlib import Path

from bw_cfp_programme.assessment import Section
from bw_cfp_programme.assessment.section import Column, Fact, Kind, Value
from bw_cfp_programme.exporters.xlsx import Cell, Sheet, write_book
from bw_cfp_programme.labels import LANGUAGES, Language, label, word
from bw_cfp_programme.reporting.model import Chapter, ReportModel
from bw_cfp_programme.reporting.values import heading, said

_STYLES = {
    Kind.NUMBER: "number",
    Kind.MASS: "number",
    Kind.SCORE: "score",
    Kind.SHARE: "share",
    Kind.FINE: "fine",
}
_WIDTH = 22
_WIDEST = 12
_TITLE = 31  # Excel's limit


def write_assessments(
    report: ReportModel, folder: Path, languages: Sequence[Language]
) -> list[Path]:
    """Write `assessments.xlsx`, if anything was assessed; several languages share the file."""
    if not report.chapters:
        return []
    path = folder / "assessments.xlsx"
    language = languages[0] if len(languages) < len(LANGUAGES) else "both"
    with write_book(path, report.header.stamp.get("calculated", "")) as book:
        for chapter in report.chapters:
            sheet = book.sheet(word("topic", chapter.topic, language)[:_TITLE])
            _write_chapter(sheet, chapter, language)
    return [path]


def _write_chapter(sheet: Sheet, chapter: Chapter, language: str) -> None:
    sheet.widths((30, *(_WIDTH for _ in range(_WIDEST))))
    for section in chapter.sections:
        sheet.write([label(f"section.{section.key}", language)], ["title"])
        for fact in section.facts:
            name = label(f"fact.{fact.key}", language)
            sheet.write([name, _cell(fact.value, fact, language)], ["text", _style(fact)])
        if section.rows:
            _write_rows(sheet, section, language)
        for each in LANGUAGES if language == "both" else (language,):
            sheet.write([label(f"section.{section.key}_note", each)], ["text"])
        sheet.row += 1


def _write_rows(sheet: Sheet, section: Section, language: str) -> None:
    for each in LANGUAGES if language == "both" else (language,):
        sheet.header([heading(column, "kg", each) for column in section.columns])
    styles = [_style(column) for column in section.columns]
    for row in section.rows:
        pairs = zip(row, section.columns, strict=True)
        sheet.write([_cell(value, column, language) for value, column in pairs], styles)


def _style(what: Column | Fact) -> str:
    return _STYLES.get(what.kind, "long")


def _cell(value: Value, what: Column | Fact, language: str) -> Cell:
    """Numbers stay numbers; all else is said."""
    if isinstance(value, bool):
        return label("report.yes" if value else "report.no", language)
    if value is None or isinstance(value, (int, float)):
        return value
    return said(value, what.kind, what.namespace, language)
