"""Records -> a section: each column with the function that reads its value."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from bw_cfp_programme.labels import Text
from bw_cfp_programme.sections import Column, Section, Value

T = TypeVar("T")
Field = tuple[Column, Callable[[T], Value]]


def tabulate(key: str, fields: Sequence[Field[T]], records: Iterable[T]) -> Section:
    """A row for every record."""
    return Section(
        key=key,
        columns=tuple(column for column, _ in fields),
        rows=tuple(tuple(read(record) for _, read in fields) for record in records),
    )


def summed(
    columns: Sequence[Column], rows: Sequence[Sequence[Value]], name: Text
) -> tuple[Value, ...]:
    """One row for many, called `name` in its first column: what may be added up, and blanks."""
    return (name, *(_sum(column, rows, place) for place, column in enumerate(columns) if place))


def _sum(column: Column, rows: Sequence[Sequence[Value]], place: int) -> Value:
    numbers = [value for row in rows if isinstance(value := row[place], (int, float))]
    return sum(numbers) if column.sums and len(numbers) == len(rows) else ""
