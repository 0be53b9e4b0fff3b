"""Deliverables that lie there as they would be written are not written again."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bw_cfp_programme.files import sha256
from bw_cfp_programme.folder import cache
from bw_cfp_programme.folder.choice import Choice
from bw_cfp_programme.folder.names import OUTPUTS

FROZEN = "frozen"
_KIND = "outputs"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Written:
    """A file as it was written, and the state of the study that it tells of."""

    sha256: str
    study: str


def outputs_of(folder: Path, choice: Choice, *, frozen: bool) -> Path:
    """Where the deliverables of a run go."""
    return folder / OUTPUTS / (FROZEN if frozen else choice.name)


def written_once(
    target: Path, study: str, how: Mapping[str, object], write: Callable[[], Sequence[Path]]
) -> list[Path]:
    """Files below `target` that tell of a study, written where one is gone or was changed.

    Args:
        target: the folder that `write` writes into.
        study: key of all that the study is made from.
        how: all else that their content depends on.
        write: writes them, and tells where.
    """
    key = cache.key_of({"study": study, **how})
    known = cache.find(_KIND, key, dict[str, str]) or {}
    paths = {target / name: sha for name, sha in known.items()}
    if paths and all(_is_there(path, sha) for path, sha in paths.items()):
        return list(paths)
    fresh = list(write())
    found = {path.relative_to(target).as_posix(): sha256(path) for path in fresh}
    cache.keep(_KIND, key, found)
    cache.keep(_KIND, _place(target), _all(target) | _written(found, study))
    return fresh


def stale_outputs(target: Path, study: str) -> Iterator[str]:
    """Files below `target` that tell of another state of the study than this one."""
    for name, one in sorted(_all(target).items()):
        if one.study != study and _is_there(target / name, one.sha256):
            yield name


def _written(found: Mapping[str, str], study: str) -> dict[str, _Written]:
    return {name: _Written(sha256=sha, study=study) for name, sha in found.items()}


def _all(target: Path) -> dict[str, _Written]:
    return cache.find(_KIND, _place(target), dict[str, _Written]) or {}


def _place(target: Path) -> str:
    """Whatever version of ours wrote there."""
    return hashlib.sha256(str(target.resolve()).encode()).hexdigest()


def _is_there(path: Path, sha: str) -> bool:
    return path.is_file() and sha256(path) == sha
