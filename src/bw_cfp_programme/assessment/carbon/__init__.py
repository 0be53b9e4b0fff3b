"""Carbon apart from the total: stored in the product, grown and released, of land, of aircraft."""

from bw_cfp_programme.assessment.carbon.aircraft import aircraft_problems, aircraft_section
from bw_cfp_programme.assessment.carbon.balance import balance_problems, balance_section
from bw_cfp_programme.assessment.carbon.content import content_problems, content_section
from bw_cfp_programme.assessment.carbon.land import land_problems, land_section
from bw_cfp_programme.assessment.carbon.negative import negative_lines, nothing_counted
from bw_cfp_programme.assessment.study import Assessed, Study


def assess_carbon(study: Study) -> Assessed:
    """Carbon content, biogenic balance, land-use change and aircraft; what contradicts or lacks."""
    content = (content_section(study),) if study.programme.options.carbon_content else ()
    return Assessed(
        sections=(*content, balance_section(study), land_section(study), aircraft_section(study)),
        problems=(
            *content_problems(study),
            *balance_problems(study),
            *land_problems(study),
            *aircraft_problems(study),
            *negative_lines(study),
            *nothing_counted(study),
        ),
    )
