"""The ministry's inventory form: square root of sums (error propagation).

Sheet 5 (不確定性) of the form 溫室氣體盤查清冊 combines activity and factor of a source as
u = sqrt(u_activity² + u_factor²), gas by gas, and the sources as sqrt(sum (E u)²) / sum E, over
those whose uncertainty was assessed, for the lower and the upper bound apart. These are equations
3.1 and 3.2 of the IPCC 2006 Guidelines, vol. 1, ch. 3. Sources are taken to be independent.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bw_cfp_programme.assessment.uncertainty.terms import Amount, ScoredPair


@dataclass(frozen=True, slots=True)
class RootSum:
    """Bounds of a sum, kg CO2e.

    Attributes:
        assessed: sum of the scores whose uncertainty is stated, for activity and factor.
        low: how far below it the lower bound lies.
        high: how far above it the upper bound lies.
    """

    assessed: float
    low: float
    high: float

    @property
    def shares(self) -> tuple[float, float] | None:
        """The bounds as shares of what was assessed; None where that is nothing."""
        return (self.low / self.assessed, self.high / self.assessed) if self.assessed else None


def root_sum(products: Iterable[ScoredPair]) -> RootSum | None:
    """Combine the products whose uncertainty is stated; None where none is."""
    sources = _sources(product for product in products if product.stated)
    if not sources:
        return None
    bounds = [_bounds(source) for source in sources]
    return RootSum(
        assessed=sum(source.score for source in sources),
        low=math.hypot(*(low for low, _ in bounds)),
        high=math.hypot(*(high for _, high in bounds)),
    )


def _sources(products: Iterable[ScoredPair]) -> list[ScoredPair]:
    """A refrigerant blend, though on a factor for each of its gases, is one source."""
    found: dict[tuple[Amount, Amount], ScoredPair] = {}
    for product in products:
        key = product.activity, replace(product.factor, name=product.factor.gas)
        before = found.get(key)
        score = product.score + (before.score if before else 0.0)
        found[key] = replace(product, score=score)
    return list(found.values())


def _bounds(product: ScoredPair) -> tuple[float, float]:
    """Down and up, kg CO2e; for a removal or a credit, more of it is down."""
    activity, factor = product.activity.spread, product.factor.spread
    less = abs(product.score) * math.hypot(activity.low, factor.low)
    more = abs(product.score) * math.hypot(activity.high, factor.high)
    return (less, more) if product.score >= 0 else (more, less)
