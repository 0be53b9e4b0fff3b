"""Sensitivity: for each choice that moved the result, what another admissible one would give."""

from collections.abc import Iterator, Sequence

from bw_cfp_programme.assessment.sensitivity.electricity import electricity_problems
from bw_cfp_programme.assessment.sensitivity.fuels import fuel_problems
from bw_cfp_programme.assessment.sensitivity.stated import stated_alternatives
from bw_cfp_programme.assessment.sensitivity.tables import choices_section, summary_section
from bw_cfp_programme.assessment.study import Assessed, Study
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.results import Alternative


def assess_sensitivity(study: Study) -> Assessed:
    """One row and bar for each choice, largest first, and every single alternative."""
    found = (*study.alternatives(), *stated_alternatives(study))
    return Assessed(
        sections=(summary_section(study, found), choices_section(study, found)),
        problems=(
            *electricity_problems(study),
            *fuel_problems(study),
            *_not_compared(study, found),
        ),
    )


def _not_compared(study: Study, found: Sequence[Alternative]) -> Iterator[Problem]:
    """Members whose shared pools nothing else can split, where the rule set wants a comparison."""
    if not study.rules.compare_allocations:
        return
    members: dict[str, list[Alternative]] = {}
    for each in found:
        if each.choice == "allocation":
            members.setdefault(str(each.subject), []).append(each)
    for member, tried in members.items():
        if all(each.total is None for each in tried):
            rule = study.rules.sources.get("compare_allocations", "")
            yield problem("allocation_not_compared", tried[0].place, member=member, rule=rule)


__all__ = ["assess_sensitivity"]
