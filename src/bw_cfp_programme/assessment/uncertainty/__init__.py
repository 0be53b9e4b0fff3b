"""Uncertainty: how far the footprint may be off, by three methods on the same lines.

`spread` makes a distribution of stated bounds and `background` one of a database's own, `of_study`
makes terms of lines, and `root_sum`, `moments` and `monte_carlo` combine them.
"""

from typing import Annotated

from bw_cfp_programme.assessment.parameters import Between
from bw_cfp_programme.assessment.sampling import Sampling
from bw_cfp_programme.assessment.study import Assessed, Study

_USUAL = Sampling()
Draws = Annotated[int, Between(least=100, most=1_000_000)]
_SEED, _WORKERS = Between(least=0, most=2**63 - 1), Between(least=1, most=256)


def assess_uncertainty(
    study: Study,
    *,
    draws: Draws = _USUAL.draws,
    background_draws: Draws = _USUAL.background_draws,
    seed: Annotated[int, _SEED] = _USUAL.seed,
    workers: Annotated[int, _WORKERS] = _USUAL.workers,
) -> Assessed:
    """The footprint's range, what it comes from, and every site's as the inventory form has it.

    The parameters are those of `Sampling`.
    """
    from bw_cfp_programme.assessment.uncertainty.assessed import assessed  # noqa: PLC0415 - numpy

    how = Sampling(draws=draws, background_draws=background_draws, seed=seed, workers=workers)
    return assessed(study, how)


__all__ = ["assess_uncertainty"]
