"""Assessments: what a verifier asks of a footprint, worked out from the result alone.

Each is a file with a function Study -> Assessed, plain numbers in and tables out, and a line in
`ASSESSMENTS`; what may be asked of it are keywords of that function (`parameters`). Terminal, page,
register and JSON print any of them without knowing its topic.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment.parameters import refuse_wrong
from bw_cfp_programme.assessment.study import Assess, Assessed, Assessment, Study
from bw_cfp_programme.errors import UnknownAssessment
from bw_cfp_programme.progress import Progress, silent


def _in(topic: str) -> Callable[[], Assess]:
    """`assess_<topic>` of the room or file of that name, loaded when it is asked."""

    def load() -> Assess:
        found: Assess = getattr(import_module(f"{__name__}.{topic}"), f"assess_{topic}")
        return found

    return load


ASSESSMENTS = (
    Assessment("study", _in("statements")),
    Assessment("cut-off", _in("cut_off")),
    Assessment("primary-data", _in("primary_data")),
    Assessment("data-quality", _in("data_quality")),
    Assessment("uncertainty", _in("uncertainty")),
    Assessment("sensitivity", _in("sensitivity")),
    Assessment("allocation", _in("allocation")),
    Assessment("reconcile", _in("reconciliation")),
    Assessment("scenarios", _in("scenarios")),
    Assessment("carbon", _in("carbon")),
    Assessment("electricity", _in("electricity")),
    Assessment("label", _in("label")),
    Assessment("validity", _in("validity")),
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
    if others is None:
        others = each_in_turn(lambda name: assess_one(study, name), progress)
    assessed: Assessed = _in("requirements")()(study, others, missing=missing)
    return assessed


REQUIREMENTS = Assessment("requirements", lambda: _judge)
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


def assess_one(
    study: Study,
    name: str,
    *,
    others: Sequence[Assessed] | None = None,
    progress: Progress = silent,
    **asked: object,
) -> Assessed:
    """One assessment, asked for what its `parameters` allow.

    `others`: what all others say, for the table of requirements; worked out where it is not given.

    Raises:
        UnknownAssessment: there is none of this name.
        WrongParameter: it cannot be asked for this.
    """
    wanted = find(name)
    refuse_wrong(name, wanted.parameters, asked)
    told = {"others": others, "progress": progress} if wanted is REQUIREMENTS else {}
    return replace(wanted.assess(study, **told, **asked), topic=name)


def each_in_turn(one: Callable[[str], Assessed], progress: Progress) -> list[Assessed]:
    """What all assessments say but that of requirements, which looks at them."""
    found = []
    for done, each in enumerate(ASSESSMENTS):
        progress(each.name, done, len(ASSESSMENTS))
        found.append(one(each.name))
    progress(REQUIREMENTS.name, len(ASSESSMENTS), len(ASSESSMENTS))
    return found


__all__ = [
    "ASSESSMENTS",
    "REQUIREMENTS",
    "Assessed",
    "Assessment",
    "Study",
    "assess_one",
    "each_in_turn",
    "find",
]
