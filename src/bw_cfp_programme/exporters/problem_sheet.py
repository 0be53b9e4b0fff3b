"""The sheet 問題 Problems: everything that is wrong with a workbook, with links to the cells."""

from collections.abc import Sequence
from copy import copy
from typing import cast
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Color, Font
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bw_cfp_programme.exporters.problem_marks import fill
from bw_cfp_programme.exporters.safe_text import write_text
from bw_cfp_programme.exporters.sheet_places import first_cell, sheet_of
from bw_cfp_programme.labels import find, label
from bw_cfp_programme.problems import Problem

COLUMNS = {"severity": 10, "sheet": 26, "cell": 10, "message": 62, "remedy": 62}  # name: width
INTRO, HEADER = 1, 2  # rows
LINE_HEIGHT = 15  # points


def remove_problem_sheet(book: Workbook) -> None:
    """Take away the list of an earlier time, and the empty one of the form."""
    for sheet in book.worksheets:
        if find("sheet", sheet.title) == "problems":
            book.remove(sheet)


def write_problem_sheet(book: Workbook, problems: Sequence[Problem], language: str) -> None:
    """Add the list as the last sheet; the workbook opens on it."""
    sheet = book.create_sheet(label("sheet.problems", "both"))
    _write_head(sheet, "annotated.intro" if problems else "annotated.none", language)
    for row, problem in enumerate(problems, start=HEADER + 1):
        _write_row(book, sheet, row, problem, language)
    sheet.freeze_panes = f"A{HEADER + 1}"
    sheet.auto_filter.ref = f"A{HEADER}:{get_column_letter(len(COLUMNS))}{sheet.max_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = sheet


def _write_head(sheet: Worksheet, intro: str, language: str) -> None:
    write_text(_cell(sheet, INTRO, 1), label(intro, language))
    for column, (name, width) in enumerate(COLUMNS.items(), start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        cell = _cell(sheet, HEADER, column)
        write_text(cell, label(f"column.{name}", language))
        cell.font = _font(cell, bold=True)


def _write_row(book: Workbook, sheet: Worksheet, row: int, problem: Problem, language: str) -> None:
    place = problem.place
    texts = (
        label(f"severity.{problem.severity.value}", language),
        place.sheet,
        place.cell,
        problem.message(language),
        problem.remedy(language),
    )
    cells = [_cell(sheet, row, column) for column in range(1, len(COLUMNS) + 1)]
    for cell, text in zip(cells, texts, strict=True):
        write_text(cell, text)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    cells[0].fill = fill(problem.severity)
    sheet.row_dimensions[row].height = LINE_HEIGHT * max(map(_lines, texts, COLUMNS.values()))
    there = sheet_of(book, place.sheet)
    if there is not None:
        _link(cells[2] if place.cell else cells[1], there, place.cell)


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    return cast("Cell", sheet.cell(row, column))  # no cells are merged here


def _lines(text: str, width: int) -> int:
    """Lines that a text takes in a column; a Chinese letter is two wide."""
    wide = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
    return 1 + wide // width


def _link(cell: Cell, sheet: Worksheet, cells: str) -> None:
    where = f"{quote_sheetname(sheet.title)}!{first_cell(sheet, cells) or 'A1'}"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=where)
    cell.font = _font(cell, underline="single", color=Color("FF0563C1"))


def _font(cell: Cell, **changes: object) -> Font:
    """The workbook's own font with changes; openpyxl's plain Font would be another typeface."""
    font = cast("Font", copy(cell.font))
    for name, value in changes.items():
        setattr(font, name, value)
    return font
