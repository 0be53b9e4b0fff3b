"""Assessments: what a verifier asks of a footprint, worked out from the result alone.

Each is a file with a function Study -> Assessed, plain numbers in and tables out, and a line in
`ASSESSMENTS`. Terminal, page, register and JSON print any of them without knowing its topic.
"""

from collections.abc import Collection
from dataclasses import replace

from bw_cfp_programme.assessment.cut_off import assess_cut_off
from bw_cfp_programme.assessment.primary_data import assess_primary_data
from bw_cfp_programme.assessment.scenarios import assess_scenarios
from bw_cfp_programme.assessment.section import Section
from bw_cfp_programme.assessment.study import Assessed, Assessment, Study

ASSESSMENTS = (
    Assessment("cut-off", assess_cut_off),
    Assessment("primary-data", assess_primary_data),
    Assessment("scenarios", assess_scenarios),
)
"""In the order of the report; a name is the command that prints the assessment."""


def assess(study: Study, names: Collection[str] | None = None) -> list[Assessed]:
    """All assessments of a study, or those named, in the order of the report."""
    chosen = (each for each in ASSESSMENTS if names is None or each.name in names)
    return [replace(each.assess(study), topic=each.name) for each in chosen]


__all__ = ["ASSESSMENTS", "Assessed", "Assessment", "Section", "Study", "assess"]
