"""Monte Carlo: the footprint drawn again and again from its lines and factors.

A footprint is a sum of score x activity x factor, so that a draw is a multiplication and no system
of equations is solved for it. Every amount has a stream of random numbers of its own, made of the
seed and the amount's name: a draw does not depend on the order of lines, on other lines, or on who
computes it. Terms are shared out in fixed parts whose sums are added in order, so that the result
is the same to the last digit for any number of workers.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import groupby
from typing import Any

import numpy as np

from bw_cfp_programme.assessment.sampling import Sampling
from bw_cfp_programme.assessment.uncertainty.spread import Array
from bw_cfp_programme.assessment.uncertainty.summary import Summary
from bw_cfp_programme.assessment.uncertainty.terms import Amount, Term

_PART = 128  # terms: long enough to keep a worker busy, short enough to share out


def draw(footprint: Mapping[str, float], terms: Sequence[Term], how: Sampling) -> dict[str, Array]:
    """Stage -> drawn scores, kg CO2e, in draws.

    Args:
        footprint: stage -> score as stated.
        terms: what of it is uncertain; their own stages are among those.
        how: number of draws, seed, workers.
    """
    stages = tuple(footprint)
    scores = np.repeat(np.array(list(footprint.values()))[:, None], how.draws, axis=1)
    with ThreadPoolExecutor(how.workers) as workers:
        for changes in workers.map(partial(_changes, stages=stages, how=how), _parts(terms)):
            scores += changes
    return dict(zip(stages, scores, strict=True))


def summarise(scores: Array) -> Summary:
    """Percentiles, mean and standard deviation of drawn scores."""
    low, median, high = np.quantile(scores, (0.025, 0.5, 0.975)).tolist()
    return Summary(low, median, high, float(scores.mean()), float(scores.std(ddof=1)))


def _parts(terms: Sequence[Term]) -> Iterator[list[Term]]:
    """Terms in an order of their own, those of a factor together."""
    varying = (term for term in terms if not term.certain)
    ordered = sorted(varying, key=lambda term: (term.factor, term.activity))
    yield from (ordered[n : n + _PART] for n in range(0, len(ordered), _PART))


def _changes(part: Sequence[Term], *, stages: tuple[str, ...], how: Sampling) -> Array:
    """What the draws of some terms change in the stages: len(stages) x draws."""
    rows = {stage: row for row, stage in enumerate(stages)}
    changes = np.zeros((len(stages), how.draws))
    for factor, group in groupby(part, key=lambda term: term.factor):
        sums: dict[str, Any] = defaultdict(float)  # an array from the first line on
        stated: dict[str, float] = defaultdict(float)
        for term in group:
            activity = _ratios(term.activity, how)
            for stage, score in term.scores.items():
                sums[stage] += score * activity
                stated[stage] += score
        ratios = _ratios(factor, how)
        for stage, drawn in sums.items():
            changes[rows[stage]] += drawn * ratios - stated[stage]
    return changes


def _ratios(amount: Amount, how: Sampling) -> Array:
    """The draws of one amount relative to what was stated."""
    if amount.spread.certain:
        return np.ones(how.draws)
    return amount.spread.at(_normal(amount.name, how))


def _normal(name: str, how: Sampling) -> Array:
    """Standard normal deviates of a name's own stream."""
    digest = hashlib.blake2b(name.encode("utf-8"), digest_size=16).digest()
    words = np.frombuffer(digest, dtype="<u4").tolist()
    stream = np.random.SeedSequence(how.seed, spawn_key=words)
    return np.random.Generator(np.random.PCG64(stream)).standard_normal(how.draws)
