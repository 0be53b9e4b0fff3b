"""What `programme.toml` may say: `data/programme_keys.csv`, and what each kind of value must be."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from bw_cfp_programme import gwp, labels, rule_sets, units
from bw_cfp_programme.shelf import Shelf
from bw_cfp_programme.tables import read_table

TERM = "term:"
"""Kind of a value that is a name in a namespace of `terms.csv`, as `term:stage`."""

SHELVES: Mapping[str, Shelf[Any]] = {"gwp": gwp.SHELF, "rule_set": rule_sets.SHELF}
"""Kinds of value (and keys of `[programme]`) that may name a file of one's own."""

_CODE = re.compile(r"\w[\w.-]{0,39}(?<!\.)")
_COUNTRY = re.compile(r"[A-Z]{2}")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table, as the form of the file declares it."""

    table: str
    name: str
    kind: str
    required: bool
    default: str
    example: str
    comments: Mapping[str, str]


@cache
def keys(table: str) -> tuple[Key, ...]:
    """The keys of a table ("programme", "product" or "members") in order of the file."""
    return tuple(
        Key(
            table,
            row["key"],
            row["kind"],
            row["required"] == "yes",
            row["default"],
            row["example"],
            {language: row[language] for language in labels.LANGUAGES},
        )
        for row in read_table("programme_keys.csv")
        if row["table"] == table
    )


def choices(kind: str) -> tuple[str, ...]:
    """The words that a kind of value is chosen from; empty for kinds of free value."""
    listed: dict[str, Callable[[], tuple[str, ...]]] = {
        "boundary": lambda: labels.keys("boundary"),
        "gwp": gwp.editions,
        "rule_set": rule_sets.rule_sets,
        "unit": units.spellings,
        "language": lambda: (*labels.LANGUAGES, "both"),
    }
    if kind.startswith(TERM):
        return labels.keys(kind.removeprefix(TERM))
    return listed[kind]() if kind in listed else ()


def accepts(kind: str, value: Any) -> bool:
    """Whether a TOML value is of a kind.

    >>> accepts("tier", 1), accepts("tier", "1"), accepts("code", "../S03")
    (True, False, False)
    """
    if kind == "unit":
        return isinstance(value, str) and units.find_unit(value) is not None
    if kind in SHELVES and SHELVES[kind].is_own(value):
        return True
    if known := choices(kind):
        return value in known
    return _FREE[kind](value)


def clean(kind: str, value: Any) -> Any:
    """An accepted value as records hold it: lists as tuples, units by name, text trimmed."""
    if kind == "unit":
        found = units.find_unit(value)
        return found.name if found else value
    if kind in {"positive", "number", "share"}:
        return float(value)
    if kind == "texts":
        return tuple(text.strip() for text in value)
    return value.strip() if isinstance(value, str) else value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_code(value: Any) -> bool:
    """Safe as a file name on every system."""
    return isinstance(value, str) and bool(_CODE.fullmatch(value)) and not _DEVICES.fullmatch(value)


_FREE: Mapping[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str),
    "texts": lambda value: isinstance(value, list) and all(isinstance(v, str) for v in value),
    "code": _is_code,
    "country": lambda value: isinstance(value, str) and bool(_COUNTRY.fullmatch(value)),
    "date": lambda value: isinstance(value, date) and not isinstance(value, datetime),
    "positive": lambda value: _is_number(value) and 0 < value < float("inf"),
    "number": lambda value: _is_number(value) and abs(value) < float("inf"),
    "share": lambda value: _is_number(value) and 0 <= value <= 1,
    "whole": lambda value: type(value) is int,
    "flag": lambda value: isinstance(value, bool),
    "tier": lambda value: type(value) is int and value >= 0,
    "factor": lambda value: isinstance(value, str) or _is_number(value),
}
