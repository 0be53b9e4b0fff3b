"""Requirements: everything that a rule set asks of a study, line by line, met or not.

Looks at the study and at what all other assessments say; nothing is met because a box was filled by
default, and what nobody could source is shown as open.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from bw_cfp_programme.assessment.requirements.case import StudyCase
from bw_cfp_programme.assessment.requirements.checks import CHECKS
from bw_cfp_programme.assessment.requirements.conditions import CONDITIONS
from bw_cfp_programme.assessment.requirements.verdict import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    Verdict,
    all_of,
    not_applicable,
)
from bw_cfp_programme.assessment.signed_answer import answer_problems
from bw_cfp_programme.assessment.study import Assessed, Study
from bw_cfp_programme.errors import UnknownEdition
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.labels import Text, text
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.requirement_lists import Requirement, requirements_of
from bw_cfp_programme.sections import Column, Fact, Kind, Section

COLUMNS = (
    Column("requirement_key"),
    Column("requirement"),
    Column("requirement_status", Kind.TERM, "requirement_status"),
    Column("requirement_evidence"),
    Column("requirement_missing"),
    Column("clause", aside=True),
    Column("requirement_of", Kind.TERM, "requirement_list", aside=True),
    Column("requirement_source", Kind.PLACE, aside=True),
)


def assess_requirements(
    study: Study, others: Sequence[Assessed], *, missing: bool = False
) -> Assessed:
    """The table of requirements of the study's rule set, or with `missing` those not met alone.

    Raises:
        UnknownEdition: a list of requirements of one's own cannot be used.
    """
    case = StudyCase(study, others)
    judged = [(each, judge(each, case)) for each in requirements_of(study.rules)]
    counts = Counter(verdict.status for _, verdict in judged)
    section = Section(
        key="requirements",
        columns=COLUMNS,
        rows=tuple(
            _row(*pair) for pair in sorted(judged, key=_is_met) if not (missing and _is_met(pair))
        ),
        facts=tuple(_facts(study, counts, sum(not each.source for each, _ in judged))),
    )
    problems = (*_problems(study, counts), *answer_problems(study))
    return Assessed(sections=(section,), problems=problems, passed=not counts[NOT_MET])


def judge(requirement: Requirement, case: StudyCase) -> Verdict:
    """Whether one requirement is met by a study.

    Raises:
        UnknownEdition: its list names a check, argument or condition that does not exist.
    """
    try:
        if not CONDITIONS[requirement.applies](case):
            return not_applicable(text(f"applies.{requirement.applies}"))
        return all_of([CHECKS[name](case, *given) for name, *given in requirement.checks])
    except (KeyError, TypeError, ValueError) as error:
        where = f"{requirement.of} {requirement.key}"
        raise UnknownEdition(f"{where} cannot be checked: {error!r}") from error


def _is_met(pair: tuple[Requirement, Verdict]) -> bool:
    return pair[1].status != NOT_MET


def _row(requirement: Requirement, verdict: Verdict) -> tuple[str | Text, ...]:
    return (
        requirement.key,
        requirement.text,
        verdict.status,
        verdict.evidence,
        verdict.missing,
        requirement.clause,
        requirement.of,
        requirement.source or text("requirement_mark.open"),
    )


def _facts(study: Study, counts: Counter[str], unsourced: int) -> Iterator[Fact]:
    yield Fact("rule_set", Text(zh_TW=study.rules.title_zh, en=study.rules.title_en))
    for status in (MET, NOT_MET, NOT_APPLICABLE):
        yield Fact(f"requirements_{status}", float(counts[status]), Kind.NUMBER)
    yield Fact("requirements_open", float(unsourced), Kind.NUMBER)
    yield Fact("single_impact", text("report.limitation"))


def _problems(study: Study, counts: Counter[str]) -> Iterator[Problem]:
    """One for the whole table, which says the rest itself."""
    if counts[NOT_MET]:
        words = {"rule_set": study.rules.id, "count": counts[NOT_MET], "all": counts.total()}
        yield problem("requirements_not_met", Place(FILE), **words)
