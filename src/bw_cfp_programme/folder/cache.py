"""What was worked out before, kept on this computer for its user alone, by what it was made from.

A programme folder may come from a stranger, so nothing that was worked out is believed from there.
The cache lies where the system keeps caches (`BW_CFP_CACHE` names another place); whoever deletes
it loses time, no results: the same comes out without it. Each file begins with the hash of its key
and content: one that was damaged or exchanged is no more believed than one that is not there.
"""

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec
import platformdirs

from bw_cfp_programme import origin, plain, plugins, unfinished
from bw_cfp_programme.files import write_whole

T = TypeVar("T")
PLACE = "BW_CFP_CACHE"
KEPT = 2 * 1024**3
"""Bytes; beyond, what was kept longest goes."""
_SEAL = 32
"""Bytes of a SHA-256."""


def key_of(parts: Mapping[str, object]) -> str:
    """Hash of everything that something is made from, our own code and plug-ins included."""
    own = {"code": origin.own_code(), "plug-ins": list(map(repr, plugins.installed()))}
    text = json.dumps({**parts, **own}, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def find(kind: str, key: str, of: type[T]) -> T | None:
    """What is kept of a kind under a key; None where nothing is, or nothing that can be read."""
    try:
        data = _path(kind, key).read_bytes()
        seal, value = data[:_SEAL], memoryview(data)[_SEAL:]
        return plain.decode(value, of) if seal == _seal(kind, key, value) else None
    except (OSError, msgspec.MsgspecError, RecursionError, TypeError, ValueError):
        return None


def keep(kind: str, key: str, thing: object) -> None:
    """Keep something; a full disk or a home that cannot be written to only cost time.

    So does the name of a file that is no text.
    """
    with suppress(OSError, UnicodeEncodeError):
        value = plain.encode(thing)
        write_whole(_path(kind, key), _seal(kind, key, value) + value, durable=False)


def kept(kind: str, key: str, of: type[T], work: Callable[[], T]) -> T:
    """What was worked out before, else what is worked out now."""
    found = find(kind, key, of)
    if found is None:
        found = work()
        keep(kind, key, found)
    return found


def root() -> Path:
    """Where the cache lies."""
    named = os.environ.get(PLACE)
    return Path(named) if named else platformdirs.user_cache_path("bw_cfp_programme")


def _path(kind: str, key: str) -> Path:
    return root() / kind / key[:2] / key


def _seal(kind: str, key: str, value: bytes | memoryview) -> bytes:
    digest = hashlib.sha256(f"{kind} {key} ".encode())
    digest.update(value)
    return digest.digest()


def prune() -> None:
    """Drop what was not written for longest, until the rest has room, and what was never whole."""
    unfinished.sweep([root()])
    with suppress(OSError):  # another process may do the same at this moment
        files = [(path.stat(), path) for path in root().glob("*/*/*") if path.is_file()]
        files.sort(key=lambda each: each[0].st_mtime, reverse=True)
        size = 0
        for about, path in files:
            size += about.st_size
            if size > KEPT:
                path.unlink(missing_ok=True)
