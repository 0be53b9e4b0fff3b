"""Deliverables that lie there as they would be written are not written again."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bw_cfp_programme.files import sha256
from bw_cfp_programme.folder import cache

_KIND = "outputs"


def written_once(
    target: Path, made_from: Mapping[str, object], write: Callable[[], Sequence[Path]]
) -> list[Path]:
    """Files below `target` that are made from something, written where one is gone or was changed.

    Args:
        target: the folder that `write` writes into.
        made_from: all that their content depends on.
        write: writes them, and tells where.
    """
    key = cache.key_of(made_from)
    known = cache.find(_KIND, key, dict[str, str]) or {}
    paths = {target / name: sha for name, sha in known.items()}
    if paths and all(path.is_file() and sha256(path) == sha for path, sha in paths.items()):
        return list(paths)
    fresh = list(write())
    cache.keep(_KIND, key, {p.relative_to(target).as_posix(): sha256(p) for p in fresh})
    return fresh
