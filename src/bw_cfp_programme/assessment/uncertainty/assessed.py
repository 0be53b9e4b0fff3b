"""The footprint's range by every method, what it comes from, and every site's."""

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


def assessed(study: Study, how: Sampling) -> Assessed:
    """Three tables: by method and stage, by line, by site as the inventory form has it."""
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
