"""The keys of a table of `programme.toml`: the fields of its record, with words for people.

A field says what its key must be (`kinds.py`) and, by having no default, that it must be there.
`data/programme_keys.csv` has an example of each and what it means.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any, get_type_hints

from bw_cfp_programme.labels import Text
from bw_cfp_programme.options.kinds import ValueKind, kind_of
from bw_cfp_programme.tables import Row, read_table


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table."""

    table: str
    name: str
    kind: ValueKind
    required: bool
    example: str
    meaning: Text


def keys_of(table: str, record: type[Any]) -> tuple[Key, ...]:
    """The keys of a table in the order of its record's fields; what no person writes is none.

    Raises:
        KeyError: `data/programme_keys.csv` has no words for a field.
    """
    hints = get_type_hints(record, include_extras=True)
    return tuple(
        _key(table, field.name, kind, required=_is_required(field))
        for field in fields(record)
        if (kind := kind_of(hints[field.name]))
    )


def _key(table: str, name: str, kind: ValueKind, *, required: bool) -> Key:
    words = _words()[table, name]
    meaning = Text(zh_TW=words["zh_TW"], en=words["en"])
    return Key(table, name, kind, required, words["example"], meaning)


def _is_required(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


@cache
def _words() -> Mapping[tuple[str, str], Row]:
    return {(row["table"], row["key"]): row for row in read_table("programme_keys.csv")}
