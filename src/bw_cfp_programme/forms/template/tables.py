"""A table sheet: headers, an example row that the reader skips, columns to fill."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bw_cfp_programme.forms.layout import Column, Entry, Sheet
from bw_cfp_programme.forms.template.lists import ROWS, Lists
from bw_cfp_programme.forms.template.styles import Styles
from bw_cfp_programme.forms.template.words import (
    MESSAGE_LENGTH,
    MESSAGE_TITLE_LENGTH,
    entry_text,
    example,
    guide,
    header,
    help_text,
    languages,
    sheet_title,
)
from bw_cfp_programme.labels import label

HEADER_ROW = 2  # below title and instruction; rows count from 0 as xlsxwriter has it
PRINTED_ROWS = 30
LAST_COLUMN = 16383

PROTECTION = {
    name: True
    for name in (
        "format_cells",
        "format_columns",
        "format_rows",
        "insert_rows",
        "delete_rows",
        "sort",
        "autofilter",
    )
}


def first_row(language: str) -> int:
    """First row to fill, counted from 1."""
    return HEADER_ROW + len(languages(language)) + 2


def write_table(
    sheet: Any,
    layout: Sheet,
    rows: Sequence[Mapping[str, object]],
    lists: Lists,
    styles: Styles,
    language: str,
) -> None:
    """Write a table sheet with `rows`, values by field."""
    _headings(sheet, layout, styles, language)
    _examples(sheet, layout, styles, language)
    for number, column in enumerate(layout.columns):
        _column(sheet, layout, number, column, lists, styles, language)
    top = first_row(language) - 1
    for offset, row in enumerate(rows):
        for number, column in enumerate(layout.columns):
            write_entry(sheet, top + offset, number, column, row.get(column.name), language)
    _page(sheet, layout, language, top + max(len(rows), PRINTED_ROWS))


def _headings(sheet: Any, layout: Sheet, styles: Styles, language: str) -> None:
    sheet.set_row(0, 30, styles.title)
    sheet.write_string(0, 0, sheet_title(layout.key, language), styles.title)
    sheet.set_row(1, 16 * len(languages(language)) + 4, styles.note)
    sheet.write_string(1, 0, guide(f"sheet.{layout.key}", language), styles.note)
    for offset, one in enumerate(languages(language)):
        sheet.set_row(HEADER_ROW + offset, 32 if one == "en" else 22, styles.optional)
        for number, column in enumerate(layout.columns):
            style = styles.required if column.required else styles.optional
            sheet.write_string(HEADER_ROW + offset, number, header(column, one), style)


def _examples(sheet: Any, layout: Sheet, styles: Styles, language: str) -> None:
    """The marker stands before the first value, so that the row is told apart at a glance."""
    row = first_row(language) - 2
    sheet.write_string(row, 0, label("marker.example", language), styles.example)
    for number, column in enumerate(layout.columns[1:], start=1):
        text = example(layout, column)
        sheet.write_string(row, number, text and entry_text(column, text, language), styles.example)


def _column(
    sheet: Any,
    layout: Sheet,
    number: int,
    column: Column,
    lists: Lists,
    styles: Styles,
    language: str,
) -> None:
    sheet.set_column(number, number, column.width, styles.entry(column))
    top = first_row(language) - 1
    rule = entry_rule(layout, column, lists, language)
    sheet.data_validation(top, number, top + ROWS - 1, number, rule)
    if column is layout.columns[-1]:
        sheet.set_column(number + 1, LAST_COLUMN, None, styles.free)


def entry_rule(layout: Sheet, column: Column, lists: Lists, language: str) -> dict[str, Any]:
    """The drop-down of a column, if it has one, and what is told when a cell is entered.

    A choice or unit must come from the list; a code may be another.
    """
    rule: dict[str, Any] = {
        "validate": "any",
        "input_title": label(f"field.{column.name}", language)[:MESSAGE_TITLE_LENGTH],
        "input_message": help_text(layout, column, language)[:MESSAGE_LENGTH],
    }
    source = lists.source(column, language)
    if source:
        strict = column.entry in {Entry.CHOICE, Entry.UNIT}
        error = "stop" if strict else "information"
        rule.update(validate="list", source=f"={source}", error_type=error)
    return rule


def write_entry(
    sheet: Any,
    row: int,
    number: int,
    column: Column,
    value: object,
    language: str,
    style: Any = None,
) -> None:
    """Write a value: numbers and dates as such, everything else as text, never as a formula."""
    if value is None or value == "":
        return
    if isinstance(value, date):
        sheet.write_datetime(row, number, value, style)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, number, value, style)
    else:
        sheet.write_string(row, number, entry_text(column, value, language), style)


def _page(sheet: Any, layout: Sheet, language: str, last: int) -> None:
    """Freeze the headers; print on landscape A4, as wide as the table, headers on each page."""
    headers = HEADER_ROW + len(languages(language))
    sheet.freeze_panes(headers, 1)
    sheet.protect("", PROTECTION)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(0)
    sheet.repeat_rows(HEADER_ROW, headers - 1)
    sheet.print_area(0, 0, last - 1, len(layout.columns) - 1)
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    sheet.set_footer("&L&A&R&P / &N")
