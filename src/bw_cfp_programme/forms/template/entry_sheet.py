"""A record sheet: a form with its fields below each other."""

from collections.abc import Mapping
from typing import Any

from bw_cfp_programme.forms.layout import Sheet
from bw_cfp_programme.forms.template.lists import Lists
from bw_cfp_programme.forms.template.styles import Styles
from bw_cfp_programme.forms.template.tables import HEADER_ROW, entry_rule, write_entry
from bw_cfp_programme.forms.template.words import guide, header, help_text, languages, sheet_title
from bw_cfp_programme.labels import label


def write_record(
    sheet: Any,
    layout: Sheet,
    values: Mapping[str, object],
    lists: Lists,
    styles: Styles,
    language: str,
) -> None:
    """Write a record sheet: labels, the entry beside them, help beside that."""
    shown = languages(language)
    entry = len(shown)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, sheet_title(layout.key, language), styles.title)
    sheet.set_row(1, 16 * len(shown) + 4)
    sheet.write_string(1, 0, guide(f"sheet.{layout.key}", language), styles.note)
    sheet.set_column(0, entry - 1, 30)
    sheet.set_column(entry, entry, 38)
    sheet.set_column(entry + 1, entry + 1, 70)
    for column, word in ((0, "item"), (entry, "entry"), (entry + 1, "help")):
        sheet.write_string(HEADER_ROW, column, label(f"marker.{word}", language), styles.section)
    for row, field in enumerate(layout.columns, start=HEADER_ROW + 1):
        sheet.set_row(row, 16 * len(shown) + 6)
        style = styles.label_required if field.required else styles.label_optional
        for column, one in enumerate(shown):
            sheet.write_string(row, column, header(field, one), style)
        sheet.write_blank(row, entry, None, styles.box(field))
        value = values.get(field.name)
        write_entry(sheet, row, entry, field, value, language, styles.box(field))
        rule = entry_rule(layout, field, lists, language)
        sheet.data_validation(row, entry, row, entry, rule)
        sheet.write_string(row, entry + 1, help_text(layout, field, language), styles.help)
    _page(sheet, len(layout.columns) + HEADER_ROW, entry + 1)


def _page(sheet: Any, last_row: int, last_column: int) -> None:
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    sheet.hide_gridlines(2)
    sheet.print_area(0, 0, last_row, last_column)
    sheet.set_footer("&L&A&R&P / &N")
