"""Bars as fractions of a common axis, so that a drawing needs no arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """From `start` over `width`, with zero at `zero`, all 0-1 of the axis."""

    start: float
    width: float
    zero: float
    negative: bool


def bars(values: Sequence[float]) -> list[Bar]:
    """A bar from zero for every value."""
    return _draw([(0.0, value) for value in values])


def waterfall(values: Sequence[float]) -> list[Bar]:
    """A bar for every value that begins where the one before ended."""
    return _draw(list(pairwise(accumulate(values, initial=0.0))))


def _draw(spans: Sequence[tuple[float, float]]) -> list[Bar]:
    low = min((edge for span in spans for edge in span), default=0.0)
    high = max((edge for span in spans for edge in span), default=0.0)
    low, high = min(low, 0.0), max(high, 0.0)
    axis = (high - low) or 1.0
    return [
        Bar(
            start=(min(begin, end) - low) / axis,
            width=abs(end - begin) / axis,
            zero=-low / axis,
            negative=end < begin,
        )
        for begin, end in spans
    ]
