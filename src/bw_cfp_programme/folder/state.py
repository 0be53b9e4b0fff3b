"""Of what everything stands now: the hashes from which a change of any input is seen.

The Brightway project is known by the hash of the files that hold its databases and the list of
them. Size and time of those files spare hashing them again; nothing else rests on a clock.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bw_cfp_programme.files import sha256
from bw_cfp_programme.folder import cache
from bw_cfp_programme.folder.choice import Choice
from bw_cfp_programme.folder.inputs import own_inputs
from bw_cfp_programme.folder.names import INBOX
from bw_cfp_programme.folder.submissions import Archive, earlier_files, received
from bw_cfp_programme.origin import versions
from bw_cfp_programme.records import Programme

DATABASES = "databases"
_KIND = "storage"


@dataclass(frozen=True, kw_only=True, slots=True)
class Storage:
    """Files of Brightway's as they were when they were hashed."""

    paths: tuple[str, ...]
    stamp: tuple[tuple[int, int], ...]
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """All that a result is made from, as it stands.

    Attributes:
        inputs: what people wrote and sent: path from the folder -> sha256; `databases` -> that of
            the Brightway project, blank where it was never looked at.
        key: one hash of all of it, of the choice, and of all that computes.
    """

    inputs: Mapping[str, str]
    key: str


def state_of(folder: Path, programme: Programme, choice: Choice, *, frozen: bool) -> State:
    """The state of a programme folder; Brightway is not loaded."""
    in_force = {member: one.sha256 for member, one in Archive(folder).current().items()}
    inputs = {
        **own_inputs(folder, programme),
        **{f"{INBOX}/{one.name}": one.sha256 for one in received(folder)},
        DATABASES: _storage_hash(folder, programme),
    }
    earlier = [one.sha256 for one in earlier_files(folder)]
    parts = {"inputs": inputs, "in force": in_force, "earlier": earlier, "packages": versions()}
    return State(
        inputs=inputs,
        key=cache.key_of({**parts, "choice": choice.to_dict(), "frozen": frozen}),
    )


def differences(then: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Names of what is new, gone or other, sorted."""
    return tuple(sorted(name for name in {*then, *now} if then.get(name) != now.get(name)))


def remember_storage(folder: Path, programme: Programme, paths: Iterable[Path]) -> None:
    """Note where the Brightway project keeps its databases, and what is in them now."""
    cache.keep(_KIND, _storage_key(folder, programme), _hashed(tuple(map(str, paths))))


def _storage_hash(folder: Path, programme: Programme) -> str:
    key = _storage_key(folder, programme)
    known = cache.find(_KIND, key, Storage)
    if known is None or not all(Path(path).is_file() for path in known.paths):
        return ""
    if _stamp(known.paths) != known.stamp:
        known = _hashed(known.paths)
        cache.keep(_KIND, key, known)
    return known.sha256


def _storage_key(folder: Path, programme: Programme) -> str:
    """One computer may have several Brightway directories, each with a project of the name."""
    directory = os.environ.get("BRIGHTWAY2_DIR", "")
    return cache.key_of(
        {"folder": str(folder.resolve()), "project": programme.project, "in": directory}
    )


def _hashed(paths: tuple[str, ...]) -> Storage:
    stamp = _stamp(paths)
    hashes = "".join(sha256(each) for each in _files(paths))
    return Storage(paths=paths, stamp=stamp, sha256=hashes)


def _stamp(paths: Iterable[str]) -> tuple[tuple[int, int], ...]:
    return tuple((each.stat().st_size, each.stat().st_mtime_ns) for each in _files(paths))


def _files(paths: Iterable[str]) -> Iterable[Path]:
    """The files, and what SQLite has not put into them yet."""
    each = (Path(f"{path}{end}") for path in paths for end in ("", "-wal"))
    return [path for path in each if path.is_file()]
