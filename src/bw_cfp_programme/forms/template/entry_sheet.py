"""A record sheet: a form with its fields below each other."""

from collections.abc import Mapping
from typing import Any

from bw_cfp_programme.forms.layout import FormColumn, FormSheet
from bw_cfp_programme.forms.template.styles import Look
from bw_cfp_programme.forms.template.tables import HEADER_ROW, Entered, entry_rule, write_entry
from bw_cfp_programme.forms.template.words import guide, header, help_text, languages, sheet_title
from bw_cfp_programme.labels import label


def write_record(sheet: Any, layout: FormSheet, values: Mapping[str, object], look: Look) -> None:
    """Write a record sheet: labels, the entry beside them, help beside that."""
    entry = len(languages(look.language))
    _headings(sheet, layout, entry, look)
    for row, column in enumerate(layout.columns, start=HEADER_ROW + 1):
        sheet.set_row(row, 16 * entry + 6)
        _field(sheet, row, column, look)
        box = look.styles.box(column)
        sheet.write_blank(row, entry, None, box)
        entered = Entered(column, values.get(column.name), look.language)
        write_entry(sheet, row, entry, entered, box)
        sheet.data_validation(row, entry, row, entry, entry_rule(layout, column, look))
        text = help_text(layout, column, look.language)
        sheet.write_string(row, entry + 1, text, look.styles.help)
    _page(sheet, len(layout.columns) + HEADER_ROW, entry + 1)


def _headings(sheet: Any, layout: FormSheet, entry: int, look: Look) -> None:
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, sheet_title(layout.key, look.language), look.styles.title)
    sheet.set_row(1, 16 * entry + 4)
    sheet.write_string(1, 0, guide(f"sheet.{layout.key}", look.language), look.styles.note)
    sheet.set_column(0, entry - 1, 30)
    sheet.set_column(entry, entry, 38)
    sheet.set_column(entry + 1, entry + 1, 70)
    heads = {**dict.fromkeys(range(entry + 2), ""), 0: "item", entry: "entry", entry + 1: "help"}
    sheet.set_row(HEADER_ROW, 22)
    for column, word in heads.items():
        text = word and label(f"marker.{word}", look.language)
        sheet.write_string(HEADER_ROW, column, text, look.styles.section)


def _field(sheet: Any, row: int, column: FormColumn, look: Look) -> None:
    styles = look.styles
    style = styles.label_required if column.required else styles.label_optional
    for number, one in enumerate(languages(look.language)):
        sheet.write_string(row, number, header(column, one), style)


def _page(sheet: Any, last_row: int, last_column: int) -> None:
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    sheet.hide_gridlines(2)
    sheet.print_area(0, 0, last_row, last_column)
    sheet.set_footer("&L&A&R&P / &N")
