"""Checks of time: the period, and how old activity data are."""

from bw_cfp_programme.assessment.requirements.case import Case
from bw_cfp_programme.assessment.requirements.checks.assessed import computed, without
from bw_cfp_programme.assessment.requirements.checks.data import site_data
from bw_cfp_programme.assessment.requirements.checks.texts import asked_for
from bw_cfp_programme.assessment.requirements.verdict import (
    Verdict,
    all_of,
    met,
    not_applicable,
    not_met,
)
from bw_cfp_programme.assessment.requirements.where import cell, cells
from bw_cfp_programme.labels import text

_YEAR = 365


def period(case: Case) -> Verdict:
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


def whole_year(case: Case) -> Verdict:
    """A year of data."""
    programme = case.study.programme
    said = text("evidence.period", start=programme.period_start, end=programme.period_end)
    days = (programme.period_end - programme.period_start).days + 1
    return met(said) if days >= _YEAR else not_met(text("missing.whole_year"), said)


def representative(case: Case) -> Verdict:
    """Somebody stated the period that the footprint stands for."""
    stated = case.study.programme.options.validity
    if stated is None or stated.representative_from is None or stated.representative_to is None:
        return not_met(text("missing.representative"))
    start, end = stated.representative_from, stated.representative_to
    return met(text("evidence.representative", start=start, end=end), cell(stated.place))


def activity_age(case: Case) -> Verdict:
    """Activity data lie within the years before the application that the rule set allows."""
    if case.study.rules.activity_data_max_age_years is None:
        return not_applicable(text("evidence.no_rule"))
    stated = case.study.programme.options.study
    if stated is None or stated.application_date is None:
        return not_met(asked_for("application_date"))
    return without(case, "validity", "activity_data_old")


def validity(case: Case) -> Verdict:
    """A label that was granted has not run out."""
    stated = case.study.programme.options.validity
    if stated is None or stated.approved is None:
        return not_applicable(text("evidence.not_approved"))
    return without(case, "validity", "label_expired")


def decision(case: Case) -> Verdict:
    """Once approved: what the decision records is all there."""
    stated = case.study.programme.options.validity
    if stated is None or stated.approved is None:
        return not_applicable(text("evidence.not_approved"))
    mark = case.study.programme.options.label
    if mark is None or not mark.certificate:
        return not_met(text("missing.certificate"), cell(stated.place))
    return all_of([met(cell(mark.place)), site_data(case), computed(case, "label")])


def changes(case: Case) -> Verdict:
    """Changes that somebody recorded are in the data."""
    recorded = case.study.programme.options.changes
    if not recorded:
        return not_applicable(text("evidence.no_changes"))
    return without(case, "changes", "change_not_in_data", "change_of_nobody")
