"""When the data are from: the workbook's reporting period against a year and the programme's."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

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
    """A line stands on a document of other years, or of some months of the workbook's period."""
    facility = submission.facility
    start, end = facility.period_start, facility.period_end
    if not start or not end:
        return
    periods = {row.evidence: row.period or "" for row in submission.evidence if row.evidence}
    records: tuple[InventoryLine | Product, ...] = (*submission.lines, *submission.products)
    for line in records:
        said = periods.get(line.evidence or "", "")
        if _is_of_other_years(said, start, end) or _is_of_some_months(said, start, end):
            yield problem(
                "evidence_of_other_period", line.at("evidence"),
                evidence=line.evidence, period=said, start=start, end=end,
            )  # fmt: skip


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ROC_YEAR = re.compile(r"(?<!\d)1\d\d(?=\s*年)")
ROC_OFFSET = 1911  # year 1 of the Republic is 1912
_DAY = re.compile(r"(\d{4}([-/.])\d{1,2})\2\d{1,2}(?!\d)")
_MONTHS = re.compile(
    r"(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*月?\s*[-~–/至到]\s*(?:(20\d\d)\s*[-/.年]\s*)?(\d{1,2})(?!\d)"
)


def _is_of_other_years(said: str, start: date, end: date) -> bool:
    years = [int(year) for year in _YEAR.findall(said)]
    years += [int(year) + ROC_OFFSET for year in _ROC_YEAR.findall(said)]
    return bool(years) and not any(start.year <= year <= end.year for year in years)


def _is_of_some_months(said: str, start: date, end: date) -> bool:
    """Where a document says from which month to which: 2025/01-06, 2025-01-01 ~ 2025-06-30."""
    found = _MONTHS.search(_DAY.sub(r"\1", said))
    if found is None:
        return False
    year, first, last_year, last = found.groups()
    begins, ends = (int(year), int(first)), (int(last_year or year), int(last))
    return begins > (start.year, start.month) or ends < (end.year, end.month)


CHECKS = (
    period_reversed,
    period_shorter_than_year,
    period_outside_programme,
    evidence_of_other_period,
)
