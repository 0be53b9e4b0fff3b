"""Twelve months side by side: slips of a decimal point and one bill typed twelve times."""

from collections.abc import Iterator
from statistics import median

from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.records import InventoryLine, Submission
from bw_cfp_programme.units import symbol
from bw_cfp_programme.wording import figure


def monthly_outliers(submission: Submission, _: Context) -> Iterator[Problem]:
    """A month many times the line's median month."""
    times = limit("monthly_outlier_times")
    for line in submission.lines:
        middle = _median(line)
        for number, month in enumerate(line.months, start=1):
            if month is not None and 0 < times * middle <= month:
                yield problem(
                    "monthly_outlier",
                    _cell(line, number),
                    line=line.line or line.item or "",
                    month=number,
                    value=figure(month),
                    median=figure(middle),
                    unit=symbol(line.unit or ""),
                )


def copied_months(submission: Submission, _: Context) -> Iterator[Problem]:
    """One and the same amount in every month of a year: an average, or a copy."""
    for line in submission.lines:
        months = [month for month in line.months if month is not None]
        if len(months) >= limit("copied_months") and len(set(months)) == 1 and months[0]:
            yield problem(
                "copied_months",
                _cell(line, 1),
                line=line.line or line.item or "",
                value=figure(months[0]),
                unit=symbol(line.unit or ""),
                months=len(months),
            )


def _median(line: InventoryLine) -> float:
    months = [month for month in line.months if month]
    return median(months) if len(months) >= limit("monthly_outlier_months") else 0.0


def _cell(line: InventoryLine, number: int) -> Place:
    return line.at(f"m{number:02}")


CHECKS = (monthly_outliers, copied_months)
