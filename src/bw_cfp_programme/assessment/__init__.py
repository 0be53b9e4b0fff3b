"""Assessments: what a verifier asks of a footprint, worked out from the result alone.

Each is a file with a function Study -> Assessed, plain numbers in and tables out, and a line in
`ASSESSMENTS`. Terminal, page, register and JSON print any of them without knowing its topic.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from bw_cfp_programme.assessment.allocation import assess_allocation
from bw_cfp_programme.assessment.carbon import assess_carbon
from bw_cfp_programme.assessment.cut_off import assess_cut_off
from bw_cfp_programme.assessment.data_quality import assess_data_quality
from bw_cfp_programme.assessment.electricity import assess_electricity
from bw_cfp_programme.assessment.label import assess_label
from bw_cfp_programme.assessment.primary_data import assess_primary_data
from bw_cfp_programme.assessment.reconciliation import assess_reconciliation
from bw_cfp_programme.assessment.requirements import assess_requirements
from bw_cfp_programme.assessment.scenarios import assess_scenarios
from bw_cfp_programme.assessment.sensitivity import assess_sensitivity
from bw_cfp_programme.assessment.statements import assess_statements
from bw_cfp_programme.assessment.study import Assessed, Assessment, Study
from bw_cfp_programme.assessment.uncertainty import assess_uncertainty
from bw_cfp_programme.assessment.validity import assess_validity
from bw_cfp_programme.progress import Progress, silent

ASSESSMENTS = (
    Assessment("study", assess_statements),
    Assessment("cut-off", assess_cut_off),
    Assessment("primary-data", assess_primary_data),
    Assessment("data-quality", assess_data_quality),
    Assessment("uncertainty", assess_uncertainty),
    Assessment("sensitivity", assess_sensitivity),
    Assessment("allocation", assess_allocation),
    Assessment("reconcile", assess_reconciliation),
    Assessment("scenarios", assess_scenarios),
    Assessment("carbon", assess_carbon),
    Assessment("electricity", assess_electricity),
    Assessment("label", assess_label),
    Assessment("validity", assess_validity),
)
"""In the order of the report; a name is the command that prints the assessment."""

REQUIREMENTS = "requirements"
"""Stands before all others and is worked out after them, since it looks at what they say."""


def assess(
    study: Study, names: Collection[str] | None = None, *, progress: Progress = silent
) -> list[Assessed]:
    """All assessments of a study, or those named, in the order of the report."""
    if names is not None and REQUIREMENTS not in names:
        named = [each for each in ASSESSMENTS if each.name in names]
        return list(_topics(named, study, progress))
    others = list(_topics(ASSESSMENTS, study, progress))
    progress(REQUIREMENTS, len(ASSESSMENTS), len(ASSESSMENTS))
    table = replace(assess_requirements(study, others), topic=REQUIREMENTS)
    return [table, *(each for each in others if names is None or each.topic in names)]


def _topics(
    assessments: Sequence[Assessment], study: Study, progress: Progress
) -> Iterator[Assessed]:
    for done, each in enumerate(assessments):
        progress(each.name, done, len(assessments))
        yield replace(each.assess(study), topic=each.name)


__all__ = ["ASSESSMENTS", "REQUIREMENTS", "Assessed", "Assessment", "Study", "assess"]
