"""Checks of the verification statement: a document that exists, entered by a person."""

from bw_cfp_programme.assessment.requirements.case import Case
from bw_cfp_programme.assessment.requirements.verdict import (
    Verdict,
    met,
    not_applicable,
    not_met,
)
from bw_cfp_programme.assessment.requirements.where import cell
from bw_cfp_programme.labels import Text, text
from bw_cfp_programme.options import Verification
from bw_cfp_programme.results import TOTAL

_EXACT = 1e-9


def verified(case: Case, *parties: str) -> Verdict:
    """A statement by one of these parties, in force, of the footprint as it stands."""
    statement = case.study.programme.options.verification
    if statement is None:
        return not_met(text("missing.verification"))
    for fails, missing in _FAILS:
        if fails(case, statement):
            return not_met(text(missing), _place(statement))
    if statement.party not in parties:
        return not_met(text("missing.party"), _place(statement))
    return met(_place(statement))


def verified_if_said(case: Case) -> Verdict:
    """Asked for only where there is a statement."""
    if case.study.programme.options.verification is None:
        return not_applicable(text("evidence.not_verified"))
    return verified(case, "first", "third", "review")


def assurance_described(case: Case) -> Verdict:
    """Level of assurance, and how it was verified with which competence."""
    statement = case.study.programme.options.verification
    if statement is None or not (statement.level and statement.process):
        return not_met(text("missing.assurance"))
    return met(_place(statement))


def _place(statement: Verification) -> Text:
    return cell(statement.place)


def _too_early(case: Case, statement: Verification) -> bool:
    return statement.completed <= case.study.programme.period_end


def _from_tomorrow(case: Case, statement: Verification) -> bool:
    return statement.completed > case.study.today


def _expired(case: Case, statement: Verification) -> bool:
    return statement.expires is not None and statement.expires < case.study.today


def _of_another_value(case: Case, statement: Verification) -> bool:
    """The verified value is the footprint as rounded to the digits that it is printed with."""
    if statement.value is None:
        return False
    digits = len(f"{statement.value!r}".partition(".")[2])
    half = 0.5 * 10.0**-digits
    difference: float = abs(case.study.result.totals[TOTAL] - statement.value)
    return difference > half * (1 + _EXACT)


_FAILS = (
    (_too_early, "missing.verified_early"),
    (_from_tomorrow, "missing.verified_later"),
    (_expired, "missing.verified_expired"),
    (_of_another_value, "missing.verified_value"),
)
