"""Wall-clock times."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def timed(action: Callable[[], T]) -> tuple[float, T]:
    """Seconds of one run, and what it returned."""
    start = time.perf_counter()
    result = action()
    return time.perf_counter() - start, result


def best(action: Callable[[], object], runs: int = 5) -> float:
    """Seconds of the quickest of several runs: the one that was disturbed least."""
    return min(timed(action)[0] for _ in range(runs))
