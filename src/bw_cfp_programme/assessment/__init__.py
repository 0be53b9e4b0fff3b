"""Assessments: what a verifier asks of a footprint, worked out from the result alone.

Each is a file with a function Study -> Assessed, plain numbers in and tables out, and a line in
`ASSESSMENTS`; what may be asked of it are keywords of that function (`parameters`). Terminal, page,
register and JSON print any of them without knowing its topic.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment.allocation import assess_allocation
from bw_cfp_programme.assessment.carbon import assess_carbon
from bw_cfp_programme.assessment.cut_off import assess_cut_off
from bw_cfp_programme.assessment.data_quality import assess_data_quality
from bw_cfp_programme.assessment.electricity import assess_electricity
from bw_cfp_programme.assessment.label import assess_label
from bw_cfp_programme.assessment.parameters import refuse_wrong
from bw_cfp_programme.assessment.primary_data import assess_primary_data
from bw_cfp_programme.assessment.reconciliation import assess_reconciliation
from bw_cfp_programme.assessment.requirements import assess_requirements
from bw_cfp_programme.assessment.scenarios import assess_scenarios
from bw_cfp_programme.assessment.sensitivity import assess_sensitivity
from bw_cfp_programme.assessment.statements import assess_statements
from bw_cfp_programme.assessment.study import Assessed, Assessment, Study
from bw_cfp_programme.assessment.uncertainty import assess_uncertainty
from bw_cfp_programme.assessment.validity import assess_validity
from bw_cfp_programme.errors import UnknownAssessment
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


def _judge(
    study: Study,
    others: Sequence[Assessed] | None = None,
    progress: Progress = silent,
    *,
    rules: str | None = None,
    missing: bool = False,
) -> Assessed:
    """The table of requirements, of another rule set if `rules` names one; the footprint stays.

    Looks at `others`, which are worked out under the same rules where they are not given.

    Raises:
        UnknownEdition: no such rule set.
    """
    if rules:
        programme = replace(study.programme, rule_set=rule_sets.load(rules))
        study = replace(study, programme=programme)
    found = list(_topics(study, progress)) if others is None else others
    progress("requirements", len(ASSESSMENTS), len(ASSESSMENTS))
    return assess_requirements(study, found, missing=missing)


REQUIREMENTS = Assessment("requirements", _judge)
"""Stands before all others and is worked out after them, since it looks at what they say."""


def find(name: str) -> Assessment:
    """An assessment by its name.

    Raises:
        UnknownAssessment: there is none of this name.
    """
    known = {each.name: each for each in (REQUIREMENTS, *ASSESSMENTS)}
    if name not in known:
        raise UnknownAssessment(f"no assessment {name}; there are {', '.join(known)}")
    return known[name]


def assess(study: Study, *, progress: Progress = silent) -> list[Assessed]:
    """All assessments of a study as they are usually asked, in the order of the report."""
    others = list(_topics(study, progress))
    return [replace(_judge(study, others, progress), topic=REQUIREMENTS.name), *others]


def assess_one(
    study: Study, name: str, *, progress: Progress = silent, **asked: object
) -> Assessed:
    """One assessment, asked for what its `parameters` allow.

    Raises:
        UnknownAssessment: there is none of this name.
        WrongParameter: it cannot be asked for this.
    """
    wanted = find(name)
    refuse_wrong(name, wanted.parameters, asked)
    told = {"progress": progress} if wanted is REQUIREMENTS else {}
    return replace(wanted.assess(study, **told, **asked), topic=name)


def _topics(study: Study, progress: Progress) -> Iterator[Assessed]:
    for done, each in enumerate(ASSESSMENTS):
        progress(each.name, done, len(ASSESSMENTS))
        yield replace(each.assess(study), topic=each.name)


__all__ = [
    "ASSESSMENTS",
    "REQUIREMENTS",
    "Assessed",
    "Assessment",
    "Study",
    "assess",
    "assess_one",
    "find",
]
