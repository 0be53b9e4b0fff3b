"""What all rows share, and the words that records and rules have in common."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bw_cfp_programme.problems import Place

STAGES = ("raw_materials", "manufacturing", "distribution", "use", "end_of_life")
GATE_STAGES = STAGES[:2]
"""What lies before the gate."""
GRAVE = "cradle-to-grave"
SITE = "site"
OUTSIDE = "outside"
RAW, VERIFIER, RESULT = "raw", "verifier", "result"
"""What a member discloses: its lines, these to a verifier alone, or its declared result only."""


def stages_within(boundary: str) -> tuple[str, ...]:
    """The stages inside a system boundary, in their order."""
    return STAGES if boundary == GRAVE else GATE_STAGES


class RowCells(Mapping[str, Place]):
    """The cells of a row by field; a place is made when somebody asks for it.

    Attributes:
        file, sheet: where the row stands.
        row: its number; blank where `columns` are whole addresses.
        columns: field -> letters of its column, one mapping for all rows of a table.
    """

    __slots__ = ("columns", "file", "row", "sheet")

    def __init__(self, file: str, sheet: str, row: str, columns: Mapping[str, str]) -> None:
        self.file, self.sheet, self.row, self.columns = file, sheet, row, columns

    def __getitem__(self, name: str) -> Place:
        return Place(self.file, self.sheet, f"{self.columns[name]}{self.row}")

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)

    def __repr__(self) -> str:
        return f"RowCells({self.file} › {self.sheet} › {self.row or ', '.join(self.columns)})"


_NO_CELLS = RowCells("", "", "", {})


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A row (or the one record) of a sheet.

    Attributes:
        place: the row's first cell.
        cells: field name -> the cell that it was read from.
        failed: fields whose cell could not be read; a Problem says why.
    """

    place: Place
    cells: RowCells = field(default_factory=lambda: _NO_CELLS)
    failed: frozenset[str] = frozenset()

    def at(self, name: str) -> Place:
        """The cell of a field, or the row when the form has no such column."""
        return self.cells.get(name, self.place)

    def is_blank(self, name: str) -> bool:
        """Nothing was entered (zero and unreadable cells are not blank)."""
        return name not in self.failed and getattr(self, name) in (None, "", ())
