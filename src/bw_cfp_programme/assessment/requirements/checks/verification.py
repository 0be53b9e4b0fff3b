"""Checks of the verification statement: signed by who verified, or entered by a person."""

from decimal import Decimal

from bw_cfp_programme.assessment.requirements.case import StudyCase
from bw_cfp_programme.assessment.requirements.verdict import (
    Verdict,
    met,
    not_applicable,
    not_met,
)
from bw_cfp_programme.assessment.requirements.where import cell
from bw_cfp_programme.assessment.requirements.written import says_something
from bw_cfp_programme.assessment.signed_answer import evidence, faults, refusal
from bw_cfp_programme.labels import Text, joined, text
from bw_cfp_programme.options import Verification
from bw_cfp_programme.results import TOTAL
from bw_cfp_programme.tolerances import SUMMED

_PARTIES = {
    "third_party": ("third",),
    "third_party_or_review": ("third", "review"),
    "first_or_third_party": ("first", "third"),
}


def assured(case: StudyCase) -> Verdict:
    """A statement by whom the rule set asks for, in force, of the footprint as it stands.

    Where verification is optional, or the rule set says nothing, only a statement that there is has
    to be right. A signed answer comes before what a person entered.
    """
    study = case.study
    statement, asked = study.verification, study.rules.assurance
    if statement is None or (study.answers.refused and not study.answer):
        return _without(case)
    where = _where(case, statement)
    for fails, missing_key in _FAILS:
        if fails(case, statement):
            return not_met(text(missing_key), *where)
    if wrong := list(faults(study)):
        return not_met(joined(wrong), *where)
    if asked in _PARTIES and statement.party not in _PARTIES[asked]:
        said = text("missing.party", asked=text(f"assurance.{asked}"))
        return not_met(said, *where)
    return met(*where)


def assurance_described(case: StudyCase) -> Verdict:
    """Level of assurance, and how it was verified with which competence."""
    statement = case.study.verification
    if statement is None or not (statement.level and statement.process):
        return not_met(text("missing.assurance"))
    return met(*_where(case, statement))


def _without(case: StudyCase) -> Verdict:
    """Nothing is stated, or by a signed answer that cannot be believed: that is not right."""
    if case.study.answers.refused:
        return not_met(refusal(case.study))
    if case.study.rules.assurance in {None, "optional"}:
        return not_applicable(text("evidence.not_verified"))
    return not_met(text("missing.verification"))


def _where(case: StudyCase, statement: Verification) -> list[Text]:
    answer = case.study.answer
    return list(evidence(case.study, answer)) if answer else [cell(statement.place)]


def _says_nothing(_: StudyCase, statement: Verification) -> bool:
    said = {"statement": statement.statement, "body": statement.body}
    return not all(says_something(key, value) for key, value in said.items())


def _too_early(case: StudyCase, statement: Verification) -> bool:
    return statement.completed <= case.study.programme.period_end


def _from_tomorrow(case: StudyCase, statement: Verification) -> bool:
    return statement.completed > case.study.today


def _expired(case: StudyCase, statement: Verification) -> bool:
    return statement.expires is not None and statement.expires < case.study.today


def _of_another_value(case: StudyCase, statement: Verification) -> bool:
    """The verified value is the footprint as rounded to the digits that it is printed with."""
    if statement.value is None:
        return False
    shown = Decimal(int(statement.value) if statement.value.is_integer() else repr(statement.value))
    half = 0.5 * 10.0 ** int(shown.as_tuple().exponent)
    difference: float = abs(case.study.result.totals[TOTAL] - statement.value)
    return difference > half * (1 + SUMMED)


_FAILS = (
    (_says_nothing, "missing.verified_text"),
    (_too_early, "missing.verified_early"),
    (_from_tomorrow, "missing.verified_later"),
    (_expired, "missing.verified_expired"),
    (_of_another_value, "missing.verified_value"),
)
