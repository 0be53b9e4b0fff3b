"""Assessments as .xlsx: a sheet for each, its tables one below the other, every row of them."""

from collections.abc import Sequence
from pathlib import Path

from bw_cfp_programme.exporters.xlsx import Cell, Sheet, size, write_book
from bw_cfp_programme.labels import LANGUAGES, Language, label, word
from bw_cfp_programme.reporting.model import Chapter, ReportModel
from bw_cfp_programme.reporting.pictures import picture_sides
from bw_cfp_programme.reporting.values import heading, said
from bw_cfp_programme.sections import Column, Fact, Kind, Section, Value

_STYLES = {
    Kind.NUMBER: "number",
    Kind.MASS: "number",
    Kind.SCORE: "score",
    Kind.SHARE: "share",
    Kind.FINE: "fine",
}
_FIRST, _NARROWEST, _WIDEST = 32, 14, 44
_BARS = 12
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
    sheet.printed_across()
    sheet.widths(_widths(chapter, language))
    for section in chapter.sections:
        sheet.write([label(f"section.{section.key}", language)], ["title"])
        for fact in section.facts:
            name = label(f"fact.{fact.key}", language)
            sheet.write([name, _cell(fact.value, fact, language)], ["long", _style(fact)])
        if section.rows:
            _write_rows(sheet, section, language)
        for each in LANGUAGES if language == "both" else (language,):
            sheet.across(label(f"section.{section.key}_note", each))
        sheet.row += 1


def _widths(chapter: Chapter, language: str) -> list[int]:
    """As wide as the longest text of a column in any table, within limits."""
    drawn = max((len(s.columns) for s in chapter.sections if s.picture), default=0)
    found = {0: _FIRST - 2} | dict.fromkeys(range(1, drawn + 2 if drawn else 1), 0)
    for section in chapter.sections:
        for place, column in enumerate(section.columns):
            cells = (_cell(row[place], column, language) for row in section.rows)
            texts = (size(cell) for cell in cells if isinstance(cell, str))
            found[place] = max(found.get(place, 0), *texts, 0)
    return [min(_WIDEST, max(_NARROWEST, found[place] + 2)) for place in sorted(found)]


def _write_rows(sheet: Sheet, section: Section, language: str) -> None:
    sides = picture_sides(section)
    for each in LANGUAGES if language == "both" else (language,):
        headings = [heading(column, "kg", each) for column in section.columns]
        sheet.header([*headings, *_side_headings(section, each)])
    first = sheet.row
    styles = [_style(column) for column in section.columns]
    for place, row in enumerate(section.rows):
        pairs = zip(row, section.columns, strict=True)
        cells = [_cell(value, column, language) for value, column in pairs]
        beside = sides[place] if sides else ()
        sheet.write([*cells, *beside], [*styles, *("score" for _ in beside)])
    if section.picture:
        names = [column.key for column in section.columns].index(section.picture.label)
        title = f"{label(f'section.{section.key}', language)} (kg CO2e)"
        last, count = min(sheet.row, first + _BARS) - 1, len(section.columns)
        sheet.bars(title, (first, last), names, (count, count + 1))


def _side_headings(section: Section, language: str) -> list[str]:
    """Over the numbers that the bars are drawn from."""
    if section.picture is None:
        return []
    footprint = label("fact.footprint", language)
    ends = (section.picture.low, section.picture.high)
    return [
        f"{label(f'column.{key}', language)} \N{MINUS SIGN} {footprint} (kg CO2e)" for key in ends
    ]


def _style(what: Column | Fact) -> str:
    return _STYLES.get(what.kind, "long")


def _cell(value: Value, what: Column | Fact, language: str) -> Cell:
    """Numbers stay numbers; all else is said."""
    if isinstance(value, bool):
        return label("report.yes" if value else "report.no", language)
    if value is None or isinstance(value, (int, float)):
        return value
    return said(value, what.kind, what.namespace, language)
