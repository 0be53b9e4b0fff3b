"""Progress: how work that takes a while says how far it is, to whoever waits for it."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and of how many."""


def silent(_what: str, _done: int, _of: int) -> None:
    """Nobody is told."""
