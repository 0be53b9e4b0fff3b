"""Addresses of cells and ranges, as files write them -> numbers."""

import re
from functools import lru_cache

from bw_cfp_programme.workbook.cells import Range

# "Total number of rows and columns on a worksheet", support.microsoft.com: Excel specifications.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
MOST_DIGITS = 9
CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\Z")
CORNER = re.compile(r"\$?([A-Za-z]{1,3})?\$?([0-9]{1,7})?\Z")


@lru_cache(maxsize=4096)
def column_number(letters: str) -> int:
    """Number of a column, 27 of "AA"."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def whole_number(text: str) -> int:
    """A number of a row, column or index as files write it; -1 where it is none of a sheet."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else -1


def parse_address(text: str) -> tuple[int, int] | None:
    """Row and column of an address, (7, 6) of F7; None where it is none of a sheet.

    >>> parse_address("$f$7"), parse_address("F0"), parse_address("XFE1")
    ((7, 6), None, None)
    """
    match = CELL.match(text)
    if match is None:
        return None
    row, column = int(match[2]), column_number(match[1])
    return (row, column) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None


def parse_range(text: str) -> Range | None:
    """The rectangle of A2:C4, of A2 alone, of the columns A:C, of the rows 2:4; None: no range.

    >>> str(parse_range("C4:A2")), str(parse_range("A:A")), parse_range("A1:B")
    ('A2:C4', 'A1:A1048576', None)
    """
    first, _, last = text.partition(":")
    corners = [_corner(first), _corner(last or first)]
    rows = [row for row, _ in corners if row]
    columns = [column for _, column in corners if column]
    if len(rows) == 1 or len(columns) == 1 or not rows + columns:
        return None
    top, bottom = (min(rows), max(rows)) if rows else (1, LAST_ROW)
    left, right = (min(columns), max(columns)) if columns else (1, LAST_COLUMN)
    return Range(top, left, bottom, right) if bottom <= LAST_ROW and right <= LAST_COLUMN else None


def _corner(text: str) -> tuple[int, int]:
    """Row and column, 0 where one is not said."""
    match = CORNER.match(text)
    return (int(match[2] or 0), column_number(match[1] or "")) if match else (0, 0)
