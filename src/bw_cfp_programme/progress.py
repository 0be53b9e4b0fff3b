"""Progress: how work that takes a while says how far it is, and what it did, to whoever waits."""

from collections.abc import Callable
from typing import Protocol

from bw_cfp_programme.labels import Text

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and of how many."""


class Say(Protocol):
    """Called with a sentence that is worth a line of its own."""

    def __call__(self, sentence: Text, /, *, wrong: bool = False) -> None:
        """`wrong`: what comes out is not what was asked for."""


def silent(_what: str, _done: int, _of: int) -> None:
    """Nobody is told."""


def unsaid(_sentence: Text, /, *, wrong: bool = False) -> None:
    """Nobody is told."""
