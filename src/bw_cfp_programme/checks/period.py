"""When the data are from: the workbook's reporting period against a year and the programme's."""

from collections.abc import Iterator
from datetime import timedelta

from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import Submission


def period_reversed(submission: Submission, _: Context) -> Iterator[Problem]:
    """The period ends before it starts."""
    facility = submission.facility
    start, end = facility.period_start, facility.period_end
    if start and end and end < start:
        yield problem("period_reversed", facility.at("period_end"), start=start, end=end)


def period_shorter_than_year(submission: Submission, _: Context) -> Iterator[Problem]:
    """Less than a whole year of data, where production is steady a year comes first."""
    facility = submission.facility
    start, end = facility.period_start, facility.period_end
    if start and end and end >= start:
        days = (end - start + timedelta(days=1)).days
        if days < limit("shortest_year_days"):
            yield problem(
                "period_shorter_than_year",
                facility.at("period_end"),
                start=start,
                end=end,
                days=days,
            )


def period_outside_programme(submission: Submission, context: Context) -> Iterator[Problem]:
    """The period has no day, or not all its days, within the programme's."""
    facility, programme = submission.facility, context.programme
    start, end = facility.period_start, facility.period_end
    if programme is None or not start or not end or end < start:
        return
    if programme.period_start <= start and end <= programme.period_end:
        return
    apart = end < programme.period_start or programme.period_end < start
    yield problem(
        "period_elsewhere" if apart else "period_partly_outside",
        facility.at("period_end" if start >= programme.period_start else "period_start"),
        start=start,
        end=end,
        programme_start=programme.period_start,
        programme_end=programme.period_end,
    )


CHECKS = (period_reversed, period_shorter_than_year, period_outside_programme)
