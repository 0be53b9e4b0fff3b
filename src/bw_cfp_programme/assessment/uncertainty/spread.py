"""A spread: how far an amount may be from what was stated, as a distribution of its ratio to it.

Two bounds and the stated amount between them are three points of a distribution: its 2.5, 97.5 and
50 % points. The shifted lognormal goes through any three such points:

    x = 1 + high (e^(s z) - 1) / (e^(1.96 s) - 1),    s = ln(high / low) / 1.96,  z standard normal

It is the normal where the bounds are equal (s -> 0), the lognormal where they are one factor up and
down (pedigree scores), and all between, so that no case needs a rule of its own.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

EDGE = NormalDist().inv_cdf(0.975)
"""Standard deviations between the middle of a normal distribution and its 97.5 % point: 1.96."""

_REMEMBERED = 4096  # moments: a programme has many lines and few different statements
_NEARLY_NORMAL = 1e-14  # an s that gives the normal distribution to the last digits


@dataclass(frozen=True, slots=True, order=True)
class Spread:
    """95 % bounds relative to the stated amount: from 1 - `low` to 1 + `high`.

    Both are zero (certain) or both positive; `possible` tells.
    """

    low: float = 0.0
    high: float = 0.0

    @classmethod
    def lognormal(cls, sigma: float) -> "Spread":
        """The lognormal of median 1; `sigma` is the standard deviation of its logarithm."""
        return cls(-math.expm1(-EDGE * sigma), math.expm1(EDGE * sigma))

    @property
    def possible(self) -> bool:
        """Whether there is a distribution through the bounds: not certain to one side alone."""
        return (self.low > 0) == (self.high > 0) and min(self.low, self.high) >= 0

    @property
    def certain(self) -> bool:
        """Nothing to draw."""
        return not self.high

    @property
    def mean(self) -> float:
        """Expected value; above 1 where the upper bound is farther away."""
        return _mean(self)

    @property
    def below_zero(self) -> float:
        """Probability of an amount below zero, which no amount has."""
        if self.certain or 0 < self.scale <= 1:  # the lognormal and what is more skewed than it
            return 0.0
        return NormalDist().cdf(math.log1p(-1 / self.scale) / self.shape)

    def covariance(self, other: "Spread") -> float:
        """Covariance of two amounts on one draw; of a spread with itself, its variance."""
        return _covariance(self, other)

    def at(self, normal: Array) -> Array:
        """The ratio for standard normal deviates, any shape."""
        ratios: Array = 1.0 + self.scale * np.expm1(self.shape * normal)
        return ratios

    @property
    def shape(self) -> float:
        """s: zero for the normal, positive where the upper bound is farther away."""
        if self.low == self.high:
            return _NEARLY_NORMAL
        return math.log(self.high / self.low) / EDGE

    @property
    def scale(self) -> float:
        """What multiplies e^(s z) - 1."""
        return self.high / math.expm1(EDGE * self.shape)


@lru_cache(maxsize=_REMEMBERED)
def _mean(spread: Spread) -> float:
    return 1.0 + spread.scale * math.expm1(spread.shape**2 / 2)


@lru_cache(maxsize=_REMEMBERED)
def _covariance(one: Spread, other: Spread) -> float:
    squares = (one.shape**2 + other.shape**2) / 2
    joint = math.exp(squares) * math.expm1(one.shape * other.shape)
    return one.scale * other.scale * joint


CERTAIN = Spread()
