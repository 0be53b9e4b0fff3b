"""A sheet with one record, its fields below each other -> that record as a row."""

from bw_cfp_programme.forms.entries import Unreadable, read_entry
from bw_cfp_programme.forms.headers import recognise
from bw_cfp_programme.forms.layout import Column, Sheet
from bw_cfp_programme.forms.notes import Notes
from bw_cfp_programme.forms.oddities import tell_links
from bw_cfp_programme.forms.tables import Row
from bw_cfp_programme.labels import label
from bw_cfp_programme.workbook import Kind
from bw_cfp_programme.workbook import Sheet as Cells

LABEL_COLUMNS = (1, 2)


def read_record(cells: Cells, layout: Sheet, notes: Notes) -> list[Row]:
    """Read the record. Labels stand in one or two columns, the entries in the column after them."""
    rows, entries = _labels(cells, layout)
    values: dict[str, object] = {}
    failed: set[str] = set()
    for column in layout.columns:
        row = rows.get(column.name)
        if row is None:
            failed.add(column.name)
            if column.required:
                notes.add(1, 1, "missing_entry_row", name=_name(column))
            continue
        cell = cells.cell(row, entries)
        if cell.kind is Kind.BLANK:
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
    tell_links(cells, notes)
    places = {name: notes.place(row, entries) for name, row in rows.items()}
    first = min(rows.values(), default=1)
    return [Row(first, notes.place(first, 1), values, places, frozenset(failed))]


def _labels(cells: Cells, layout: Sheet) -> tuple[dict[str, int], int]:
    """Row of every field, and the column of the entries."""
    rows: dict[str, int] = {}
    last = LABEL_COLUMNS[0]
    for number, row in cells.rows.items():
        for column in LABEL_COLUMNS:
            name = recognise(row[column], layout) if column in row else None
            if name and rows.setdefault(name, number) == number:
                last = max(last, column)
    return rows, last + 1


def _name(column: Column) -> str:
    return label(f"field.{column.name}", "both")
