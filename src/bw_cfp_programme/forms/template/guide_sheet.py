"""The first sheet: what the workbook is for, how to fill it, who fills which sheet."""

from collections.abc import Iterator, Sequence
from typing import Any

from bw_cfp_programme.forms.layout import Layout, Sheet
from bw_cfp_programme.forms.template.styles import Styles
from bw_cfp_programme.forms.template.words import guide, languages, sheet_title
from bw_cfp_programme.labels import keys, label
from bw_cfp_programme.records import Member, Programme

STEPS = tuple(f"guide.step_{number}" for number in range(1, 8))
CHARACTERS = 62  # that fit on a line of the wide column, counting a Chinese one as two


def write_guide(
    sheet: Any,
    layout: Layout,
    sheets: Sequence[Sheet],
    styles: Styles,
    language: str,
    member: Member | None,
    programme: Programme | None,
) -> None:
    """Write the guide of a workbook with these sheets."""
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 46)
    sheet.set_column(2, 2, 62)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, label("marker.title", language), styles.title)
    row = 1
    for head, text in _facts(layout, member, programme, language):
        sheet.write_string(row, 0, head, styles.note)
        sheet.write_string(row, 1, text, styles.body)
        row += 1
    row = _paragraph(sheet, row + 1, guide("guide.purpose", language), styles)
    row = _section(sheet, row + 1, guide("guide.steps", language), styles)
    for step in STEPS:
        row = _paragraph(sheet, row, guide(step, language), styles)
    row = _section(sheet, row + 1, guide("guide.departments", language), styles)
    for name in keys("department"):
        titles = [sheet_title(s.key, language) for s in sheets if name in s.departments]
        cells = (label(f"department.{name}", language), "\n".join(titles))
        row = _cells(sheet, row, (*cells, guide(f"department.{name}", language)), styles)
    row = _section(sheet, row + 1, guide("guide.sheets", language), styles)
    for one in sheets:
        cells = (sheet_title(one.key, language), guide(f"sheet.{one.key}", language))
        row = _cells(sheet, row, (cells[0], "", cells[1]), styles)
    _page(sheet, row)


def _facts(
    layout: Layout, member: Member | None, programme: Programme | None, language: str
) -> Iterator[tuple[str, str]]:
    """Which form this is, of whom, for which programme."""
    yield _one_line("guide.form", language), f"{layout.id} {layout.version}"
    if programme:
        names = {"zh_TW": programme.title_zh, "en": programme.title_en}
        title = "\n".join(names[one] for one in languages(language) if names[one])
        yield _one_line("guide.programme", language), f"{title or programme.id}"
    if member:
        names = {"zh_TW": member.name_zh, "en": member.name_en}
        name = " ".join(names[one] for one in languages(language) if names[one])
        yield _one_line("guide.member", language), f"{member.code} {name}".strip()


def _one_line(key: str, language: str) -> str:
    return guide(key, language).replace("\n", " ")


def _section(sheet: Any, row: int, text: str, styles: Styles) -> int:
    sheet.set_row(row, 22)
    for column in range(3):
        content = text.replace("\n", " ") if column == 0 else ""
        sheet.write_string(row, column, content, styles.section)
    return row + 1


def _paragraph(sheet: Any, row: int, text: str, styles: Styles) -> int:
    sheet.set_row(row, 16 * _lines(text, CHARACTERS * 2) + 4)
    sheet.merge_range(row, 0, row, 2, text, styles.body)
    return row + 1


def _cells(sheet: Any, row: int, texts: Sequence[str], styles: Styles) -> int:
    sheet.set_row(row, 16 * max(_lines(text, CHARACTERS) for text in texts) + 6)
    for column, text in enumerate(texts):
        sheet.write_string(row, column, text, styles.body)
    return row + 1


def _lines(text: str, width: int) -> int:
    """Lines that a text takes when it is wrapped."""
    return sum(
        -(-max(1, sum(1 + (c > "\u2e80") for c in line)) // width) for line in text.split("\n")
    )


def _page(sheet: Any, last: int) -> None:
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, last, 2)
