"""A sheet with one record, its fields below each other -> that record as a row."""

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
                notes.add(row, entries, "blank_required", name=_name(column))
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
    """Row of every field, and the column of the entries."""
    rows: dict[str, int] = {}
    last = LABEL_COLUMNS[0]
    for number, row in grid.rows.items():
        for column in LABEL_COLUMNS:
            name = recognise(row[column], layout) if column in row else None
            if name and rows.setdefault(name, number) == number:
                last = max(last, column)
    return rows, last + 1


def _name(column: FormColumn) -> str:
    return label(f"field.{column.name}", "both")
