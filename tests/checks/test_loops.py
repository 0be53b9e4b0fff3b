"""Members that take of each other: who is told, and an oracle for what can be supplied at all."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_submission import change, context, sample

from bw_cfp_programme.checks import check_across
from bw_cfp_programme.checks.loops import Taking, _is_supplied
from bw_cfp_programme.forms import Reading
from bw_cfp_programme.problems import Place

LINE = {"unit": "unit", "supplier_product": "HOUSING", "stock_change": None}


def site(member, supplier, amount, **more):
    """The sample as a member that takes housings, of which each makes 6 000."""
    values = {**LINE, "supplier": supplier, "amount": amount, **more}
    bought = change(sample(), "materials", 2, **values)
    bought = change(bought, "facility", 1, member=member, allocation_rule="mass")
    cells = {
        name: Place(f"{member}.xlsx", place.sheet, place.cell)
        for name, place in bought.lines[1].cells.items()
    }
    return change(bought, "materials", 2, cells=cells, place=cells["line"])


def told(*sites):
    found = check_across([Reading(each, ()) for each in sites], context())
    return {p.place.file: p for p in found}


def test_two_that_take_more_of_each_other_than_they_make():
    """Two thirds of what is bought go into housings: 2/3 x 9 500 / 6 000 > 1."""
    problems = told(site("A", "B", 9_500.0), site("B", "A", 9_500.0))
    assert sorted(problems) == ["A.xlsx", "B.xlsx"]
    said = problems["A.xlsx"].message("en")
    assert "A takes 9,500 pcs of “HOUSING”, of which B made 6,000 pcs" in said
    assert f"B: {problems['B.xlsx'].place}" in said
    assert {p.severity.value for p in problems.values()} == {"error"}


@pytest.mark.parametrize(
    "sites",
    [
        (site("A", "B", 8_500.0), site("B", "A", 8_500.0)),  # 2/3 of it is less than one
        (site("A", "B", 60_000.0), site("B", "A", 1.0)),
        (site("A", "B", 60_000.0), site("B", "C", 60_000.0), site("C", "outside", 60_000.0)),
        (site("A", "B", 60_000.0),),
    ],
)
def test_a_loop_that_can_be_supplied_is_nobodys_mistake(sites):
    assert told(*sites) == {}


@pytest.mark.parametrize(
    "values", [{"amount": None}, {"sheet": "downstream"}, {"unit": "litre"}, {"amount": 0.0}]
)
def test_a_line_that_takes_nothing_of_a_year_s_output_closes_no_loop(values):
    one = site("A", "B", 60_000.0)
    lines = tuple(replace(x, **values) if x.line == "M2" else x for x in one.lines)
    assert told(replace(one, lines=lines), site("B", "A", 60_000.0)) == {}


def test_nothing_is_taken_of_what_was_not_made():
    idle = change(site("B", "A", 60_000.0), "products", 1, output=None)
    assert told(site("A", "B", 60_000.0), idle) == {}


def test_a_loop_of_three_and_who_only_buys_of_it():
    loop = [site("A", "B", 60_000.0), site("B", "C", 60_000.0), site("C", "A", 60_000.0)]
    assert sorted(told(*loop, site("D", "A", 60_000.0))) == ["A.xlsx", "B.xlsx", "C.xlsx"]


def test_by_the_kilogram_where_the_supplier_says_what_one_weighs():
    """9 500 kg are 9 500 housings of one kilogram."""
    pair = [site("A", "B", 9_500.0, unit="kilogram"), site("B", "A", 9_500.0)]
    assert sorted(told(*pair)) == ["A.xlsx", "B.xlsx"]


SHARES = st.floats(0.0, 1.5).map(lambda share: round(share, 3))


@given(st.integers(1, 5).flatmap(lambda n: st.lists(SHARES, min_size=n * n, max_size=n * n)))
def test_a_supply_exists_exactly_where_loops_give_less_than_they_take(shares):
    size = round(len(shares) ** 0.5)
    matrix = np.array(shares).reshape(size, size)
    radius = max(abs(np.linalg.eigvals(matrix)))
    takings = [
        Taking(None, None, ("m", str(row)), ("m", str(column)), matrix[row, column])
        for row in range(size)
        for column in range(size)
    ]
    if abs(radius - 1.0) > 1e-6:
        assert _is_supplied(takings) == (radius < 1.0)
