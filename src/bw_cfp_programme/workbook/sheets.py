"""A sheet's XML -> cells, in one pass (ECMA-376 part 1, 18.3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from math import isfinite
from xml.etree.ElementTree import Element, ParseError, fromstring

from bw_cfp_programme.characters import visible
from bw_cfp_programme.workbook.archive import ZipArchive
from bw_cfp_programme.workbook.cells import Cell, CellKind, Range, SheetCells, Value
from bw_cfp_programme.workbook.parts import CellStyles, SheetPart, text_of, unescaped

# Formatted cells and rows that hold nothing: up to a million in a file, gone before parsing.
EMPTY = re.compile(rb"<((?:\w+:)?(?:c|row))(?=[\s/>])[^<>]*(?:/>|></\1>)")
# Excel may leave out where a row or cell stands; then the empty ones count for those after them.
UNPLACED = re.compile(rb"<(?:\w+:)?(?:c|row)(?=[\s/>])(?![^<>]*\sr=)")
ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})\Z")
TRUE = frozenset({"1", "true"})
LAST_DATE = 2_958_466  # serial of the day after 9999-12-31


@dataclass(frozen=True, slots=True)
class SheetContext:
    """What cells refer to: shared texts, styles, and the day that dates count from."""

    texts: list[str]
    styles: CellStyles
    epoch: datetime
    limit: int


def read_sheet(archive: ZipArchive, sheet: SheetPart, context: SheetContext) -> SheetCells:
    """Read one sheet.

    Raises:
        WorkbookError: damaged, or more cells than `context.limit`.
    """
    try:
        return _Reader(archive, context).read(sheet)
    except (ParseError, ValueError, IndexError, OverflowError) as cause:
        raise archive.error("damaged_workbook") from cause


class _Reader:
    def __init__(self, archive: ZipArchive, context: SheetContext) -> None:
        self.archive = archive
        self.context = context

    def read(self, sheet: SheetPart) -> SheetCells:
        content = self.archive.read(sheet.part)
        if not UNPLACED.search(content):
            content = EMPTY.sub(b"", content)
        if content.count(b"</c>") + content.count(b":c>") > self.context.limit:
            raise self.archive.error("workbook_too_large", limit=f"{self.context.limit} cells")
        root = fromstring(content)  # noqa: S314 - see ZipArchive.read
        space = root.tag.rpartition("}")[0] + "}" if root.tag.startswith("{") else ""
        lines = dict(self._rows(root.iterfind(f"{space}sheetData/{space}row"), f"{space}v"))
        return SheetCells(
            sheet.title,
            sheet.hidden,
            {row: cells for row, (cells, _) in sorted(lines.items())},
            tuple(parse_range(merge.get("ref", "")) for merge in root.iter(f"{space}mergeCell")),
            frozenset(row for row, (_, hidden) in lines.items() if hidden),
            tuple(
                (int(column.get("min", 0)), int(column.get("max", 0)))
                for column in root.iterfind(f"{space}cols/{space}col")
                if column.get("hidden") in TRUE
            ),
        )

    def _rows(
        self, rows: Iterator[Element], saved: str
    ) -> Iterator[tuple[int, tuple[dict[int, Cell], bool]]]:
        row = 0
        for element in rows:
            row = int(element.get("r", row + 1))
            cells = dict(self._cells(element, row, saved))
            if cells:
                yield row, (cells, element.get("hidden") in TRUE)

    def _cells(self, element: Element, row: int, saved: str) -> Iterator[tuple[int, Cell]]:
        column = 0
        for item in element:
            reference = item.get("r")
            column = parse_address(reference)[1] if reference else column + 1
            cell = self._cell(item, row, column, saved)
            if cell.kind is not CellKind.BLANK:
                yield column, cell

    def _cell(self, item: Element, row: int, column: int, value_tag: str) -> Cell:
        style = item.get("s", "0")
        formula, saved = None, None
        for part in item:
            if part.tag == value_tag:
                saved = part.text
            elif part.tag.endswith("f"):
                formula = part.text or ""
            elif part.tag.endswith("is"):
                saved = text_of(part)
        kind, value = self._value(item.get("t", "n"), saved, style)
        if kind is CellKind.BLANK and formula is not None and item.get("t") != "str":
            kind = CellKind.UNSAVED
        return Cell(row, column, kind, value, formula, style in self.context.styles.percents)

    def _value(self, kind: str, saved: str | None, style: str) -> tuple[CellKind, Value]:
        if kind == "s" and saved:
            saved = self.context.texts[int(saved)]
        if saved is None or not visible(saved).strip():
            return CellKind.BLANK, None
        if kind in {"s", "str", "inlineStr"}:
            return CellKind.TEXT, unescaped(saved) if kind == "str" else saved
        if kind == "b":
            return CellKind.BOOLEAN, saved.strip() in {"1", "true"}
        if kind == "e":
            return CellKind.ERROR, saved
        if kind == "d":
            return CellKind.DATE, datetime.fromisoformat(saved.rstrip("Z"))
        return self._number(float(saved), style)

    def _number(self, number: float, style: str) -> tuple[CellKind, Value]:
        if style not in self.context.styles.dates:
            return CellKind.NUMBER, number
        if not isfinite(number) or not 0 <= number < LAST_DATE:
            return CellKind.ERROR, "#####"  # what Excel shows for a date outside its calendar
        # Excel counts a 29 February 1900 that never was.
        lost = 1 if self.context.epoch.year < 1900 and number < 60 else 0  # noqa: PLR2004 - see above
        return CellKind.DATE, self.context.epoch + timedelta(days=number + lost)


@lru_cache(maxsize=4096)
def parse_address(text: str) -> tuple[int, int]:
    """Row and column of an address, (7, 6) of F7.

    Raises:
        ValueError: no address.
    """
    match = ADDRESS.match(text)
    if match is None:
        raise ValueError(text)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def parse_range(text: str) -> Range:
    """The rectangle of A2:C4, or of A2 alone.

    Raises:
        ValueError: no range.
    """
    first, _, last = text.partition(":")
    return Range(*parse_address(first), *parse_address(last or first))
