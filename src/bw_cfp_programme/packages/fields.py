"""The tables of a package: their fields stand in `data/package/fields.csv`."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bw_cfp_programme.formulas import guarded
from bw_cfp_programme.tables import read_table

FOLDER = "tables"


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A column.

    Attributes:
        type: Frictionless' word for it: string, number, integer or boolean.
        given: never blank.
        key: part of what tells one row from another.
        choices: what alone may stand there; empty: anything.
        words: language -> what it means.
    """

    name: str
    type: str
    given: bool
    key: bool
    choices: tuple[str, ...]
    words: Mapping[str, str]


@cache
def tables() -> dict[str, tuple[Field, ...]]:
    """Table -> its fields in order."""
    found: dict[str, list[Field]] = {}
    for row in read_table("package/fields.csv"):
        field = Field(
            name=row["field"],
            type=row["type"],
            given=bool(row["given"]),
            key=bool(row["key"]),
            choices=tuple(filter(None, row["choices"].split("|"))),
            words={language: row[language] for language in ("zh_TW", "en")},
        )
        found.setdefault(row["table"], []).append(field)
    return {name: tuple(fields) for name, fields in found.items()}


def path_of(table: str) -> str:
    """Where a table is below the root of the crate."""
    return f"{FOLDER}/{table}.csv"


def written(table: str, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """A table as CSV; numbers with all their digits, text safe to open in a spreadsheet."""
    names = [field.name for field in tables()[table]]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(row.get(name, "")) for name in names] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(value) if isinstance(value, str) else value
