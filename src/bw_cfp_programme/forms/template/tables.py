"""A table sheet: headers, an example row that the reader skips, columns to fill."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from bw_cfp_programme.forms.layout import EntryKind, FormColumn, FormSheet
from bw_cfp_programme.forms.template.lists import ROWS
from bw_cfp_programme.forms.template.styles import Look
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
LAST_COLUMN = 255  # beyond it cells are locked; 16 384 columns would take most of the time

ALLOWED = (
    "format_cells",
    "format_columns",
    "format_rows",
    "insert_rows",
    "delete_rows",
    "sort",
    "autofilter",
)


def first_row(language: str) -> int:
    """First row to fill, counted from 1."""
    return HEADER_ROW + len(languages(language)) + 2


def write_table(
    sheet: Any, layout: FormSheet, rows: Sequence[Mapping[str, object]], look: Look
) -> None:
    """Write a table sheet with `rows`, values by field."""
    _headings(sheet, layout, look)
    _examples(sheet, layout, look)
    for number, column in enumerate(layout.columns):
        _column(sheet, layout, number, look)
        for row, values in enumerate(rows, start=first_row(look.language) - 1):
            entry = Entered(column, values.get(column.name), look.language)
            write_entry(sheet, row, number, entry)
    sheet.set_column(len(layout.columns), LAST_COLUMN, None, look.styles.free)
    _page(sheet, layout, look.language, first_row(look.language) + max(len(rows), PRINTED_ROWS))


def _headings(sheet: Any, layout: FormSheet, look: Look) -> None:
    styles, shown = look.styles, languages(look.language)
    sheet.set_row(0, 30, styles.title)
    sheet.write_string(0, 0, sheet_title(layout.key, look.language), styles.title)
    sheet.set_row(1, 16 * len(shown) + 4, styles.note)
    sheet.write_string(1, 0, guide(f"sheet.{layout.key}", look.language), styles.note)
    for offset, one in enumerate(shown):
        sheet.set_row(HEADER_ROW + offset, 32, styles.optional)
        for number, column in enumerate(layout.columns):
            style = styles.required if column.required else styles.optional
            sheet.write_string(HEADER_ROW + offset, number, header(column, one), style)


def _examples(sheet: Any, layout: FormSheet, look: Look) -> None:
    """The marker stands in place of the first example, so that the row is told apart at once."""
    row, style = first_row(look.language) - 2, look.styles.example
    sheet.write_string(row, 0, label("marker.example", look.language), style)
    for number, column in enumerate(layout.columns[1:], start=1):
        text = example(layout, column, look.language)
        sheet.write_string(row, number, text and entry_text(column, text, look.language), style)


def _column(sheet: Any, layout: FormSheet, number: int, look: Look) -> None:
    column = layout.columns[number]
    sheet.set_column(number, number, column.width, look.styles.entry(column))
    top = first_row(look.language) - 1
    sheet.data_validation(top, number, top + ROWS - 1, number, entry_rule(layout, column, look))


def entry_rule(layout: FormSheet, column: FormColumn, look: Look) -> dict[str, Any]:
    """The drop-down of a column, if it has one, and what is told when a cell is entered.

    A choice or unit must come from the list; a code may be another.
    """
    rule: dict[str, Any] = {
        "validate": "any",
        "input_title": label(f"field.{column.name}", look.language)[:MESSAGE_TITLE_LENGTH],
        "input_message": help_text(layout, column, look.language)[:MESSAGE_LENGTH],
    }
    source = look.lists.source(column, look.language)
    if source:
        strict = column.entry in {EntryKind.CHOICE, EntryKind.UNIT}
        error = "stop" if strict else "information"
        rule.update(validate="list", source=f"={source}", error_type=error)
    return rule


class Entered(NamedTuple):
    """A value with what is needed to write it as a supplier would."""

    column: FormColumn
    value: object
    language: str


def write_entry(sheet: Any, row: int, number: int, entry: Entered, style: Any = None) -> None:
    """Write a value: numbers and dates as such, everything else as text, never as a formula."""
    value = entry.value
    if value is None or value == "":
        return
    if isinstance(value, date):
        sheet.write_datetime(row, number, value, style)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, number, value, style)
    else:
        text = entry_text(entry.column, value, entry.language)
        sheet.write_string(row, number, text, style)


def _page(sheet: Any, layout: FormSheet, language: str, last: int) -> None:
    """Freeze the headers; print on landscape A4, as wide as the table, headers on each page."""
    headers = HEADER_ROW + len(languages(language))
    sheet.freeze_panes(headers, 1)
    sheet.protect("", dict.fromkeys(ALLOWED, True))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.repeat_rows(HEADER_ROW, headers - 1)
    sheet.print_area(0, 0, last - 1, len(layout.columns) - 1)
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    sheet.set_footer("&L&A&R&P / &N")
