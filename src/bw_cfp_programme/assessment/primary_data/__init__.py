"""Primary data: how much rests on them, what the rules ask, and whom to ask next."""

from bw_cfp_programme.assessment.primary_data.parties import parties_of
from bw_cfp_programme.assessment.primary_data.rule import Rule, about_primary_data
from bw_cfp_programme.assessment.primary_data.tables import next_section, share_section
from bw_cfp_programme.assessment.study import Assessed, Study


def assess_primary_data(study: Study) -> Assessed:
    """Shares of primary activity data, and every party of the upstream side in order of asking."""
    rule = Rule(
        parties=tuple(parties_of(study)),
        lead=study.programme.lead,
        threshold=study.rules.primary_data_threshold,
    )
    return Assessed(
        sections=(share_section(study.result), next_section(rule)),
        problems=tuple(about_primary_data(study, rule)),
    )


__all__ = ["assess_primary_data"]
