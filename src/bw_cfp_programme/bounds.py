"""Bounds: how far the true number may lie below and above the stated one, at 95 % confidence."""

Bounds = tuple[float, float]
"""(low, high): sizes relative to the stated number, not negative; (0.1, 0.25) is -10 % +25 %."""


def bounds(low: float | None, high: float | None) -> Bounds | None:
    """Both bounds; one that stands alone counts for both sides ("± 5 %"); None: nothing stated."""
    if low is None or high is None:
        given = high if low is None else low
        return None if given is None else (given, given)
    return low, high
