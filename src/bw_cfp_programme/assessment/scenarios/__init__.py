"""Scenarios of use and end of life, and recycling: stated, held against the lines, and compared.

`alternatives` is what a sensitivity table adds to its own.
"""

from bw_cfp_programme.assessment.scenarios.agreement import problems_of
from bw_cfp_programme.assessment.scenarios.alternatives import alternatives
from bw_cfp_programme.assessment.scenarios.effect import read
from bw_cfp_programme.assessment.scenarios.masses import mass_problems
from bw_cfp_programme.assessment.scenarios.recycling_checks import recycling_problems
from bw_cfp_programme.assessment.scenarios.tables import (
    end_of_life_section,
    recycling_section,
    scenarios_section,
)
from bw_cfp_programme.assessment.study import Assessed, Study


def assess_scenarios(study: Study) -> Assessed:
    """Use profiles, end of life and recycling: what counts, the alternatives, what they come to."""
    effects, unread = read(study)
    return Assessed(
        sections=(
            scenarios_section(study, effects),
            end_of_life_section(study, effects),
            recycling_section(study),
        ),
        problems=(
            *unread,
            *problems_of(study, effects),
            *mass_problems(study),
            *recycling_problems(study),
        ),
    )


__all__ = ["alternatives", "assess_scenarios"]
