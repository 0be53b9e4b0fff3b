"""Records as bytes and back, by the types of their fields: plain data, nothing that can run.

What comes back equals what went in, to the last digit; types decide, so a new field needs nothing
here. Records are dataclasses; those that share a place with records of another kind, such as the
values of a `Section`, are tagged Structs, which say themselves which kind they are.
"""

from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from bw_cfp_programme.records import RowCells

T = TypeVar("T")


def encode(value: object) -> bytes:
    """Bytes of records, mappings, sequences, numbers, texts and dates."""
    return msgspec.msgpack.encode(value, enc_hook=_plain)


def decode(data: bytes | memoryview, kind: type[T]) -> T:
    """What was encoded.

    Raises:
        msgspec.MsgspecError: the bytes are no `kind`.
    """
    found: T = _decoder(kind).decode(data)  # type: ignore[arg-type] # types are hashable
    return found


@lru_cache
def _decoder(kind: Any) -> Any:
    return msgspec.msgpack.Decoder(kind, dec_hook=_made)


def _plain(value: Any) -> object:
    if isinstance(value, RowCells):
        columns = ",".join(f"{name}={letters}" for name, letters in value.columns.items())
        return [value.file, value.sheet, value.row, columns]
    raise NotImplementedError(f"no plain form of {type(value).__name__}")


def _made(kind: type, value: Any) -> object:
    if kind is RowCells:
        file, sheet, row, columns = value
        return RowCells(file, sheet, row, _columns(columns))
    raise NotImplementedError(f"no {kind.__name__} from plain data")


@lru_cache(maxsize=4096)
def _columns(text: str) -> dict[str, str]:
    """One mapping for all rows of a table."""
    pairs = (pair.partition("=") for pair in text.split(",") if pair)
    return {name: letters for name, _, letters in pairs}
