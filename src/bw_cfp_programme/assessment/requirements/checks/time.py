"""Checks of time: the period, and how old activity data are."""

from bw_cfp_programme.assessment.requirements.case import StudyCase
from bw_cfp_programme.assessment.requirements.checks.texts import asked_for
from bw_cfp_programme.assessment.requirements.verdict import (
    Verdict,
    met,
    not_met,
)
from bw_cfp_programme.assessment.requirements.where import cell, cells
from bw_cfp_programme.assessment.requirements.written import says_something
from bw_cfp_programme.labels import text
from bw_cfp_programme.limits import limit


def period(case: StudyCase) -> Verdict:
    """The programme's period, and every workbook is of it."""
    programme = case.study.programme
    start, end = programme.period_start, programme.period_end
    said = text("evidence.period", start=start, end=end)
    other = [
        s.facility.at("period_start")
        for s in case.study.submissions
        if (s.facility.period_start, s.facility.period_end) not in {(start, end), (None, None)}
    ]
    return not_met(text("missing.period", places=cells(other)), said) if other else met(said)


def whole_year(case: StudyCase) -> Verdict:
    """A year of data."""
    programme = case.study.programme
    said = text("evidence.period", start=programme.period_start, end=programme.period_end)
    days = (programme.period_end - programme.period_start).days + 1
    return (
        met(said)
        if days >= limit("shortest_year_days")
        else not_met(text("missing.whole_year"), said)
    )


def representative(case: StudyCase) -> Verdict:
    """Somebody stated the period that the footprint stands for."""
    stated = case.study.programme.options.validity
    if stated is None or stated.representative_from is None or stated.representative_to is None:
        return not_met(text("missing.representative"))
    start, end = stated.representative_from, stated.representative_to
    programme = case.study.programme
    if not start <= programme.period_start <= programme.period_end <= end:
        return not_met(text("missing.represented"), cell(stated.place))
    return met(text("evidence.representative", start=start, end=end), cell(stated.place))


def applied_for(case: StudyCase) -> Verdict:
    """Somebody stated the day of the application, from which the age of data counts."""
    stated = case.study.programme.options.study
    if stated is None or stated.application_date is None:
        return not_met(asked_for("application_date"))
    return met(text("evidence.applied", date=stated.application_date), cell(stated.place))


def certificate(case: StudyCase) -> Verdict:
    """The number under which the label was approved."""
    mark = case.study.programme.options.label
    if mark is None or not says_something("certificate", mark.certificate):
        return not_met(text("missing.certificate"))
    return met(cell(mark.place))
