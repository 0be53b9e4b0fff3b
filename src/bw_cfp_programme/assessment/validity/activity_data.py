"""How old activity data are on the day of the application, and whether their period fits."""

from collections.abc import Iterator
from datetime import date

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.assessment.validity.dates import span, years_after
from bw_cfp_programme.assessment.validity.finding import DateFinding
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import Facility

RULE = "activity_data_max_age_years"


def data_ages(study: Study, application: date) -> Iterator[DateFinding]:
    """Each member's reporting period against the days before the application that count."""
    years = study.rules.activity_data_max_age_years
    earliest = years_after(application, -years) if years is not None else None
    for submission in study.submissions:
        facility = submission.facility
        yield DateFinding(
            subject=facility.member or submission.file,
            item="activity_data",
            found=span(facility.period_start, facility.period_end),
            limit=span(earliest, application) if earliest else "",
            finding=_age(facility, earliest, application),
            source=study.rules.sources.get(RULE, ""),
        )


def data_age_problems(study: Study, application: date) -> Iterator[Problem]:
    """Members whose data reach out of the period before the application."""
    years = study.rules.activity_data_max_age_years
    if years is None:
        return
    earliest = years_after(application, -years)
    for submission in study.submissions:
        facility = submission.facility
        if _age(facility, earliest, application) in {"partly", "broken"}:
            yield problem(
                "activity_data_old",
                facility.at("period_start"),
                member=facility.member,
                period=span(facility.period_start, facility.period_end),
                earliest=earliest,
                application=application,
                years=years,
            )


def programme_periods(study: Study) -> Iterator[DateFinding]:
    """Each member's reporting period against the programme's."""
    first, last = study.programme.period_start, study.programme.period_end
    for submission in study.submissions:
        facility = submission.facility
        yield DateFinding(
            subject=facility.member or submission.file,
            item="programme_period",
            found=span(facility.period_start, facility.period_end),
            limit=span(first, last),
            finding=_within(facility, first, last),
        )


def waiting_workbooks(study: Study) -> Iterator[DateFinding]:
    """Workbooks that were received and are not in the result yet, as the checks say."""
    for one in study.problems:
        if one.code == "submission_not_imported":
            yield DateFinding(subject=one.place.file, item="workbook_received", finding="waiting")


def _age(facility: Facility, earliest: date | None, application: date) -> str:
    return "no_rule" if earliest is None else _within(facility, earliest, application)


def _within(facility: Facility, first: date, last: date) -> str:
    start, end = facility.period_start, facility.period_end
    if start is None or end is None:
        return "unsaid"
    if first <= start and end <= last:
        return "kept"
    return "broken" if end < first or last < start else "partly"
