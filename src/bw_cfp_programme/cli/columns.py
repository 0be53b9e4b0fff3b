"""Widths of a table's columns and the lines within them, counted in the cells of a terminal."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bw_cfp_programme.cli.wrapping import PIECES, cells, wrap

_HEADING = 10
_NARROWEST = 10
_LONG = 24


@dataclass(frozen=True, kw_only=True)
class Cells:
    """A column as it is said; a number is never broken."""

    heading: str
    said: tuple[str, ...]
    number: bool

    @property
    def top(self) -> str:
        """The heading with its unit in a line of its own."""
        return self.heading.replace(" (", "\n(")

    @cached_property
    def least(self) -> int:
        """The longest number or piece of the heading; a short heading stays in one line."""
        pieces = PIECES.findall(self.heading)
        longest = max((cells(piece.rstrip()) for piece in pieces), default=0)
        line = max(map(cells, self.top.splitlines()), default=0)
        numbers = map(cells, self.said) if self.number else ()
        return int(max([longest, min(_HEADING, line), *numbers]))

    @cached_property
    def full(self) -> int:
        """What it would be at its widest."""
        return max([self.least, *map(cells, self.said)])


@dataclass(frozen=True, kw_only=True, slots=True)
class Fitted:
    """A column at a width, its heading and cells in lines."""

    heading: str
    top: str
    cells: tuple[tuple[str, ...], ...]
    number: bool
    width: int


def fit(columns: Sequence[Cells], room: int, gap: int) -> list[Fitted]:
    """The columns side by side within `room`, the widest texts narrowed first.

    Where texts would become slivers, columns are left out from the end, long texts first, then
    numbers: what they say stands in files.
    """
    kept = list(columns)
    while not (fitted := _widths(kept, room - gap * (len(kept) - 1))):
        long = [column for column in kept[1:] if not column.number and column.full > _LONG]
        numbers = [column for column in kept[1:] if column.number]
        kept.remove((long or numbers or kept)[-1])
    return [_fitted(column, width) for column, width in zip(kept, fitted, strict=True)]


def _widths(columns: Sequence[Cells], room: int) -> list[int]:
    """A width for each column; none where texts would be narrower than is readable."""
    if len(columns) == 1:
        return [max(columns[0].least, min(columns[0].full, room))]
    widest = max(column.full for column in columns)
    for most in range(max(widest, _NARROWEST), _NARROWEST - 1, -1):
        fitted = [max(column.least, min(column.full, most)) for column in columns]
        if sum(fitted) <= room:
            return fitted
    return []


def _fitted(column: Cells, width: int) -> Fitted:
    return Fitted(
        heading=column.heading,
        top="\n".join(wrap(column.top, width)),
        cells=tuple(tuple(wrap(cell, width)) for cell in column.said),
        number=column.number,
        width=width,
    )
