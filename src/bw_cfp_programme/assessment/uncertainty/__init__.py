"""Uncertainty: how far the footprint may be off, by three methods on the same lines.

`spread` makes a distribution of stated bounds, `of_study` makes terms of lines, and `root_sum`,
`moments` and `monte_carlo` combine them.
"""

from collections.abc import Iterator

from bw_cfp_programme.assessment.section import Section
from bw_cfp_programme.assessment.study import Assessed, Study
from bw_cfp_programme.assessment.uncertainty.findings import find
from bw_cfp_programme.assessment.uncertainty.of_study import product_terms
from bw_cfp_programme.assessment.uncertainty.problems import about_uncertainty
from bw_cfp_programme.assessment.uncertainty.tables import (
    driver_section,
    range_section,
    site_section,
)


def assess_uncertainty(study: Study) -> Assessed:
    """The footprint's range, what it comes from, and every site's as the inventory form has it."""
    if not study.result.contributions:
        return Assessed()
    return Assessed(sections=tuple(_sections(study)), problems=tuple(about_uncertainty(study)))


def _sections(study: Study) -> Iterator[Section]:
    findings = find(study.result.contributions, product_terms(study.result), study.sampling)
    yield range_section(study, findings)
    yield driver_section(study, findings)
    yield site_section(study)


__all__ = ["assess_uncertainty"]
