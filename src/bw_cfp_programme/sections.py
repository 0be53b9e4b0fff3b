"""A table of a report, declared by its columns, so that every deliverable can print it.

Everything that is printed is one of these. Words stand in `data/terms.csv`: `section.<key>`,
`column.<key>`, `fact.<key>`, and where there is more to say `section.<key>_note` and, in place of a
table without rows, `section.<key>_none`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from msgspec import Struct

from bw_cfp_programme.frames import Row, Tabular, plain
from bw_cfp_programme.labels import Text, label
from bw_cfp_programme.problems import Place


class Ratio(Struct, frozen=True, tag=True):
    """What was divided by what."""

    part: float
    whole: float

    def __str__(self) -> str:
        """As a person writes it: "1800 / 3000"."""
        return f"{self.part:.15g} / {self.whole:.15g}"


Value = str | int | float | bool | Text | Place | tuple[str | Ratio, ...] | None
"""None: nothing was said, or there is no such number. A tuple: level by level, outermost first."""


class Kind(Enum):
    """How a value is to be understood and printed."""

    TEXT = "text"
    TERM = "term"  # a name in a namespace of terms.csv
    PLACE = "place"  # where something stands: a Place, or a citation
    NUMBER = "number"
    SHARE = "share"  # 0-1, printed as a percentage with one decimal
    FINE = "fine"  # 0-1, printed as a percentage with five significant digits
    SCORE = "score"  # kg CO2e per declared unit, printed in the report's unit
    MASS = "mass"  # kg CO2e of anything else: of a site and a period, of a unit of a product
    UNIT = "unit"  # a unit by name, printed as its symbol


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        namespace: where the words of a TERM stand.
        detail: for files alone; a page and a terminal have no room for it.
        aside: a terminal has no room for it.
        sums: rows may be added up, for a foot and for what a page has no room for.
        formula: how a spreadsheet works the value out. `{key}` is the row's cell in a column (or
            its ratios, multiplied), `{section.key}` all cells of a column of another section.
    """

    key: str
    kind: Kind = Kind.TEXT
    namespace: str = ""
    detail: bool = False
    aside: bool = False
    sums: bool = False
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A single value above a table."""

    key: str
    value: Value
    kind: Kind = Kind.TEXT
    namespace: str = ""


class Tornado(Struct, frozen=True, tag=True):
    """A picture of a table: from `low` to `high` (column keys) around `centre`, a bar for a row."""

    label: str
    low: str
    high: str
    centre: float


class Bars(Struct, frozen=True, tag=True):
    """A picture of a table: a bar from zero for every row, beside what the row is called.

    Attributes:
        label, value: column keys.
        notes: columns that say more of a row in small.
        running: each bar begins where the one before ended.
    """

    label: str
    value: str
    notes: tuple[str, ...] = ()
    running: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Section(Tabular):
    """A table with what stands above it and how it is drawn.

    Attributes:
        rows: as many values as columns in each.
        picture: numbers in SCORE columns, drawn; None: the table alone.
        foot: a last row that adds up the others; empty: none.
        together: columns by which a page puts rows together under one heading.
        by_size: the column by whose size a page picks rows that it has room for; "": the first.
    """

    key: str
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    facts: tuple[Fact, ...] = ()
    picture: Tornado | Bars | None = None
    foot: tuple[Value, ...] = ()
    together: tuple[str, ...] = ()
    by_size: str = ""

    def __post_init__(self) -> None:
        """Refuse a row that does not fit."""
        rows = (*self.rows, self.foot) if self.foot else self.rows
        if any(len(row) != len(self.columns) for row in rows):
            raise ValueError(f"section {self.key}: a row does not fit its columns")

    def place(self, key: str) -> int:
        """Where a column stands, from 0."""
        return [column.key for column in self.columns].index(key)

    def records(self) -> Iterator[dict[str, Any]]:
        """Each row by its columns' keys."""
        keys = [column.key for column in self.columns]
        return (dict(zip(keys, row, strict=True)) for row in self.rows)

    def column(self, key: str) -> list[Value]:
        """The values of a column."""
        place = self.place(key)
        return [row[place] for row in self.rows]

    def to_rows(self) -> list[Row]:
        """Values as they were worked out: shares 0-1, terms by name."""
        names = self.column_names()
        return [dict(zip(names, map(plain, row), strict=True)) for row in self.rows]

    def column_names(self) -> list[str]:
        """By key; those of emissions end in their unit."""
        return [_named(column) for column in self.columns]

    def about(self) -> Row:
        """Title and facts."""
        facts = {_named(fact): plain(fact.value) for fact in self.facts}
        return {"section": label(f"section.{self.key}", "both"), **facts}


def _named(one: Column | Fact) -> str:
    return f"{one.key}_kg_co2e" if one.kind in {Kind.SCORE, Kind.MASS} else one.key
