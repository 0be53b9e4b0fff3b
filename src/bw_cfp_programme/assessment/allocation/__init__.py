"""Allocation: what every site makes, how its shared flows are split, and what is odd about it."""

from bw_cfp_programme.assessment.allocation.findings import findings
from bw_cfp_programme.assessment.allocation.shared_flows import SharedFlow, shared_flows
from bw_cfp_programme.assessment.allocation.shared_table import shared_table
from bw_cfp_programme.assessment.allocation.site_output import site_output, studied
from bw_cfp_programme.assessment.study import Assessed, Study


def assess_allocation(study: Study) -> Assessed:
    """The disclosure of site output and shared flows, from the workbooks behind the result."""
    taken = studied(study)
    flows: list[SharedFlow] = []
    for submission in study.submissions:
        flows += shared_flows(submission, study.rules, taken[submission.facility.member or ""])
    return Assessed(
        sections=(site_output(study, taken), shared_table(flows)),
        problems=tuple(findings(study, flows)),
    )


__all__ = ["assess_allocation"]
