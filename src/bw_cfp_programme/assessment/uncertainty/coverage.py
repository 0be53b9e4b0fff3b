"""How much of the emissions somebody stated an uncertainty of, for lines and for factors."""

from collections.abc import Iterable
from dataclasses import dataclass

from bw_cfp_programme.assessment.uncertainty.terms import ScoredPair


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares of the gross emissions (0-1).

    Attributes:
        both: activity and factor are stated; what the inventory form calls assessed.
        activity: the activity is stated.
        factor: the factor is stated.
        neither: none is, so that these lines count as certain.
    """

    both: float
    activity: float
    factor: float
    neither: float


def coverage(lines: Iterable[ScoredPair]) -> Coverage:
    """Of some lines; all zero where they emit nothing."""
    gross = {(a, f): 0.0 for a in (True, False) for f in (True, False)}
    for line in lines:
        gross[line.activity.stated, line.factor.stated] += abs(line.score)
    total = sum(gross.values()) or 1.0
    return Coverage(
        both=gross[True, True] / total,
        activity=(gross[True, True] + gross[True, False]) / total,
        factor=(gross[True, True] + gross[False, True]) / total,
        neither=gross[False, False] / total,
    )
