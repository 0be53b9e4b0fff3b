"""What the methods say of a footprint, before it is put into tables."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from bw_cfp_programme.assessment.sampling import Sampling
from bw_cfp_programme.assessment.uncertainty.moments import Moments, independent, moments
from bw_cfp_programme.assessment.uncertainty.monte_carlo import Summary, draw, summarise
from bw_cfp_programme.assessment.uncertainty.root_sum import RootSum, root_sum
from bw_cfp_programme.assessment.uncertainty.terms import Term
from bw_cfp_programme.records import STAGES
from bw_cfp_programme.results import Contribution

ROOT_SUM, LOGNORMAL, MONTE_CARLO = "root_sum", "lognormal", "monte_carlo"


@dataclass(frozen=True, kw_only=True, slots=True)
class Range:
    """A stage or the whole by one method, kg CO2e per declared unit.

    Attributes:
        stage: "" is the whole.
        stated: the footprint.
        low, high: 2.5 and 97.5 % points.
    """

    stage: str
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
        ranges: by stage, the whole first, and by method.
        whole: exact moments of the whole.
        apart: standard deviation of the whole if no two lines had anything in common.
    """

    terms: tuple[Term, ...]
    ranges: tuple[Range, ...]
    whole: Moments
    apart: float


def find(lines: Sequence[Contribution], terms: tuple[Term, ...], how: Sampling) -> Findings:
    """Every method on the same lines, of which there is at least one."""
    stated = _by_stage(lines)
    total, products = sum(stated.values()), [term.product() for term in terms]
    drawn, whole = draw(stated, terms, how), moments(total, products)
    everything = np.sum(list(drawn.values()), axis=0)
    ranges = _ranges("", total, root_sum(products), whole, summarise(everything))
    varying = {stage for term in terms if not term.certain for stage in term.scores}
    for stage in (name for name in stated if name in varying):
        parts = [term.product(stage) for term in terms if stage in term.scores]
        exact = moments(stated[stage], parts)
        ranges += _ranges(stage, stated[stage], root_sum(parts), exact, summarise(drawn[stage]))
    return Findings(
        terms=terms, ranges=tuple(ranges), whole=whole, apart=math.sqrt(independent(products))
    )


def _by_stage(lines: Sequence[Contribution]) -> dict[str, float]:
    """Stage -> score in the order of the life cycle, so that the order of lines means nothing."""
    order = {stage: place for place, stage in enumerate(STAGES)}
    scores: dict[str, list[float]] = defaultdict(list)
    for line in lines:
        scores[line.stage].append(line.total)
    stages = sorted(scores, key=lambda stage: (order.get(stage, len(order)), stage))
    return {stage: math.fsum(scores[stage]) for stage in stages}


def _ranges(
    stage: str, stated: float, form: RootSum, exact: Moments, found: Summary
) -> list[Range]:
    part = partial(Range, stage=stage, stated=stated)
    low, median, high = exact.interval()
    return [
        part(method=ROOT_SUM, low=stated - form.low, high=stated + form.high),
        part(
            method=LOGNORMAL,
            low=low,
            median=median,
            high=high,
            mean=exact.mean,
            deviation=exact.deviation,
        ),
        part(
            method=MONTE_CARLO,
            low=found.low,
            median=found.median,
            high=found.high,
            mean=found.mean,
            deviation=found.deviation,
        ),
    ]
