"""The report's tables as .xlsx: a sheet for each chapter, one below the other, every row of them.

What has a sheet of its own in the register is not said again.
"""

from collections.abc import Sequence
from pathlib import Path

from bw_cfp_programme.exporters.sheet_cells import (
    cell,
    each_language,
    one_language,
    sheet_columns,
    style,
    widths,
)
from bw_cfp_programme.exporters.sheet_table import SheetTable
from bw_cfp_programme.exporters.xlsx import Sheet, write_book
from bw_cfp_programme.labels import Language, label, word
from bw_cfp_programme.reporting.model import Chapter, ReportModel
from bw_cfp_programme.reporting.outline import REGISTER
from bw_cfp_programme.reporting.pictures import picture_sides
from bw_cfp_programme.reporting.values import notes, title
from bw_cfp_programme.sections import Section, Tornado

_FIRST, _NARROWEST = 30, 14
_BARS = 12
_TITLE = 31  # Excel's limit


def write_tables(report: ReportModel, folder: Path, languages: Sequence[Language]) -> list[Path]:
    """Write `report.xlsx`; several languages share the file."""
    path, language = folder / "report.xlsx", one_language(languages)
    with write_book(path, report.header.stamp.get("calculated", "")) as book:
        for chapter in report.chapters:
            if any(section.key not in REGISTER for section in chapter.sections):
                sheet = book.sheet(word("topic", chapter.topic, language)[:_TITLE])
                _write_chapter(sheet, chapter, language)
    return [path]


def _write_chapter(sheet: Sheet, chapter: Chapter, language: str) -> None:
    sheet.printed_across()
    sheet.widths(_widths(chapter, language))
    for section in chapter.sections:
        sheet.write([title(section, language)], ["title"])
        for fact in section.facts:
            name = word("fact", fact.key, language)
            sheet.write([name, cell(fact.value, fact, language)], ["long", style(fact)])
        if section.rows:
            _write_table(sheet, section, language)
        for each in each_language(language):
            for note in notes(section, each):
                sheet.across(note)
        sheet.row += 1


def _widths(chapter: Chapter, language: str) -> list[int]:
    """As wide as any table needs a column; a picture stands on two columns of scores."""
    found: dict[int, int] = {0: _FIRST, 1: 0}
    for section in chapter.sections:
        needed = widths(sheet_columns(section), section, language)
        sides = [0, 0] if isinstance(section.picture, Tornado) else []
        for place, width in enumerate([*needed, *sides]):
            found[place] = max(found.get(place, 0), width)
    return [max(_NARROWEST, found[place]) for place in sorted(found)]


def _write_table(sheet: Sheet, section: Section, language: str) -> None:
    columns, picture = sheet_columns(section), section.picture
    table = SheetTable(section=section, columns=columns, language=language)
    if isinstance(picture, Tornado):
        _write_drawn(sheet, table, picture)
    else:
        table.write_header(sheet)
        table.write_rows(sheet)


def _write_drawn(sheet: Sheet, table: SheetTable, picture: Tornado) -> None:
    """The table, beside it what its bars are drawn from, and the bars."""
    section, language, count = table.section, table.language, len(table.columns)
    for each in each_language(language):
        sheet.header([*table.headings(each), *_side_headings(picture, each)])
    first = sheet.row
    table.write_rows(sheet, picture_sides(section, picture))
    last = min(sheet.row, first + _BARS) - 1
    name = f"{title(section, language)} (kg CO2e)"
    sheet.bars(name, (first, last), section.place(picture.label), (count, count + 1))


def _side_headings(picture: Tornado, language: str) -> list[str]:
    """Over the numbers that the bars are drawn from."""
    footprint = label("fact.footprint", language)
    return [
        f"{label(f'column.{key}', language)} \N{MINUS SIGN} {footprint} (kg CO2e)"
        for key in (picture.low, picture.high)
    ]
