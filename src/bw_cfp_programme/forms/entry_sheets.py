"""A sheet with one record, its fields below each other -> that record as a row."""

from bw_cfp_programme.forms.blanks import blank_words
from bw_cfp_programme.forms.entries import Unreadable, read_entry
from bw_cfp_programme.forms.headers import recognise
from bw_cfp_programme.forms.layout import FormColumn, FormSheet
from bw_cfp_programme.forms.notes import Notes
from bw_cfp_programme.forms.oddities import tell_links
from bw_cfp_programme.forms.tables import Row
from bw_cfp_programme.labels import label
from bw_cfp_programme.records import RowCells
from bw_cfp_programme.workbook import CellKind, SheetCells, address

LABEL_COLUMNS = (1, 2)


def read_record(grid: SheetCells, layout: FormSheet, notes: Notes) -> list[Row]:
    """Read the record. Labels stand in one or two columns, the entries in the column after them."""
    rows, entries = _labels(grid, layout)
    values: dict[str, object] = {}
    failed: set[str] = set()
    for column in layout.columns:
        row = rows.get(column.name)
        if row is None:
            failed.add(column.name)
            if column.required:
                notes.add(1, 1, "missing_entry_row", name=_name(column))
            continue
        cell = grid.cell(row, entries)
        if cell.kind is CellKind.BLANK:
            if column.required:
                notes.add(row, entries, "blank_required", **blank_words(column))
            continue
        try:
            value, note = read_entry(cell, column)
        except Unreadable as reason:
            failed.add(column.name)
            note = reason.note
        else:
            values[column.name] = value
        if note:
            notes.add_note(row, entries, note)
    tell_links(grid, notes)
    places = {name: address(row, entries) for name, row in rows.items()}
    cells = RowCells(notes.file, notes.sheet, "", places)
    first = min(rows.values(), default=1)
    return [Row(first, notes.place(first, 1), values, cells, frozenset(failed))]


def _labels(grid: SheetCells, layout: FormSheet) -> tuple[dict[str, int], int]:
    """Row of every field, and the column of the entries.

    Labels fill one column, or two beside each other; the entry "Site" in the column after one of
    labels is no label.
    """
    found = {column: _column_labels(grid, layout, column) for column in LABEL_COLUMNS}
    most = max(len(rows) for rows in found.values())
    filled = [column for column, rows in found.items() if rows and 2 * len(rows) >= most]
    rows = [(row, name) for column in filled for name, row in found[column].items()]
    return {name: row for row, name in sorted(rows, reverse=True)}, max(filled, default=1) + 1


def _column_labels(grid: SheetCells, layout: FormSheet, column: int) -> dict[str, int]:
    """Field -> the first row in which a column names it."""
    rows: dict[str, int] = {}
    for number, row in grid.rows.items():
        if column in row and (name := recognise(row[column], layout)):
            rows.setdefault(name, number)
    return rows


def _name(column: FormColumn) -> str:
    return label(f"field.{column.name}", "both")
