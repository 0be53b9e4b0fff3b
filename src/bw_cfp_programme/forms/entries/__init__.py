"""Entries: one cell -> one value, or the problem that it has."""

from collections.abc import Callable
from dataclasses import replace

from bw_cfp_programme.characters import visible
from bw_cfp_programme.forms.entries.choices import read_choice, read_unit
from bw_cfp_programme.forms.entries.dates import read_date
from bw_cfp_programme.forms.entries.found import CellReading, Note, Unreadable
from bw_cfp_programme.forms.entries.numbers import read_number, read_share
from bw_cfp_programme.forms.entries.texts import parted, read_code, read_codes, read_text
from bw_cfp_programme.forms.layout import EntryKind, FormColumn
from bw_cfp_programme.limits import limit
from bw_cfp_programme.workbook import Cell, CellKind

__all__ = ["CellReading", "Note", "Unreadable", "parted", "read_entry"]

READERS: dict[EntryKind, Callable[[Cell, FormColumn], CellReading]] = {
    EntryKind.TEXT: read_text,
    EntryKind.CODE: read_code,
    EntryKind.CODES: read_codes,
    EntryKind.NUMBER: read_number,
    EntryKind.SHARE: read_share,
    EntryKind.DATE: read_date,
    EntryKind.CHOICE: read_choice,
    EntryKind.UNIT: read_unit,
}


SHOWN = 40  # letters of an entry that is too long


def read_entry(cell: Cell, column: FormColumn) -> CellReading:
    """What a cell that is not blank says, as the column understands it.

    Raises:
        Unreadable: it says nothing that the column can take.
    """
    if cell.kind is CellKind.ERROR:
        raise Unreadable("error_cell", value=cell.value)
    if cell.kind is CellKind.UNSAVED:
        raise Unreadable("unsaved_formula")
    if cell.kind is CellKind.UNREADABLE:
        raise Unreadable("unreadable_cell", value=cell.value)
    text = cell.value if isinstance(cell.value, str) else ""
    if len(text) > limit("entry_characters") and column.entry is not EntryKind.TEXT:
        raise Unreadable("entry_too_long", value=f"{text[:SHOWN]}…", count=len(text))
    found = READERS[column.entry](replace(cell, value=visible(text)) if text else cell, column)
    if visible(text) == text:
        return found
    return CellReading(found.value, Note("invisible_characters", {"value": text}))
