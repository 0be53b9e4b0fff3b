"""Allocation: what every site makes, how its shared flows are split, and what is odd about it."""

from bw_cfp_programme.assessment.allocation.findings import findings
from bw_cfp_programme.assessment.allocation.shared_flows import SharedFlow, shared_flows
from bw_cfp_programme.assessment.allocation.shared_table import shared_table
from bw_cfp_programme.assessment.allocation.site_output import site_output
from bw_cfp_programme.assessment.study import Assessed, Study


def assess_allocation(study: Study) -> Assessed:
    """The disclosure of site output and shared flows, from the workbooks behind the result."""
    flows: list[SharedFlow] = [
        flow
        for submission in study.submissions
        for flow in shared_flows(
            submission, study.rules, studied(study, submission.facility.member)
        )
    ]
    return Assessed(
        sections=(site_output(study), shared_table(flows)),
        problems=tuple(findings(study, flows)),
    )


def studied(study: Study, member: str | None) -> frozenset[str]:
    """A member's products that the footprint takes up."""
    lines = study.result.contributions
    return frozenset(line.product for line in lines if line.member == member)


__all__ = ["assess_allocation"]
