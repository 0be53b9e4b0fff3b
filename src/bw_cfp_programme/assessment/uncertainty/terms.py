"""What is uncertain in a sum: terms of an activity and a factor, each of them drawn by name."""

from collections.abc import Mapping
from dataclasses import dataclass

from bw_cfp_programme.assessment.uncertainty.spread import CERTAIN, Spread


@dataclass(frozen=True, slots=True, order=True)
class Amount:
    """A line's activity, or a factor.

    Attributes:
        name: amounts of one name stand on one draw, whatever their spreads.
        spread: what it is relative to the stated amount.
        stated: somebody stated how certain it is, be it "exact".
        gas: the gas, where it is one of several in a factor.
    """

    name: str
    spread: Spread = CERTAIN
    stated: bool = False
    gas: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """An activity and the factor that was put to it, relative to what was stated."""

    activity: Amount
    factor: Amount

    @property
    def certain(self) -> bool:
        """Nothing to draw."""
        return self.activity.spread.certain and self.factor.spread.certain


@dataclass(frozen=True, slots=True)
class ScoredPair(Pair):
    """score x activity x factor, kg CO2e."""

    score: float

    @property
    def stated(self) -> bool:
        """The uncertainty of both is stated."""
        return self.activity.stated and self.factor.stated


@dataclass(frozen=True, slots=True)
class Term(Pair):
    """A product in all the stages that it reaches.

    Attributes:
        scores: life-cycle stage -> kg CO2e.
    """

    scores: Mapping[str, float]

    def product(self, stage: str | None = None) -> ScoredPair:
        """Its part in one stage, or in all."""
        score = sum(self.scores.values()) if stage is None else self.scores.get(stage, 0.0)
        return ScoredPair(self.activity, self.factor, score)
