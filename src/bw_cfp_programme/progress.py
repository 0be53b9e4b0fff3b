"""Progress: how work that takes a while says how far it is, and what it did, to whoever waits."""

from collections.abc import Callable

from bw_cfp_programme.labels import Text

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and of how many."""

Say = Callable[[Text], None]
"""Called with a sentence that is worth a line of its own."""


def silent(_what: str, _done: int, _of: int) -> None:
    """Nobody is told."""


def unsaid(_sentence: Text) -> None:
    """Nobody is told."""
