"""Data quality: what each line scores, the weighted grade, and how well factors represent."""

from bw_cfp_programme.assessment.data_quality.characteristics import characteristics_section
from bw_cfp_programme.assessment.data_quality.problems import about_pedigree, about_scores
from bw_cfp_programme.assessment.data_quality.representative import scores_of, spread
from bw_cfp_programme.assessment.data_quality.scheme import load_scheme
from bw_cfp_programme.assessment.data_quality.scoring import grading
from bw_cfp_programme.assessment.data_quality.sites import inventories, site_gradings, site_scope
from bw_cfp_programme.assessment.data_quality.tables import (
    grade_section,
    line_section,
    site_section,
)
from bw_cfp_programme.assessment.study import Assessed, Study
from bw_cfp_programme.sections import Fact, Section


def assess_data_quality(study: Study) -> Assessed:
    """Grade of the footprint and of every site, line by line, and the pedigree of the factors."""
    pedigree, problems = characteristics_section(study), tuple(about_pedigree(study))
    chosen = _scheme(study)
    if not chosen:
        unsaid = Section(key="data_quality", facts=(Fact("quality_scheme", None),))
        return Assessed(sections=(unsaid, pedigree), problems=problems)
    scheme = load_scheme(chosen)
    product = grading(scheme, study.result.contributions)
    sections = (
        grade_section(product),
        line_section(product),
        site_section(site_gradings(study, scheme), site_scope(study)),
        pedigree,
    )
    return Assessed(sections=sections, problems=(*about_scores(product), *problems))


def _scheme(study: Study) -> str:
    """The rule set's, or the study's own where the rule set says nothing."""
    options = study.programme.options.data_quality
    return study.rules.data_quality or (options and options.scheme) or ""


__all__ = ["assess_data_quality", "inventories", "scores_of", "site_scope", "spread"]
