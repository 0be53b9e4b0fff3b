"""A table of a report, declared by its columns, so that every deliverable can print it.

Words stand in `data/terms.csv`: `section.<key>` and `section.<key>_note`, `column.<key>`,
`fact.<key>`.
"""

from dataclasses import dataclass
from enum import Enum

from bw_cfp_programme.labels import Text
from bw_cfp_programme.problems import Place

Value = str | float | bool | Text | Place | None
"""None: nothing was said, or there is no such number."""


class Kind(Enum):
    """How a value is to be understood and printed."""

    TEXT = "text"
    TERM = "term"  # a name in a namespace of terms.csv
    NUMBER = "number"
    SHARE = "share"  # 0-1, printed as a percentage with one decimal
    FINE = "fine"  # 0-1, printed as a percentage with five significant digits
    SCORE = "score"  # kg CO2e per declared unit, printed in the report's unit
    MASS = "mass"  # kg CO2e, of a site and a period
    UNIT = "unit"  # a unit by name, printed as its symbol


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        namespace: where the words of a TERM stand.
        aside: files have it, a terminal has no room for it.
    """

    key: str
    kind: Kind = Kind.TEXT
    namespace: str = ""
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A single value above a table."""

    key: str
    value: Value
    kind: Kind = Kind.TEXT
    namespace: str = ""


@dataclass(frozen=True, slots=True)
class Tornado:
    """A picture of a table: from `low` to `high` (column keys) around `centre`, a bar for a row."""

    label: str
    low: str
    high: str
    centre: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A table with what stands above it and how it is drawn.

    Attributes:
        rows: as many values as columns in each.
        picture: numbers in two SCORE columns, drawn; None: the table alone.
    """

    key: str
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    facts: tuple[Fact, ...] = ()
    picture: Tornado | None = None

    def __post_init__(self) -> None:
        """Refuse a row that does not fit."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"section {self.key}: a row does not fit its columns")

    def column(self, key: str) -> list[Value]:
        """The values of a column."""
        place = [column.key for column in self.columns].index(key)
        return [row[place] for row in self.rows]
