"""Sums of weighted amounts that all stand on one draw."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from bw_cfp_programme.assessment.uncertainty.drawn import Drawn
from bw_cfp_programme.assessment.uncertainty.spread import Array, Spread

Weighted = tuple[float, Spread]


def variance(parts: Iterable[Weighted]) -> float:
    """Of the sum; those of one spread are added first."""
    weights = _by_spread(parts)
    drawn = _drawn(weights)
    if drawn is not None:
        return float(drawn.var(ddof=1))
    return sum(w * v * a.covariance(b) for a, w in weights.items() for b, v in weights.items())


def bounds(parts: Iterable[Weighted]) -> tuple[float, float]:
    """What the sum loses and gains where the draw is at its 2.5 and its 97.5 % point."""
    weights = _by_spread(parts)
    drawn = _drawn(weights)
    if drawn is None:
        less = sum(weight * spread.low for spread, weight in weights.items())
        return less, sum(weight * spread.high for spread, weight in weights.items())
    low, high = np.quantile(drawn, (0.025, 0.975)).tolist()
    stated = sum(weights.values())
    return stated - low, high - stated


def _by_spread(parts: Iterable[Weighted]) -> Mapping[Spread, float]:
    weights: dict[Spread, float] = defaultdict(float)
    for weight, spread in parts:
        weights[spread] += weight
    return weights


def _drawn(weights: Mapping[Spread, float]) -> Array | None:
    """The sum in every draw; None where a formula describes it."""
    drawn = [
        weight * spread.ratios for spread, weight in weights.items() if isinstance(spread, Drawn)
    ]
    return np.sum(drawn, axis=0) if drawn else None
