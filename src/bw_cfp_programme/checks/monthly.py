"""Twelve months side by side: slips of a decimal point and one bill typed twelve times."""

from collections.abc import Iterator
from statistics import median

from bw_cfp_programme.checks.amounts.slip import meant
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.records import InventoryLine, Submission
from bw_cfp_programme.units import symbol
from bw_cfp_programme.wording import figure


def monthly_outliers(submission: Submission, _: Context) -> Iterator[Problem]:
    """A month many times the line's median month, or a small part of it."""
    times = limit("monthly_outlier_times")
    for line in submission.lines:
        middle = _median(line)
        for number, month in enumerate(line.months, start=1):
            high = month is not None and 0 < times * middle <= month
            if month is not None and (high or 0 < month * times <= middle):
                yield problem(
                    "monthly_outlier" if high else "monthly_gap",
                    _cell(line, number),
                    line=line.line or line.item or "",
                    month=number,
                    value=figure(month),
                    median=figure(middle),
                    unit=symbol(line.unit or ""),
                    suggestion=meant(month, line.unit or "", month / middle),
                )


def month_repeated(submission: Submission, _: Context) -> Iterator[Problem]:
    """A month to the last digit like the one before, in a line whose months differ otherwise."""
    for line in submission.lines:
        months, exact = line.months, limit("month_repeated_digits")
        pairs = [n for n in range(1, len(months)) if months[n] and months[n] == months[n - 1]]
        if len(pairs) == 1 and _digits(months[pairs[0]] or 0.0) >= exact:
            yield problem(
                "month_repeated",
                _cell(line, pairs[0] + 1),
                line=line.title,
                month=pairs[0] + 1,
                value=figure(months[pairs[0]] or 0.0),
                unit=symbol(line.unit or ""),
            )


def _digits(value: float) -> int:
    """How many digits a figure has that are not padded with zeros."""
    return len(f"{value:.10g}".replace(".", "").strip("0"))


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


CHECKS = (monthly_outliers, month_repeated, copied_months)
