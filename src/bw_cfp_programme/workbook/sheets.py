"""A sheet's XML -> cells, in one pass (ECMA-376 part 1, 18.3)."""

import re

from bw_cfp_programme.workbook.addresses import LAST_ROW, parse_address, parse_range, whole_number
from bw_cfp_programme.workbook.archive import DamagedPart, ZipArchive
from bw_cfp_programme.workbook.cells import Cell, CellKind, Range, SheetCells
from bw_cfp_programme.workbook.markup import stream
from bw_cfp_programme.workbook.parts import SheetPart
from bw_cfp_programme.workbook.texts import RichText
from bw_cfp_programme.workbook.values import Read, Values, unreadable

# Formatted cells, then rows, that hold nothing: up to a million in a file, gone before parsing.
# What comes after one of them must say where it stands, since programs may leave that out.
EMPTY = (
    re.compile(rb"<((?:\w+:)?c)(?=[\s/>])[^<>]*(?:/>|></\1>)(?=</(?:\w+:)?row>|<\1 r=)"),
    re.compile(rb"<((?:\w+:)?row)(?=[\s/>])[^<>]*(?:/>|></\1>)(?=</(?:\w+:)?sheetData>|<\1 r=)"),
)
TRUE = frozenset({"1", "true"})


def read_sheet(archive: ZipArchive, sheet: SheetPart, values: Values) -> SheetCells:
    """Read one sheet; one whose part cannot be read comes as damaged, without cells.

    Raises:
        WorkbookError: it asks for more than the limits allow.
    """
    target = _Cells(values)
    try:
        stream(archive, sheet.part, target, _without_empty)
    except DamagedPart:
        return SheetCells(sheet.title, sheet.hidden, damaged=True)
    return SheetCells(
        sheet.title,
        sheet.hidden,
        {row: dict(sorted(cells.items())) for row, cells in sorted(target.rows.items()) if cells},
        tuple(target.merged),
        frozenset(target.hidden_rows & target.rows.keys()),
        tuple(target.hidden_columns),
        not_understood=tuple(target.not_understood),
    )


def _without_empty(piece: bytes) -> bytes:
    if b"<!" in piece:  # a comment, or text that may look like tags
        return piece
    for empty in EMPTY:
        piece = empty.sub(b"", piece)
    return piece


class _Cells(RichText):
    """What a sheet holds, told of its tags."""

    def __init__(self, values: Values) -> None:
        super().__init__()
        self.rows: dict[int, dict[int, Cell]] = {}
        self.merged: list[Range] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.not_understood: list[str] = []
        self._values = values
        self._row = self._column = self._count = 0
        self._is_placed = True
        self._about: dict[str, str] = {}
        self._formula: str | None = None
        self._saved: list[str] = []
        self._inline: list[str] = []

    def begin_row(self, about: dict[str, str]) -> None:
        """A row begins, below the last one unless it says where."""
        said = about.get("r")
        number = whole_number(said or "")
        self._is_placed = said is None or 1 <= number <= LAST_ROW
        self._row = number if said and self._is_placed else self._row + 1
        self._column = 0
        if about.get("hidden") in TRUE:
            self.hidden_rows.add(self._row)

    def end_row(self) -> None:
        """A row is complete."""
        self._values.budget.spend("cells", self._count)
        self._count = 0

    def begin_c(self, about: dict[str, str]) -> None:
        """A cell begins."""
        self._count += 1
        self._about, self._formula = about, None
        self._saved, self._inline = [], []

    def begin_v(self, _: dict[str, str]) -> None:
        """A saved value begins."""
        self.collect()

    def end_v(self) -> None:
        """It ends."""
        self._saved.append(self.collected())

    def begin_f(self, _: dict[str, str]) -> None:
        """A formula begins."""
        self.collect()

    def end_f(self) -> None:
        """It ends."""
        self._formula = self.collected()

    def end_is(self) -> None:
        """A text that the cell holds itself ends."""
        self._inline.append(self.taken())

    def end_c(self) -> None:
        """A cell is complete; one that stands where another does must say the same."""
        said = self._about.get("r")
        place = parse_address(said) if said else (self._row, self._column + 1)
        is_placed = place is not None and (bool(said) or self._is_placed)
        row, self._column = place or (self._row, self._column + 1)
        kind, value = self._read() if is_placed else unreadable(said or "".join(self._saved))
        here = self.rows.setdefault(row, {})
        before = here.get(self._column)
        if before and (before.kind, before.value) != (kind, value):
            kind, value = unreadable(f"{before.value} / {value}")
        if kind is not CellKind.BLANK:
            style, styles = self._about.get("s", "0"), self._values.styles
            here[self._column] = Cell(
                *(row, self._column, kind, value, self._formula),
                percent=style in styles.percents,
                in_thousands=style in styles.thousands,
                words=styles.words.get(style, ""),
            )

    def _read(self) -> Read:
        kind = self._about.get("t", "n")
        own, other = self._saved, self._inline
        if kind == "inlineStr":  # a value beside the text is nothing to anybody
            own, other = (other, []) if other else ([], own)
        if len(own) > 1 or any(other):
            return unreadable(" / ".join((*own, *other)))
        read = self._values.read(kind, own[0] if own else "", self._about.get("s", "0"))
        is_unsaved = read[0] is CellKind.BLANK and self._formula is not None and kind != "str"
        return (CellKind.UNSAVED, None) if is_unsaved else read

    def begin_mergeCell(self, about: dict[str, str]) -> None:  # noqa: N802 - the tag's name
        """A merged range."""
        self._values.budget.spend("cells", 1)
        said = about.get("ref", "")
        merged = parse_range(said)
        if merged:
            self.merged.append(merged)
        else:
            self.not_understood.append(f"mergeCell {unreadable(said)[1]}")

    def begin_col(self, about: dict[str, str]) -> None:
        """A range of columns that look alike."""
        self._values.budget.spend("cells", 1)
        if about.get("hidden") in TRUE:
            first, last = (whole_number(about.get(name, "")) for name in ("min", "max"))
            if 1 <= first <= last:
                self.hidden_columns.append((first, last))
            else:
                self.not_understood.append(f"col {unreadable(str(about.get('min')))[1]}")
