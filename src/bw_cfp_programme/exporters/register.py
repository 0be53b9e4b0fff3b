"""Inventory register 盤查清冊 as .xlsx: one for the programme, one for each member.

A member's own shows its lines alone, per unit of its own products, so that it can be handed to the
member and checked there. Formulas are live, with the values that they have now.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from bw_cfp_programme.exporters.sheet_cells import (
    cell,
    each_language,
    one_language,
    sheet_columns,
    style,
    widths,
)
from bw_cfp_programme.exporters.sheet_formulas import Listed
from bw_cfp_programme.exporters.sheet_table import SheetTable, write_sheet
from bw_cfp_programme.exporters.xlsx import Sheet, write_book
from bw_cfp_programme.labels import Language, label
from bw_cfp_programme.reporting.facts import scope_facts, subject_facts
from bw_cfp_programme.reporting.model import Header, ReportModel
from bw_cfp_programme.reporting.outline import REGISTER
from bw_cfp_programme.reporting.values import title
from bw_cfp_programme.sections import Section

_FACTS = 34


def write_register(report: ReportModel, folder: Path, languages: Sequence[Language]) -> list[Path]:
    """Write `register.xlsx` with all lines; several languages share the file."""
    path = folder / "register.xlsx"
    _write(report, path, one_language(languages), small=False)
    return [path]


def write_member_registers(
    report: ReportModel, folder: Path, languages: Sequence[Language]
) -> list[Path]:
    """Write `registers/<member>.xlsx` for every member."""
    target = folder / "registers"
    target.mkdir(exist_ok=True)
    paths = []
    for own in report.members():
        paths.append(target / f"{quote(own.header.member, safe=' ')}.xlsx")
        _write(own, paths[-1], one_language(languages), small=True)
    return paths


def _write(report: ReportModel, path: Path, language: str, *, small: bool) -> None:
    summary, *lists = report.sections(REGISTER)
    listed = {section.key: _listed(section, language) for section in lists}
    with write_book(path, report.header.stamp.get("calculated", ""), small=small) as book:
        sheet = book.sheet(label("report.sheet_summary", language))
        _write_summary(sheet, report.header, summary, language, listed)
        for section in lists:
            write_sheet(book.sheet(title(section, language)), section, language, listed)


def _listed(section: Section, language: str) -> Listed:
    return Listed(
        title=title(section, language),
        columns=sheet_columns(section, places_apart=True),
        first=len(each_language(language)) + 1,
        rows=len(section.rows),
    )


def _write_summary(
    sheet: Sheet, header: Header, section: Section, language: str, listed: Mapping[str, Listed]
) -> None:
    """What the register is about, and sums that recompute from its lines."""
    columns = sheet_columns(section)
    sheet.widths([_FACTS, *widths(columns, section, language)[1:]])
    sheet.write([label("report.register", language)], ["title"])
    for fact in (*subject_facts(header), *scope_facts(header)):
        said = cell(fact.value, fact, language)
        sheet.write([label(f"fact.{fact.key}", language), said], ["text", style(fact, "text")])
    for name, value in header.stamp.items():
        sheet.write([name, value], ["text", "text"])
    sheet.row += 1
    table = SheetTable(section=section, columns=columns, language=language, listed=listed)
    table.write_header(sheet)
    table.write_rows(sheet)
    sheet.row += 1
    for each in each_language(language):
        sheet.write([label("report.register_note", each)], ["text"])
