"""Records as the plain types that a database keeps under the key, and back."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from bw_cfp_programme.problems import Place

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

KEY = "cfp"
Plain = dict[str, Any]
Node = Mapping[str, Any]
"""A dataset, an elementary flow or an exchange."""
Record = TypeVar("Record", bound="DataclassInstance")


def ours(node: Node) -> Plain:
    """What stands under the key; empty for what others made."""
    return node.get(KEY) or {}


def source(place: Place, workbook: str) -> Plain:
    """A cell, and the sha256 of its file."""
    return {"workbook": workbook, "file": place.file, "sheet": place.sheet, "cell": place.cell}


def of_record(said: "DataclassInstance") -> Plain:
    """A record of plain fields and tuples."""
    return {name: plain(getattr(said, name)) for name in _names(type(said))}


def record(kind: type[Record], kept: Node) -> Record:
    """The record again; what an older import did not say is blank."""
    known = (name for name in _names(kind) if name in kept)
    return kind(**{name: as_tuple(kept[name]) for name in known})


@cache
def _names(kind: type["DataclassInstance"]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def plain(value: Any) -> Any:
    """A tuple as JSON has it."""
    return list(value) if isinstance(value, tuple) else value


def as_tuple(value: Any) -> Any:
    """A tuple again."""
    return tuple(value) if isinstance(value, list) else value
