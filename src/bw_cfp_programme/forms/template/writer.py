"""Write the workbook of a layout: blank for a member, or with rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from bw_cfp_programme.files import write_whole
from bw_cfp_programme.forms.layout import FORM_PROPERTY, VERSION_PROPERTY, FormSheet, Layout
from bw_cfp_programme.forms.standard.layout import LAYOUT
from bw_cfp_programme.forms.template.entry_sheet import write_record
from bw_cfp_programme.forms.template.guide_sheet import Subject, write_guide
from bw_cfp_programme.forms.template.known import known_rows, outside_and_suppliers
from bw_cfp_programme.forms.template.lists import Codes, Lists
from bw_cfp_programme.forms.template.styles import Look, make_styles
from bw_cfp_programme.forms.template.tables import first_row, write_table
from bw_cfp_programme.forms.template.words import sheet_title
from bw_cfp_programme.labels import label
from bw_cfp_programme.records import SITE, Member, Programme

Rows = Mapping[str, Sequence[Mapping[str, object]]]
CREATED = datetime(2025, 1, 1)  # noqa: DTZ001 - the same bytes whenever it is written


def template(
    *,
    layout: Layout = LAYOUT,
    member: Member | None = None,
    programme: Programme | None = None,
    language: str = "both",
) -> bytes:
    """A blank workbook, pre-filled with what the programme knows of its member.

    Args:
        layout: which form; the standard one unless given.
        member: whose workbook it is; without one it has all sheets.
        programme: gives the period, the product under study and who supplies whom.
        language: headers and choices in "both", "zh_TW" or "en".
    """
    rows = known_rows(layout, member, programme)
    return filled(rows, layout=layout, member=member, programme=programme, language=language)


def write_filled(
    path: Path,
    rows: Rows,
    *,
    layout: Layout = LAYOUT,
    member: Member | None = None,
    programme: Programme | None = None,
    language: str = "both",
) -> Path:
    """Write a workbook with rows, as `filled` makes it."""
    made = filled(rows, layout=layout, member=member, programme=programme, language=language)
    return write_whole(path, made)


def filled(
    rows: Rows,
    *,
    layout: Layout = LAYOUT,
    member: Member | None = None,
    programme: Programme | None = None,
    language: str = "both",
) -> bytes:
    """A workbook with rows: sheet key -> rows -> values by field.

    Choices and units are given by name ("main_material", "kilogram") and written in the template's
    language; what no table knows is written as given. Numbers are numbers, months `m01` ... `m12`.
    Text is never written as a formula. The same input gives the same bytes.

    Raises:
        KeyError: a sheet or field that the layout does not have.
    """
    _refuse_unknown(rows, layout)
    import xlsxwriter  # noqa: PLC0415 - only writing needs it

    sheets = [sheet for sheet in layout.sheets if _stands(sheet, rows, member)]
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"created": CREATED, "title": label("marker.title", language)})
    book.set_custom_property(FORM_PROPERTY, layout.id)
    book.set_custom_property(VERSION_PROPERTY, layout.version)
    _write_sheets(book, Subject(layout, sheets, member, programme), rows, language)
    book.close()
    return content.getvalue()


def _write_sheets(book: Any, subject: Subject, rows: Rows, language: str) -> None:
    guide = book.add_worksheet(sheet_title("guide", language))
    pages = [book.add_worksheet(sheet_title(sheet.key, language)) for sheet in subject.sheets]
    look = Look(make_styles(book), _lists(book, subject, rows, language), language)
    write_guide(guide, subject, look.styles, language)
    for page, sheet in zip(pages, subject.sheets, strict=True):
        given = rows.get(sheet.key, ())
        if sheet.is_record:
            write_record(page, sheet, given[0] if given else {}, look)
        else:
            write_table(page, sheet, given, look)


def _lists(book: Any, subject: Subject, rows: Rows, language: str) -> Lists:
    """The drop-downs: codes of this workbook, and members that the programme knows."""
    title = sheet_title("lists", language)
    hidden = book.add_worksheet(title)
    hidden.very_hidden()
    lists = Lists(book, hidden, title)
    heads = {"processes": (label(f"place.{SITE}", language),), "products": (), "evidence": ()}
    for sheet in subject.sheets:
        if sheet.key in heads:
            codes = [str(row.get(sheet.columns[0].name, "")) for row in rows.get(sheet.key, ())]
            where = Codes(sheet_title(sheet.key, language), first_row(language), codes)
            lists.codes(sheet.key, where, heads[sheet.key])
    lists.offer("suppliers", outside_and_suppliers(subject.member, subject.programme, language))
    lists.offer("members", [subject.member.code] if subject.member else [])
    return lists


def _stands(sheet: FormSheet, rows: Rows, member: Member | None) -> bool:
    """Whether a sheet stands in this workbook: some are for the lead member only."""
    is_lead = member is None or member.tier == 0
    return not sheet.lead_only or is_lead or sheet.key in rows


def _refuse_unknown(rows: Rows, layout: Layout) -> None:
    for key, lines in rows.items():
        known = {column.name for column in layout.sheet(key).columns}
        for name in (name for line in lines for name in line if name not in known):
            raise KeyError(f"{key}.{name}")
