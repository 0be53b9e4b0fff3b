"""The grade of every member's site, as an organisation's own inventory has it."""

from bw_cfp_programme.assessment.data_quality.scheme import Scheme
from bw_cfp_programme.assessment.data_quality.scoring import Grading, grading
from bw_cfp_programme.assessment.reconciliation.sources import (
    DIRECT,
    ENERGY,
    members_with_lines,
    site_sources,
)
from bw_cfp_programme.assessment.study import Study

ALL_LINES = "all_lines"
GATE = ("raw_materials", "manufacturing")


def site_scope(study: Study) -> str:
    """Which lines of a site count: as the programme says, else all that its workbook has."""
    options = study.programme.options.data_quality
    return (options and options.site_scope) or ALL_LINES


def site_gradings(study: Study, scheme: Scheme) -> dict[str, Grading]:
    """Member -> the grading of its site, kg CO2e of the period.

    What happens after the gate, credits, and what a site makes for itself are no sources of it.
    """
    everything = site_scope(study) == ALL_LINES
    return {
        member: grading(
            scheme,
            (
                source.line
                for source in site_sources(study, member)
                if source.line.own_stage in GATE
                and (everything or source.iso in {DIRECT, ENERGY})
            ),
        )
        for member in members_with_lines(study)
    }
