"""What was computed, as it is kept."""

from dataclasses import dataclass

from bw_cfp_programme.folder import cache
from bw_cfp_programme.folder.disclosing import Disclosed
from bw_cfp_programme.folder.runs import Record
from bw_cfp_programme.problems import Problem
from bw_cfp_programme.results import Result

_KIND = "study"


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """A result with what it stands on, in plain data.

    Attributes:
        workbooks: those behind the databases: path, sha256, name.
        problems: what the checks say of them, and of what the result stands on.
        record: what the run's record says.
        disclosed: what those workbooks say of themselves, and those that wait.
    """

    result: Result
    workbooks: tuple[tuple[str, str, str], ...]
    problems: tuple[Problem, ...]
    record: Record
    disclosed: tuple[Disclosed, ...]


def find_made(key: str) -> Made | None:
    """What was made of a state, where it was."""
    return cache.find(_KIND, key, Made)


def keep_made(key: str, made: Made) -> None:
    """Keep it, and make room where there is too much."""
    cache.keep(_KIND, key, made)
    cache.prune()
