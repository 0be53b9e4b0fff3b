"""What is odd about a table besides its entries: merged, hidden, outside, from another file."""

import re

from bw_cfp_programme.forms.headers import TableHeader
from bw_cfp_programme.forms.notes import Notes
from bw_cfp_programme.labels import label
from bw_cfp_programme.workbook import Cell, Range, SheetCells

OTHER_FILE = re.compile(r"\[[^\[\]]+\][^!\[\]]*!")  # [1]Sheet1!A1, '[prices.xlsx]2025'!B2


def tell_oddities(data: SheetCells, header: TableHeader, notes: Notes) -> None:
    """Tell what is odd about the rows of a table; `data` are its rows below the header."""
    known = set(header.columns.values())
    _tell_merged(data.merged, known, notes)
    _tell_hidden(data, header, notes)
    _tell_outside(data, known | header.told, notes)
    tell_links(data, notes)


def _tell_merged(merged: tuple[Range, ...], known: set[int], notes: Notes) -> None:
    for merge in merged:
        if any(merge.left <= column <= merge.right for column in known):
            notes.add_range(merge, "merged_cells")


def _tell_hidden(data: SheetCells, header: TableHeader, notes: Notes) -> None:
    for number in sorted(data.hidden_rows & data.rows.keys()):
        notes.add(number, min(data.rows[number]), "hidden_row", number=number)
    for name, column in header.columns.items():
        if data.is_hidden_column(column) and any(column in row for row in data.rows.values()):
            notes.add(header.bottom, column, "hidden_column", name=label(f"field.{name}", "both"))


def _tell_outside(data: SheetCells, known: set[int], notes: Notes) -> None:
    """Once for each column, at its first entry."""
    first: dict[int, Cell] = {}
    for cell in data.cells():
        if cell.column not in known:
            first.setdefault(cell.column, cell)
    for cell in first.values():
        notes.add(cell.row, cell.column, "data_outside_table")


def tell_links(data: SheetCells, notes: Notes) -> None:
    """Tell the first formula of the sheet that takes its value from another file."""
    for cell in data.cells():
        if cell.formula and OTHER_FILE.search(cell.formula):
            notes.add(cell.row, cell.column, "external_link", formula=f"={cell.formula}")
            return
