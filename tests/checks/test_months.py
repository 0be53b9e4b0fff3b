"""Months side by side: a decimal point that slipped, a reading copied, a year of one amount."""

import pytest
from sample_submission import change, sample
from saying import said, where

from bw_cfp_programme.checks.monthly import copied_months, month_repeated, monthly_outliers


def energy(*months, **values):
    return change(sample(), "energy", 1, months=months, **values)


def year(*last):
    """Months of 400 kWh, the last of them these."""
    return energy(*(12 - len(last)) * (400.0,), *last)


@pytest.mark.parametrize(
    ("month", "code", "hint"),
    [
        (4_000.0, "monthly_outlier", None),
        (3_999.0, None, None),
        (40.0, "monthly_gap", None),
        (40.1, None, None),
        (400_000.0, "monthly_outlier", "400,000 Wh"),
        (0.4, "monthly_gap", "0.4 MWh"),
        (0.0, None, None),
        (-4_000.0, None, None),
        (None, None, None),
    ],
)
def test_a_month_is_told_from_ten_times_the_middle_on_or_a_tenth(month, code, hint):
    expected = {
        "at": "energy.m12", "code": code, "line": "E1", "month": "12", "value": f"{month or 0:,g}",
        "median": "400", "unit": "kWh", "suggestion": hint,
    }  # fmt: skip
    if hint is None:
        del expected["suggestion"]
    assert said(monthly_outliers, year(month)) == ([expected] if code else [])


@pytest.mark.parametrize(
    ("months", "told"),
    [
        ((1.0, 1.0, 1.0, 99.0), ["energy.m04"]),
        ((0.01, 0.01, 0.01, 0.5), ["energy.m04"]),
        ((1.0, 1.0, 99.0), []),
        ((1.0, 1.0, 99.0, 0.0), []),  # three that say something
        ((1.0, None, 1.0, 99.0), []),
        ((1.0, None, 1.0, 1.0, 99.0), ["energy.m05"]),
        ((99.0, 1.0, 1.0, 1.0, 1.0, 0.1), ["energy.m01", "energy.m06"]),
        ((), []),
    ],
)
def test_the_middle_is_that_of_at_least_four_months(months, told):
    assert where(monthly_outliers, energy(*months)) == told


def test_a_line_without_id_is_called_by_its_item():
    nameless = change(year(4_000.0), "energy", 1, line=None)
    assert [one["line"] for one in said(monthly_outliers, nameless)] == ["Grid electricity"]
    copied = energy(*12 * (400.0,), line=None)
    assert [one["line"] for one in said(copied_months, copied)] == ["Grid electricity"]
    for check, months in ((monthly_outliers, year(4_000.0)), (copied_months, copied)):
        bare = change(months, "energy", 1, line=None, item=None)
        assert [one["line"] for one in said(check, bare)] == [""]


STEADY = (401.5, 380.2, 405.8, 398.1, 420.4, 455.9)


@pytest.mark.parametrize(
    ("third", "fourth", "value"),
    [
        (398.1, 398.1, "398.1"),
        (398.1, 398.2, None),
        (398.0, 398.0, None),  # three digits may agree
        (3_980.0, 3_980.0, None),
        (3_981.0, 3_981.0, "3,981"),
        (0.03981, 0.03981, "0.03981"),
        (0.0, 0.0, None),
        (None, None, None),
    ],
)
def test_a_month_like_the_one_before_to_the_fourth_digit(third, fourth, value):
    months = (*STEADY[:2], third, fourth, *STEADY[4:])
    expected = {
        "at": "energy.m04", "code": "month_repeated", "line": "E1 Grid electricity", "month": "4",
        "value": value, "unit": "kWh",
    }  # fmt: skip
    assert said(month_repeated, energy(*months)) == ([expected] if value else [])


def test_months_that_are_often_alike_are_no_slip_and_the_first_pair_is_told():
    assert where(month_repeated, energy(398.1, 398.1, *STEADY)) == ["energy.m02"]
    assert where(month_repeated, energy(398.1, 398.1, *STEADY, 398.1)) == ["energy.m02"]
    assert where(month_repeated, energy(398.1, 398.1, 398.1, *STEADY)) == []
    assert where(month_repeated, energy(398.1)) == []


@pytest.mark.parametrize(
    ("months", "is_copy"),
    [
        (12 * (400.0,), True),
        (11 * (400.0,), False),
        (11 * (400.0,) + (None,), False),
        (12 * (400.0,) + (None,), True),
        (11 * (400.0,) + (401.0,), False),
        (12 * (0.0,), False),
    ],
)
def test_twelve_times_one_amount_is_an_average_or_a_copy(months, is_copy):
    expected = {
        "at": "energy.m01", "code": "copied_months", "line": "E1", "value": "400", "unit": "kWh",
        "months": "12",
    }  # fmt: skip
    assert said(copied_months, energy(*months)) == ([expected] if is_copy else [])
