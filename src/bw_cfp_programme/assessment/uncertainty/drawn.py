"""A spread that is known by its draws: a factor's, by the distributions of its own database."""

from dataclasses import dataclass, field

import numpy as np

from bw_cfp_programme.assessment.uncertainty.spread import Array, Spread

BACKGROUND = "background"
"""The name of the one draw on which all such factors stand."""


@dataclass(frozen=True, slots=True, order=True)
class Drawn(Spread):
    """Draws relative to the stated amount; draw number i of every other `Drawn` belongs to i here.

    `low` and `high` are their 2.5 and 97.5 % points, no bound on the other side of what is stated.

    Attributes:
        source: whose draws they are; draws of one source are the same.
        ratios: the draws.
    """

    source: str = ""
    ratios: Array = field(default_factory=lambda: np.ones(1), compare=False, repr=False)

    @classmethod
    def of(cls, source: str, ratios: Array) -> "Drawn":
        """The spread of some draws."""
        low, high = np.quantile(ratios, (0.025, 0.975)).tolist()
        return cls(max(0.0, 1.0 - low), max(0.0, high - 1.0), source, ratios)

    @property
    def possible(self) -> bool:
        """Draws are a distribution."""
        return True

    @property
    def certain(self) -> bool:
        """Draws that do not vary are nobody's."""
        return False

    @property
    def mean(self) -> float:
        """Of the draws."""
        return float(self.ratios.mean())

    @property
    def below_zero(self) -> float:
        """Share of the draws; of a factor that credits bring near zero, some may be."""
        return float((self.ratios < 0).mean())

    def covariance(self, other: Spread) -> float:
        """With draws made together with these; with all others there is none."""
        if not isinstance(other, Drawn):
            return 0.0
        return float(np.cov(self.ratios, other.ratios)[0, 1])

    def at(self, normal: Array) -> Array:
        """The draws in their order, again and again, whatever the deviates are."""
        return np.resize(self.ratios, normal.shape)
