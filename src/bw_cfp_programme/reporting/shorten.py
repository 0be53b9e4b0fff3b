"""What a page or a terminal has room for, and always how much was left for files."""

from dataclasses import dataclass, replace

from bw_cfp_programme.labels import text
from bw_cfp_programme.reporting.sums import together
from bw_cfp_programme.reporting.tabulate import summed
from bw_cfp_programme.sections import Section, Value

Row = tuple[Value, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shortened:
    """A section with some of its rows, and how many it had besides."""

    section: Section
    hidden: int


@dataclass(frozen=True, kw_only=True, slots=True)
class RowGroup:
    """Rows that stand together. `head`: the values that they have in common."""

    head: Row
    rows: tuple[Row, ...]


def shorten(section: Section, limit: int) -> Shortened:
    """At most `limit` rows: the largest where it matters, else the first.

    Where rows may be added up, one more stands for all that are hidden, so that nothing is lost.
    """
    hidden = max(0, len(section.rows) - limit)
    if not hidden:
        return Shortened(section=section, hidden=0)
    rows = _by_size(section) if section.by_size else section.rows
    shown, rest = rows[:limit], rows[limit:]
    if any(column.sums for column in section.columns):
        shown = (*shown, summed(section.columns, rest, text("report.remaining", count=hidden)))
    return Shortened(section=replace(section, rows=tuple(shown)), hidden=hidden)


def row_groups(section: Section) -> list[RowGroup]:
    """The rows of a section by the columns that put them together, in order of appearance."""
    places = [section.place(key) for key in section.together]
    found = together((tuple(row[place] for place in places), row) for row in section.rows)
    heads = (tuple(rows[0][place] for place in places) for rows in found)
    return [RowGroup(head=head, rows=tuple(rows)) for head, rows in zip(heads, found, strict=True)]


def _by_size(section: Section) -> tuple[Row, ...]:
    place = section.place(section.by_size)

    def size(row: Row) -> float:
        value = row[place]
        return abs(value) if isinstance(value, (int, float)) else 0.0

    return tuple(sorted(section.rows, key=size, reverse=True))
