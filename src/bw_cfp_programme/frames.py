"""Tables for notebooks: records as a pandas DataFrame, or as HTML that needs no pandas.

A column is called as its field; a record within a record and a mapping give a column for each part,
`<field>_<part>` where the record has a field of the part's name.
`field(metadata=column("{}_kg_co2e"))` says it otherwise, a unit above all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import Field, fields, is_dataclass
from enum import Enum
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, structs

from bw_cfp_programme.errors import MissingLibrary
from bw_cfp_programme.labels import Text, label

if TYPE_CHECKING:
    from pandas import DataFrame

T = TypeVar("T")
Row = dict[str, Any]
SHOWN = 30
"""Rows of a table that a notebook shows."""


class Tabular:
    """What a notebook shows as a table."""

    __slots__ = ()

    def to_rows(self) -> list[Row]:
        """A mapping for each row, column -> value."""
        raise NotImplementedError

    def column_names(self) -> Sequence[str]:
        """The columns, of an empty table too; none: those of the rows."""
        return ()

    def about(self) -> Row:
        """What is true of all rows."""
        return {}

    def to_dataframe(self) -> "DataFrame":
        """The rows as a pandas DataFrame; what is true of all of them stands in its `attrs`.

        Raises:
            MissingLibrary: pandas is not installed.
        """
        try:
            pandas = import_module("pandas")  # by name: nothing but this needs it
        except ModuleNotFoundError as error:
            raise MissingLibrary("a DataFrame needs pandas: pip install pandas") from error
        names = self.column_names() or None
        frame: DataFrame = pandas.DataFrame(self.to_rows(), columns=names)
        frame.attrs.update(self.about())
        return frame

    def _repr_html_(self) -> str:
        return html(self.to_rows(), self.about())


class Rows(tuple[T, ...], Tabular):
    """A tuple of records that a notebook shows as a table."""

    __slots__ = ()

    def to_rows(self) -> list[Row]:
        """A mapping for each record; columns as at the top of this file."""
        return [row_of(record) for record in self]


def column(name: str) -> dict[str, str]:
    """Metadata of a field: what its column is called; "{}" stands for each part of its value."""
    return {"column": name}


def row_of(record: Any) -> Row:
    """A record's cells by column: what its `to_row` gives, or else all fields.

    >>> from bw_cfp_programme.problems import Place
    >>> row_of(Place("S03.xlsx", "Energy", "F7"))
    {'file': 'S03.xlsx', 'sheet': 'Energy', 'cell': 'F7'}
    """
    if hasattr(record, "to_row"):
        return dict(record.to_row())
    if isinstance(record, Struct):
        return structs.asdict(record)
    return {name: value for each in fields(record) for name, value in _cells(record, each)}


def plain(value: Any) -> Any:
    """A value as a cell holds it: words for texts, numbers and what pandas knows as they are."""
    if isinstance(value, Text):
        return value.said("both")
    if isinstance(value, Enum):
        return value.value
    if _is_record(value):
        return str(value)
    if isinstance(value, tuple) and any(map(_is_record, value)):
        return "; ".join(map(str, value))
    return value


def html(rows: Sequence[Row], about: Mapping[str, Any]) -> str:
    """The first rows as a table, under what is true of all of them."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    facts = (f"<div><b>{escape(name)}</b> {_said(value)}</div>" for name, value in about.items())
    head = _line("th", map(escape, names))
    body = (_line("td", [_said(row.get(name)) for name in names]) for row in rows[:SHOWN])
    table = f'<table border="1" class="dataframe">{head}{"".join(body)}</table>'
    more = label("message.rows_in_dataframe", "both").format(count=len(rows) - SHOWN)
    return "".join([*facts, table]) + (f"<div>{escape(more)}</div>" if len(rows) > SHOWN else "")


def _line(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"


def _cells(record: Any, each: "Field[Any]") -> Iterator[tuple[str, Any]]:
    value, name = getattr(record, each.name), each.metadata.get("column")
    if isinstance(value, Mapping):
        parts = {str(key): plain(part) for key, part in value.items()}
    elif _is_record(value) and not isinstance(value, Text):
        parts = row_of(value)
    else:
        if "{}" not in (name or ""):  # else a record that is not there, with no cells
            yield name or each.name, plain(value)
        return
    taken = {one.name for one in fields(record)}
    for key, part in parts.items():
        own = f"{each.name}_{{}}" if key in taken else "{}"
        yield (name or own).format(key), part


def _is_record(value: Any) -> bool:
    return is_dataclass(value) or isinstance(value, Struct)


def _said(value: Any) -> str:
    """A cell for eyes; numbers to six digits."""
    if value is None:
        return ""
    return f"{value:.6g}" if isinstance(value, float) else escape(str(value))
