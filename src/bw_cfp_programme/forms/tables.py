"""A sheet with a table -> its rows, every field with its cell; what cannot be read is told once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from bw_cfp_programme.forms.blanks import NUMBERS, blank_words
from bw_cfp_programme.forms.covered import Covered
from bw_cfp_programme.forms.entries import Unreadable, read_entry
from bw_cfp_programme.forms.headers import TableHeader, find_header
from bw_cfp_programme.forms.layout import FormColumn, FormSheet
from bw_cfp_programme.forms.notes import Notes
from bw_cfp_programme.forms.oddities import tell_oddities
from bw_cfp_programme.labels import LANGUAGES, find, label, normalise
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import RowCells
from bw_cfp_programme.units import find_units, symbol
from bw_cfp_programme.workbook import Cell, CellKind, SheetCells, column_letters

BRACKETED = re.compile(r"\([^()]*\)")
NOTE_MARK = re.compile(r"^[*※#]+|[:：.、]")
AMOUNTS = ("amount", "output", "stock_change")
"""Fields that the column of units is of, besides months."""
MONTH = re.compile(r"m\d\d")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: values by field (blank ones absent), their cells, and what failed."""

    number: int
    place: Place
    values: Mapping[str, object]
    cells: RowCells
    failed: frozenset[str]


def read_table(grid: SheetCells, layout: FormSheet, notes: Notes) -> list[Row] | None:
    """Read a table; an example row and blank rows are skipped. None without header rows."""
    header = find_header(grid, layout, notes)
    if header is None:
        return None
    below = {n: row for n, row in grid.rows.items() if n > header.bottom and not is_example(row)}
    totals = {n for n, row in below.items() if is_total(row)}
    for number in sorted(totals):
        column = min(below[number])
        notes.add(number, column, "total_row", value=below[number][column].value)
    data = replace(
        grid,
        rows={n: row for n, row in below.items() if n not in totals},
        merged=tuple(m for m in grid.merged if m.bottom > header.bottom and m.top not in totals),
    )
    tell_oddities(data, header, notes)
    reader = _RowReader(layout, header, notes, data)
    return [row for number in data.rows if (row := reader.read(number))]


def is_example(row: Mapping[int, Cell]) -> bool:
    """Whether the row shows how to fill the table; its first cell says so."""
    first = row[min(row)]
    return first.kind is CellKind.TEXT and find("marker", str(first.value)) == "example"


def is_total(row: Mapping[int, Cell]) -> bool:
    """Whether the row adds up those above it; its first cell says so, perhaps with a unit."""
    first = row[min(row)]
    said = BRACKETED.sub("", normalise(str(first.value)))
    spellings = (said, said.replace(" ", ""))  # 合　計 fills the width of its cell
    return first.kind is CellKind.TEXT and "total" in {find("marker", one) for one in spellings}


def is_note(row: Mapping[int, Cell]) -> bool:
    """Whether the row is one text that says of itself that it is a note."""
    first = row[min(row)]
    said = NOTE_MARK.split(str(first.value).strip(), maxsplit=1)
    is_marked = len(said) > 1 and (not said[0] or find("marker", said[0]) == "note")
    return len(row) == 1 and first.kind is CellKind.TEXT and is_marked


@dataclass(frozen=True)
class _RowReader:
    layout: FormSheet
    header: TableHeader
    notes: Notes
    data: SheetCells

    def read(self, number: int) -> Row | None:
        row = self.data.rows[number]
        present = {name for name, column in self.header.columns.items() if column in row}
        if not present:
            return None
        covered = self._covered.fields(number)
        if self._is_stray(present | covered) or is_note(row):
            self.notes.add(number, min(row), "stray_row")
            return None
        if self._is_of_nothing(present | covered):
            self.notes.add(number, min(row), "nameless_row")
            return None
        values, failed = self._entries(row, present)
        failed |= covered | self.header.unread
        self._tell_blanks(number, present | failed)
        cells = RowCells(self.notes.file, self.notes.sheet, str(number), self._columns)
        place = self.notes.place(number, min(row))
        return Row(number, place, values, cells, frozenset(failed))

    @cached_property
    def _columns(self) -> dict[str, str]:
        """Field -> letters of its column."""
        return {name: column_letters(column) for name, column in self.header.columns.items()}

    @cached_property
    def _covered(self) -> Covered:
        return Covered(self.data.merged, self.header.columns)

    @cached_property
    def _needed(self) -> frozenset[str]:
        """Fields that a line must have, or may have to."""
        required = (c.name for c in self.layout.columns if c.required)
        return frozenset(required).union(*self.layout.alternatives)

    def _is_stray(self, present: set[str]) -> bool:
        """A row without any field that a line must have is a note somebody left."""
        return not self._needed & (present | self.header.unread)

    def _is_of_nothing(self, present: set[str]) -> bool:
        """A row of figures alone: a sum, or a line whose words are missing, but one mistake."""
        named = {c.name for c in self.layout.columns if c.required and c.entry not in NUMBERS}
        return bool(named) and named.isdisjoint(present | self.header.unread)

    def _entries(
        self, row: Mapping[int, Cell], present: set[str]
    ) -> tuple[dict[str, object], set[str]]:
        values: dict[str, object] = {}
        failed: set[str] = set()
        for column in self.layout.columns:
            if column.name not in present:
                continue
            cell = row[self.header.columns[column.name]]
            try:
                value, note = read_entry(cell, _narrowed(column, values))
            except Unreadable as reason:
                failed.add(column.name)
                note = reason.note
            else:
                values[column.name] = value
            if note:
                self.notes.add_note(cell.row, cell.column, note)
        self._tell_words(row, values)
        return values, failed

    def _tell_words(self, row: Mapping[int, Cell], values: Mapping[str, object]) -> None:
        """A unit that a cell's format shows beside the amount, and that is not the line's."""
        unit = str(values.get("unit") or "")
        months = filter(MONTH.fullmatch, self.header.columns)
        for name in (*AMOUNTS, *months) if unit else ():
            cell = row.get(self.header.columns.get(name, 0))
            if cell is None or cell.kind is not CellKind.NUMBER or not cell.words:
                continue
            meant = find_units(cell.words)
            if meant and unit not in {one.name for one in meant}:
                said = {"value": f"{cell.value:.15g}", "words": cell.words, "unit": symbol(unit)}
                self.notes.add(cell.row, cell.column, "shown_in_other_unit", **said)
                return

    def _tell_blanks(self, number: int, present: set[str]) -> None:
        for column in self.layout.columns:
            if column.name in present or not (
                column.required or (column.required_with and column.required_with in present)
            ):
                continue
            where = self.header.columns.get(column.name, 1)
            self.notes.add(number, where, "blank_required", **blank_words(column))
        groups = self.layout.alternatives
        if groups and not any(set(group) <= present for group in groups):
            self._tell_alternatives(number, groups)

    def _tell_alternatives(self, number: int, groups: tuple[tuple[str, ...], ...]) -> None:
        where = min(self.header.columns.get(name, 1) for name in groups[0])
        need = f"need.{self.layout.key}"
        words = {language: label(need, language) for language in LANGUAGES}
        self.notes.add(number, where, "blank_alternatives", **words)


def _narrowed(column: FormColumn, values: Mapping[str, object]) -> FormColumn:
    """The column as the line's category has it."""
    if not column.narrowing:
        return column
    dimensions = column.narrowing.get(str(values.get("category")), column.dimensions)
    return replace(column, dimensions=dimensions)
