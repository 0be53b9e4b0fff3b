"""Mean and variance of a sum of activity x factor, worked out exactly.

Two amounts that stand on one draw (a line that reaches several stages, lines on one factor) move
together, all others are independent. With E[a b] = E[a] E[b] + cov(a, b) for either part,

    cov(a1 f1, a2 f2) = cov(a1, a2) E[f1] E[f2] + E[a1] E[a2] cov(f1, f2) + cov(a1, a2) cov(f1, f2)

(Goodman 1960, On the exact variance of products), whose three parts are summed by activity, by
factor, and by pair of both, so that the effort grows with the lines and not with their pairs.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bw_cfp_programme.assessment.uncertainty.one_draw import Weighted, variance
from bw_cfp_programme.assessment.uncertainty.spread import EDGE
from bw_cfp_programme.assessment.uncertainty.summary import Summary
from bw_cfp_programme.assessment.uncertainty.terms import ScoredPair


@dataclass(frozen=True, slots=True)
class Moments:
    """A distribution by its first two moments.

    Attributes:
        certain: what does not vary.
        mean: of the whole; above the footprint where upper bounds are farther away than lower ones.
        effects: name of a draw -> the variance that it brings alone (its first-order Sobol index
            times the variance).
    """

    certain: float
    mean: float
    variance: float
    effects: Mapping[str, float]

    @property
    def deviation(self) -> float:
        """Standard deviation."""
        return math.sqrt(self.variance)

    def summary(self) -> Summary:
        """What is certain, and a lognormal for the rest.

        Where the rest is not positive, as credits may have it, a normal.
        """
        return Summary(*self._points(), self.mean, self.deviation)

    def _points(self) -> tuple[float, float, float]:
        varying = self.mean - self.certain
        if varying <= 0:
            half = EDGE * self.deviation
            return self.mean - half, self.mean, self.mean + half
        sigma = math.sqrt(math.log1p(self.variance / varying**2))
        median, factor = varying * math.exp(-(sigma**2) / 2), math.exp(EDGE * sigma)
        return self.certain + median / factor, self.certain + median, self.certain + median * factor


def moments(footprint: float, products: Iterable[ScoredPair]) -> Moments:
    """Exact moments of a footprint of which `products` are the parts that may vary."""
    varying = [each for each in products if not each.certain]
    means = ((p.score, p.activity.spread.mean * p.factor.spread.mean) for p in varying)
    effects, certain = _effects(varying), footprint - sum(p.score for p in varying)
    return Moments(
        certain=certain,
        mean=certain + sum(score * mean for score, mean in means),
        variance=sum(effects.values()) + _together(varying),
        effects=effects,
    )


def independent(products: Iterable[ScoredPair]) -> float:
    """The variance if no two lines had anything in common."""
    return sum(_alone(each) for each in products if not each.certain)


def _alone(product: ScoredPair) -> float:
    activity, factor = product.activity.spread, product.factor.spread
    squares = (activity.covariance(activity), factor.covariance(factor))
    means = (activity.mean**2, factor.mean**2)
    return product.score**2 * (
        squares[0] * means[1] + means[0] * squares[1] + squares[0] * squares[1]
    )


def _effects(products: Sequence[ScoredPair]) -> dict[str, float]:
    """The first two parts."""
    groups: dict[str, list[Weighted]] = defaultdict(list)
    for p in products:
        groups[p.activity.name].append((p.score * p.factor.spread.mean, p.activity.spread))
        groups[p.factor.name].append((p.score * p.activity.spread.mean, p.factor.spread))
    return {name: variance(parts) for name, parts in sorted(groups.items())}


def _together(products: Sequence[ScoredPair]) -> float:
    """The third part."""
    pairs: dict[tuple[str, str], list[ScoredPair]] = defaultdict(list)
    for p in products:
        pairs[p.activity.name, p.factor.name].append(p)
    return sum(
        p.score
        * q.score
        * p.activity.spread.covariance(q.activity.spread)
        * p.factor.spread.covariance(q.factor.spread)
        for group in pairs.values()
        for p in group
        for q in group
    )
