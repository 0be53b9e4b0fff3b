"""What the methods say of a footprint, before it is put into tables."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial

import numpy as np

from bw_cfp_programme.assessment.sampling import Sampling
from bw_cfp_programme.assessment.uncertainty.moments import Moments, independent, moments
from bw_cfp_programme.assessment.uncertainty.monte_carlo import draw, summarise
from bw_cfp_programme.assessment.uncertainty.root_sum import root_sum
from bw_cfp_programme.assessment.uncertainty.spread import Array
from bw_cfp_programme.assessment.uncertainty.terms import ScoredPair, Term
from bw_cfp_programme.records import STAGES
from bw_cfp_programme.results import Contribution

ROOT_SUM, LOGNORMAL, MONTE_CARLO = "root_sum", "lognormal", "monte_carlo"


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval:
    """A stage or the whole by one method, kg CO2e per declared unit.

    Attributes:
        stage: None is the whole.
        stated: the footprint.
        low, high: 2.5 and 97.5 % points.
    """

    stage: str | None
    method: str
    stated: float
    low: float
    high: float
    median: float | None = None
    mean: float | None = None
    deviation: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Findings:
    """All that is found of the product under study.

    Attributes:
        how: how Monte Carlo drew.
        ranges: by stage, the whole first, and by method.
        whole: exact moments of the whole.
        apart: standard deviation of the whole if no two lines had anything in common.
    """

    how: Sampling
    terms: tuple[Term, ...]
    ranges: tuple[Interval, ...]
    whole: Moments
    apart: float


def find(lines: Sequence[Contribution], terms: tuple[Term, ...], how: Sampling) -> Findings:
    """Every method on the same lines, of which there is at least one."""
    stated, products = _by_stage(lines, terms), [term.product() for term in terms]
    drawn, whole = draw(stated, terms, how), moments(sum(stated.values()), products)
    everything = np.sum(list(drawn.values()), axis=0)
    ranges = [*_ranges(None, sum(stated.values()), products, whole, everything)]
    for stage, score in stated.items():
        parts = [term.product(stage) for term in terms if stage in term.scores]
        ranges += _ranges(stage, score, parts, moments(score, parts), drawn[stage])
    return Findings(
        how=how,
        terms=terms,
        ranges=tuple(ranges),
        whole=whole,
        apart=math.sqrt(independent(products)),
    )


def _by_stage(lines: Sequence[Contribution], terms: Sequence[Term]) -> dict[str, float]:
    """Stage -> score in the order of the life cycle, so that the order of lines means nothing.

    What is bought may be in a stage of which the supplier's lines are not.
    """
    order = {stage: place for place, stage in enumerate(STAGES)}
    scores: dict[str, list[float]] = {stage: [] for term in terms for stage in term.scores}
    for line in lines:
        scores.setdefault(line.stage, []).append(line.total)
    stages = sorted(scores, key=lambda stage: (order.get(stage, len(order)), stage))
    return {stage: math.fsum(scores[stage]) for stage in stages}


def _ranges(
    stage: str | None, stated: float, products: Sequence[ScoredPair], exact: Moments, drawn: Array
) -> Iterator[Interval]:
    """None of a part of which nobody states an uncertainty."""
    if not any(each.activity.stated or each.factor.stated for each in products):
        return
    part = partial(Interval, stage=stage, stated=stated)
    form = root_sum(products)
    if form:
        yield part(method=ROOT_SUM, low=stated - form.low, high=stated + form.high)
    for method, summary in ((LOGNORMAL, exact.summary()), (MONTE_CARLO, summarise(drawn))):
        yield part(method=method, **asdict(summary))
