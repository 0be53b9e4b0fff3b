"""Where a problem's place is in a workbook that openpyxl opened."""

import re

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bw_cfp_programme.labels import find

CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")


def sheet_of(book: Workbook, title: str) -> Worksheet | None:
    """The sheet with this title, else the one that is the same sheet of the form."""
    exact = [sheet for sheet in book.worksheets if sheet.title == title]
    name = find("sheet", title)
    same = [sheet for sheet in book.worksheets if name and find("sheet", sheet.title) == name]
    return next(iter((*exact, *same)), None)


def first_cell(sheet: Worksheet, cells: str) -> str | None:
    """The first cell of "E7" or "E7:G9"; of merged cells, the one that shows."""
    found = CELL.match(cells)
    if found is None:
        return None
    for merged in sheet.merged_cells.ranges:
        if found[0] in merged:
            return str(merged.coord).split(":", maxsplit=1)[0]
    return found[0]
