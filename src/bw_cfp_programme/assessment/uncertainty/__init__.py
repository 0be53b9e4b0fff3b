"""Uncertainty: how far the footprint may be off, by three methods on the same lines.

`spread` makes a distribution of stated bounds and `background` one of a database's own, `of_study`
makes terms of lines, and `root_sum`, `moments` and `monte_carlo` combine them.
"""

from typing import Annotated

from bw_cfp_programme.assessment.parameters import Between
from bw_cfp_programme.assessment.sampling import Sampling
from bw_cfp_programme.assessment.study import Assessed, Study
from bw_cfp_programme.assessment.uncertainty.background import background_amounts
from bw_cfp_programme.assessment.uncertainty.findings import find
from bw_cfp_programme.assessment.uncertainty.of_study import line_products, product_terms
from bw_cfp_programme.assessment.uncertainty.problems import about_uncertainty
from bw_cfp_programme.assessment.uncertainty.tables import (
    driver_section,
    range_section,
    site_section,
)

_USUAL = Sampling()
Draws = Annotated[int, Between(least=100)]


def assess_uncertainty(
    study: Study,
    *,
    draws: Draws = _USUAL.draws,
    background_draws: Draws = _USUAL.background_draws,
    seed: Annotated[int, Between(least=0)] = _USUAL.seed,
    workers: Annotated[int, Between(least=1)] = _USUAL.workers,
) -> Assessed:
    """The footprint's range, what it comes from, and every site's as the inventory form has it.

    The parameters are those of `Sampling`.
    """
    how = Sampling(draws=draws, background_draws=background_draws, seed=seed, workers=workers)
    backgrounds, refused = background_amounts(study, how)
    lines = line_products(study, backgrounds)
    if not lines:
        return Assessed()
    findings = find(study.result.contributions, product_terms(study, lines), how)
    sections = (
        range_section(study, findings, lines),
        driver_section(study, findings, lines),
        site_section(study),
    )
    return Assessed(sections=sections, problems=(*refused, *about_uncertainty(study, lines)))


__all__ = ["assess_uncertainty"]
