"""The grade of every member's site, as an organisation's own inventory has it."""

from collections.abc import Iterator

from bw_cfp_programme.assessment.data_quality.scheme import Scheme
from bw_cfp_programme.assessment.data_quality.scoring import Grading, grading
from bw_cfp_programme.assessment.primary_data.parties import DECLARED
from bw_cfp_programme.assessment.reconciliation.sources import (
    DIRECT,
    ENERGY,
    Source,
    members_with_lines,
    site_sources,
)
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.results import SiteLine

ALL_LINES = "all_lines"
GATE = ("raw_materials", "manufacturing")


def site_scope(study: Study) -> str:
    """Which lines of a site count: as the programme says, else all that its workbook has."""
    options = study.programme.options.data_quality
    return (options and options.site_scope) or ALL_LINES


def site_gradings(study: Study, scheme: Scheme) -> dict[str, Grading]:
    """Member -> the grading of its site, kg CO2e of the period."""
    return {member: grading(scheme, lines) for member, lines in inventories(study).items()}


def inventories(study: Study) -> dict[str, list[SiteLine]]:
    """Member -> the lines of its site that count; members that gave a result only are absent.

    What happens after the gate, credits, and what a site makes for itself are no sources of it.
    """
    found = {member: list(_counted(study, member)) for member in members_with_lines(study)}
    return {member: lines for member, lines in found.items() if lines}


def _counted(study: Study, member: str) -> Iterator[SiteLine]:
    everything = site_scope(study) == ALL_LINES
    for source in site_sources(study, member):
        is_of_site = source.line.stated.stage in GATE and source.line.category != DECLARED
        if is_of_site and (everything or _is_direct(source)):
            yield source.counted


def _is_direct(source: Source) -> bool:
    """In categories 1 and 2, where what is upstream alone has no part."""
    return source.iso in {DIRECT, ENERGY} and (source.direct != (0.0, 0.0) or not source.whole)
