"""Header rows: which column of a supplier's table is which field, in any order and language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bw_cfp_programme.forms.layout import FormColumn, FormSheet
from bw_cfp_programme.forms.notes import Notes
from bw_cfp_programme.labels import find, label, spellings
from bw_cfp_programme.wording import nearest_name
from bw_cfp_programme.workbook import Cell, CellKind, SheetCells, address

SEARCHED_ROWS = 20
FEWEST_HITS = 2


@dataclass(frozen=True, slots=True)
class TableHeader:
    """Where a table's fields stand.

    Attributes:
        bottom: last header row.
        columns: field name -> column number.
        told: columns that were reported as unreadable; what stands in them is not reported again.
        unread: fields whose column was not found or not read.
    """

    bottom: int
    columns: Mapping[str, int]
    told: frozenset[int] = frozenset()
    unread: frozenset[str] = frozenset()


def find_header(cells: SheetCells, layout: FormSheet, notes: Notes) -> TableHeader | None:
    """Find the header rows, one or two, and read them; None when there are none."""
    rows = _header_rows(cells, layout)
    if not rows:
        notes.add(1, 1, "no_header_row")
        return None
    return _HeaderReader(cells, layout, notes, rows).read()


def _header_rows(cells: SheetCells, layout: FormSheet) -> list[int]:
    """The row with most known headers, with its neighbours that know at least half as many."""
    hits = {
        row: sum(1 for cell in cells.rows[row].values() if recognise(cell, layout))
        for row in list(cells.rows)[:SEARCHED_ROWS]
    }
    best = max(hits, key=lambda row: hits[row], default=0)
    if hits.get(best, 0) < FEWEST_HITS:
        return []
    near = (best - 1, best, best + 1)
    return [row for row in near if hits.get(row, 0) >= max(FEWEST_HITS, hits[best] / 2)]


def recognise(cell: Cell, layout: FormSheet) -> str | None:
    """The field of the layout that a header cell names."""
    if cell.kind is not CellKind.TEXT:
        return None
    name = find("field", str(cell.value))
    return name if name and layout.column(name) else None


@dataclass(slots=True)
class _HeaderReader:
    cells: SheetCells
    layout: FormSheet
    notes: Notes
    rows: list[int]
    columns: dict[str, int] = field(default_factory=dict)
    told: set[int] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    unknown: dict[int, list[Cell]] = field(default_factory=dict)

    def read(self) -> TableHeader:
        for column in sorted({c for row in self.rows for c in self.cells.rows[row]}):
            self._column(column)
        for column, cells in self.unknown.items():
            self._unknown(column, cells)
        self._missing()
        return TableHeader(
            self.rows[-1], self.columns, frozenset(self.told), frozenset(self.unread)
        )

    def _column(self, column: int) -> None:
        cells = [c for row in self.rows if (c := self.cells.rows[row].get(column))]
        names = list(dict.fromkeys(n for c in cells if (n := recognise(c, self.layout))))
        if not names:
            self.unknown[column] = cells
        elif len(names) > 1:
            self._refuse(column, cells[0], "header_conflict", cells[0].value, other=cells[1].value)
            self.unread.update(names)
        elif names[0] in self.columns:
            first = address(self.rows[0], self.columns[names[0]])
            self._refuse(column, cells[0], "duplicate_header", cells[0].value, first=first)
        else:
            self.columns[names[0]] = column

    def _unknown(self, column: int, cells: list[Cell]) -> None:
        missing = {c.name for c in self.layout.columns} - set(self.columns) - self.unread
        known = {s: n for s, n in spellings("field").items() if n in missing}
        near = next((n for c in cells if (n := nearest_name(str(c.value), known))), None)
        cell = cells[0]
        if near is None:
            self._refuse(column, cell, "extra_column", cell.value)
            return
        self.unread.add(near)
        hint = label(f"field.{near}", "both")
        self._refuse(column, cell, "unknown_header", cell.value, suggestion=hint)

    def _missing(self) -> None:
        for column in self.layout.columns:
            if column.name in self.columns or column.name in self.unread:
                continue
            if column.required:
                self.notes.add(self.rows[0], 1, "missing_header", name=_name(column))
                self.unread.add(column.name)

    def _refuse(self, column: int, cell: Cell, code: str, name: object, **values: object) -> None:
        self.told.add(column)
        self.notes.add(cell.row, column, code, name=name, **values)


def _name(column: FormColumn) -> str:
    return label(f"field.{column.name}", "both")
