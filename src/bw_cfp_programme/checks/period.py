"""When the data are from: the workbook's reporting period against a year and the programme's."""

import re
from collections.abc import Iterator
from datetime import timedelta

from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import InventoryLine, Product, Submission


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


def evidence_of_other_period(submission: Submission, _: Context) -> Iterator[Problem]:
    """A line stands on a document of years that are not the workbook's."""
    facility = submission.facility
    if not facility.period_start or not facility.period_end:
        return
    own = range(facility.period_start.year, facility.period_end.year + 1)
    periods = {row.evidence: row.period or "" for row in submission.evidence if row.evidence}
    records: tuple[InventoryLine | Product, ...] = (*submission.lines, *submission.products)
    for line in records:
        said = periods.get(line.evidence or "", "")
        years = [int(year) for year in _YEAR.findall(said)]
        if years and not any(year in own for year in years):
            yield problem(
                "evidence_of_other_period",
                line.at("evidence"),
                evidence=line.evidence,
                period=said,
                start=facility.period_start,
                end=facility.period_end,
            )


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

CHECKS = (
    period_reversed,
    period_shorter_than_year,
    period_outside_programme,
    evidence_of_other_period,
)
