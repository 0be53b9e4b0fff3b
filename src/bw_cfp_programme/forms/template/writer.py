"""Write the workbook of a layout: blank for a member, or with rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bw_cfp_programme.forms.layout import Layout, Sheet
from bw_cfp_programme.forms.standard.layout import FORM_PROPERTY, LAYOUT, VERSION_PROPERTY
from bw_cfp_programme.forms.template.entry_sheet import write_record
from bw_cfp_programme.forms.template.guide_sheet import write_guide
from bw_cfp_programme.forms.template.known import known_rows, outside_and_suppliers
from bw_cfp_programme.forms.template.lists import Lists
from bw_cfp_programme.forms.template.styles import make_styles
from bw_cfp_programme.forms.template.tables import first_row, write_table
from bw_cfp_programme.forms.template.words import sheet_title
from bw_cfp_programme.labels import label
from bw_cfp_programme.records import SITE, Member, Programme

Rows = Mapping[str, Sequence[Mapping[str, object]]]
CREATED = datetime(2025, 1, 1)  # noqa: DTZ001 - the same bytes whenever it is written


def write_template(
    path: Path,
    *,
    member: Member | None = None,
    programme: Programme | None = None,
    language: str = "both",
    layout: Layout = LAYOUT,
) -> None:
    """Write a blank workbook, pre-filled with what the programme knows of its member.

    Args:
        language: headers and choices in "both", "zh_TW" or "en".
    """
    rows = known_rows(member, programme)
    write_filled(path, rows, member=member, programme=programme, language=language, layout=layout)


def write_filled(
    path: Path,
    rows: Rows,
    *,
    member: Member | None = None,
    programme: Programme | None = None,
    language: str = "both",
    layout: Layout = LAYOUT,
) -> None:
    """Write a workbook with rows: sheet key -> rows -> values by field.

    Choices and units are given by name ("main_material", "kilogram") and written in the template's
    language; what no table knows is written as given. Numbers are numbers, months `m01` ... `m12`.
    Text is never written as a formula. The same input gives the same bytes.

    Raises:
        KeyError: a sheet or field that the layout does not have.
    """
    _refuse_unknown(rows, layout)
    sheets = [s for s in layout.sheets if _stands(s, rows, member)]
    import xlsxwriter  # noqa: PLC0415 - only writing needs it

    book = xlsxwriter.Workbook(str(path), {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": CREATED, "title": label("marker.title", language)})
    book.set_custom_property(FORM_PROPERTY, layout.id)
    book.set_custom_property(VERSION_PROPERTY, layout.version)
    _write_sheets(book, layout, sheets, rows, language, member, programme)
    book.close()


def _write_sheets(
    book: Any,
    layout: Layout,
    sheets: Sequence[Sheet],
    rows: Rows,
    language: str,
    member: Member | None,
    programme: Programme | None,
) -> None:
    styles = make_styles(book)
    guide = book.add_worksheet(sheet_title("guide", language))
    pages = {sheet.key: book.add_worksheet(sheet_title(sheet.key, language)) for sheet in sheets}
    hidden = book.add_worksheet(sheet_title("lists", language))
    hidden.very_hidden()
    lists = _lists(book, hidden, sheets, language, member, programme)
    write_guide(guide, layout, sheets, styles, language, member, programme)
    for sheet in sheets:
        given = rows.get(sheet.key, ())
        if sheet.is_record:
            write_record(
                pages[sheet.key], sheet, given[0] if given else {}, lists, styles, language
            )
        else:
            write_table(pages[sheet.key], sheet, given, lists, styles, language)


def _lists(
    book: Any,
    hidden: Any,
    sheets: Sequence[Sheet],
    language: str,
    member: Member | None,
    programme: Programme | None,
) -> Lists:
    lists = Lists(book, hidden, sheet_title("lists", language))
    heads = {"processes": [label(f"place.{SITE}", language)], "products": [], "evidence": []}
    for sheet in sheets:
        if sheet.key in heads:
            title = sheet_title(sheet.key, language)
            lists.codes(sheet.key, title, first_row(language), heads[sheet.key])
    lists.offer("suppliers", outside_and_suppliers(member, programme, language))
    lists.offer("members", [member.code] if member else [])
    return lists


def _stands(sheet: Sheet, rows: Rows, member: Member | None) -> bool:
    """Whether a sheet stands in this workbook: some are for the lead member only."""
    is_lead = member is None or member.tier == 0
    return not sheet.lead_only or is_lead or sheet.key in rows


def _refuse_unknown(rows: Rows, layout: Layout) -> None:
    for key, lines in rows.items():
        known = {column.name for column in layout.sheet(key).columns}
        for name in (name for line in lines for name in line if name not in known):
            raise KeyError(f"{key}.{name}")
