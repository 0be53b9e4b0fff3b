"""Which entries merged ranges cover; thousands of ranges are asked of thousands of rows."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from bw_cfp_programme.workbook import Range

Spans = tuple[list[int], list[int]]
"""First and last rows of ranges that do not meet, in order."""


class Covered:
    """The fields of a row that lie inside a merged range."""

    def __init__(self, merged: Iterable[Range], columns: Mapping[str, int]) -> None:
        ranges = sorted(merged, key=lambda one: one.top)
        self._spans = {
            name: _joined(m for m in ranges if m.left <= column <= m.right)
            for name, column in columns.items()
        }

    def fields(self, row: int) -> set[str]:
        """Those of a row, by name."""
        return {name for name, spans in self._spans.items() if _holds(spans, row)}


def _joined(ranges: Iterable[Range]) -> Spans:
    firsts: list[int] = []
    lasts: list[int] = []
    for one in ranges:
        if lasts and one.top <= lasts[-1]:
            lasts[-1] = max(lasts[-1], one.bottom)
        else:
            firsts.append(one.top)
            lasts.append(one.bottom)
    return firsts, lasts


def _holds(spans: Spans, row: int) -> bool:
    firsts, lasts = spans
    at = bisect_right(firsts, row)
    return at > 0 and row <= lasts[at - 1]
