"""Cells, sheets and workbooks as they are, before anybody asks what they mean."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from functools import cache

Value = str | float | bool | datetime | None


class CellKind(Enum):
    """What a cell holds.

    UNSAVED is a formula whose result was never stored in the file. UNREADABLE is what stands in the
    file and is not understood.
    """

    BLANK = auto()
    TEXT = auto()
    NUMBER = auto()
    DATE = auto()
    BOOLEAN = auto()
    ERROR = auto()
    UNSAVED = auto()
    UNREADABLE = auto()


@cache
def column_letters(column: int) -> str:
    """Letters of a column, 1 -> "A", 27 -> "AA"."""
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def address(row: int, column: int) -> str:
    """Address of a cell as Excel shows it; rows and columns count from 1."""
    return f"{column_letters(column)}{row}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something.

    Attributes:
        value: text, float, bool, datetime, or an error's name ("#DIV/0!"); None when UNSAVED;
            the beginning of what the file has there when UNREADABLE.
        formula: the formula without "=", or None; "" where a neighbour holds the shared text.
        percent: shown as a percentage, so 0.3 reads "30%".
        in_thousands: shown by its thousands, so 3000 reads "3".
        words: what its format puts beside the number, so 3 reads "3 t".
    """

    row: int
    column: int
    kind: CellKind
    value: Value
    formula: str | None = None
    percent: bool = False
    in_thousands: bool = False
    words: str = ""

    @property
    def address(self) -> str:
        """Address, "F7"."""
        return address(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Range:
    """A rectangle of cells, all four edges included."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        return f"{address(self.top, self.left)}:{address(self.bottom, self.right)}"


@dataclass(frozen=True, slots=True)
class SheetCells:
    """A sheet: `rows[7][6]` is cell F7. Empty cells and empty rows are absent.

    A `damaged` sheet is there and cannot be read. `not_understood` is what the file says of merged
    and hidden cells and nobody can tell what it means.
    """

    title: str
    hidden: bool = False
    rows: Mapping[int, Mapping[int, Cell]] = field(default_factory=dict)
    merged: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    damaged: bool = False
    not_understood: tuple[str, ...] = ()

    def cell(self, row: int, column: int) -> Cell:
        """The cell there; a BLANK one when nothing is."""
        found = self.rows.get(row, {}).get(column)
        return found or Cell(row, column, CellKind.BLANK, None)

    def cells(self) -> Iterator[Cell]:
        """Every cell that holds something, in reading order."""
        for row in self.rows.values():
            yield from row.values()

    def is_hidden_column(self, column: int) -> bool:
        """Whether the column is hidden."""
        return any(first <= column <= last for first, last in self.hidden_columns)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file as read: its name without folders, the SHA-256 of its bytes, what it holds."""

    file: str
    sha256: str
    sheets: tuple[SheetCells, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
