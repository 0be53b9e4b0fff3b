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


def spans(ends: Sequence[tuple[float, float]], centre: float) -> list[Bar]:
    """A bar from low to high for every pair, on an axis that holds all of them and `centre`."""
    edges = [centre, *(edge for pair in ends for edge in pair)]
    low, axis = min(edges), (max(edges) - min(edges)) or 1.0
    return [
        Bar(
            start=(min(pair) - low) / axis,
            width=abs(pair[1] - pair[0]) / axis,
            zero=(centre - low) / axis,
            negative=False,
        )
        for pair in ends
    ]


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
