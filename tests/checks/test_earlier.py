"""The workbook of the period before: what was copied from it, and what cannot have grown so."""

from dataclasses import replace

import pytest
from sample_submission import POWER, add, change, programme, sample
from saying import said, where

from bw_cfp_programme.checks.amounts import earlier


def last_year(submission):
    return {"earlier": {"S03": replace(submission, file="S03 2024.xlsx")}}


COPY = {"code": "copied_from_earlier", "file": "S03 2024.xlsx"}


def copies(own, before):
    """But that of the sample's electricity."""
    found = said(earlier.copied_from_earlier, own, **last_year(before))
    return [one for one in found if not one["at"].startswith("energy")]


def with_row(sheet, **values):
    known = {"line": "X1", "category": "inbound_transport", "item": "Ship", "unit": "ton kilometer"}
    return add(sample(), sheet, {**known, **values})


@pytest.mark.parametrize(
    ("amount", "told"),
    [(8_123.0, True), (8_120.0, False), (81.23, True), (8.1, False), (0.08123, True),
     (1_000.5, True), (8_123_000.0, True), (100_000.0, False), (-8_123.0, False)],
)  # fmt: skip
def test_a_figure_of_four_digits_is_no_coincidence(amount, told):
    own = change(sample(), "materials", 1, amount=amount)
    expected = {
        "at": "materials.amount", **COPY, "what": "M1 Aluminium ingot", "value": f"{amount:,.8g}",
        "unit": "kg",
    }  # fmt: skip
    assert copies(own, own) == ([expected] if told else [])


def test_months_are_told_at_the_first_and_a_leg_at_its_load():
    found = said(earlier.copied_from_earlier, sample(), **last_year(sample()))
    assert found == [
        {"at": "energy.m01", **COPY, "what": "E1 Grid electricity", "value": "5,061", "unit": "kWh"}
    ]
    leg = with_row("transport", distance=100.0, load=12.345)
    expected = {
        "at": "transport.load:2", **COPY, "what": "X1 Ship", "value": "1,234.5", "unit": "tkm",
    }  # fmt: skip
    assert copies(leg, leg) == [expected]
    round_load = with_row("transport", distance=123.45, load=10.0)
    assert copies(round_load, round_load) == []


@pytest.mark.parametrize(
    "values",
    [{"amount": 8_124.0}, {"unit": "ton"}, {"item": "Zinc"}, {"line": "M9"}, {"sheet": "outputs"},
     {"category": "auxiliary_material"}, {"amount": None, "months": (8_123.0,)},
     {"failed": frozenset({"item"})}],
)  # fmt: skip
def test_what_changed_is_no_copy(values):
    before = change(sample(), "materials", 1, amount=8_123.0)
    own = replace(before, lines=(replace(before.lines[0], **values), *before.lines[1:]))
    assert copies(own, before) == []
    assert len(copies(change(before, "materials", 1, item="aluminium INGOT"), before)) == 1


def test_the_months_must_be_the_same_not_their_sum():
    months = (411.0, 379.0, *sample().lines[2].months[2:])
    own = change(sample(), "energy", 1, months=months)
    assert where(earlier.copied_from_earlier, own, **last_year(sample())) == []


def test_the_load_must_be_the_same_not_its_product():
    """Months and legs may both give what they gave."""
    own = with_row("transport", distance=200.0, load=61.725)
    before = with_row("transport", distance=100.0, load=123.45)
    assert copies(own, before) == []


def test_what_is_said_of_one_piece_may_stay_and_the_next_line_may_not():
    per_unit = {**POWER, "amount": 8.123}
    own = add(sample(), "downstream", per_unit, {**per_unit, "line": "D2", "basis": None})
    assert [one["at"] for one in copies(own, own)] == ["downstream.amount:2"]


def test_an_output_that_stayed_to_the_last_digit():
    own = change(sample(), "products", 2, output=3_001.0)
    expected = {
        "at": "products.output:2", **COPY, "what": "Ring", "value": "3,001", "unit": "pcs",
    }  # fmt: skip
    assert copies(own, own) == [expected]
    assert copies(change(own, "products", 2, output=3_002.0), own) == []
    assert copies(change(own, "products", 2, product="TUBE"), own) == []
    no_unit = change(own, "products", 2, unit=None)
    assert copies(no_unit, no_unit) == [{**expected, "unit": ""}]
    nothing = change(sample(), "products", 2, output=None)
    assert copies(nothing, nothing) == []


def test_without_an_earlier_workbook_of_this_member_nothing_is_said():
    other = {"earlier": {"S07": sample()}}
    for check in earlier.CHECKS:
        assert where(check, change(sample(), "materials", 1, amount=8e9), **other) == []


JUMP = {
    "at": "materials.amount", "code": "unlike_earlier", "line": "M1 Aluminium ingot",
    "unit": "kg", "earlier": "10,000", "earlier_unit": "kg", "file": "S03 2024.xlsx",
}  # fmt: skip


def jumps(own, before=None):
    return said(earlier.unlike_earlier, own, **last_year(before or sample()))


@pytest.mark.parametrize(
    ("amount", "times", "hint"),
    [
        (60_000.0, None, None),
        (60_001.0, "6", None),
        (10_000.0 / 6, None, None),
        (1_666.0, "0.167", None),
        (10_000_000.0, "1,000", "10,000,000 g"),
        (10.0, "0.001", "10 t"),
    ],
)
def test_a_line_grows_no_more_than_sixfold_for_what_is_made(amount, times, hint):
    own = change(sample(), "materials", 1, amount=amount)
    expected = {**JUMP, "amount": f"{amount:,.10g}", "times": times, "suggestion": hint}
    if hint is None:
        del expected["suggestion"]
    assert jumps(own) == ([expected] if times else [])


def test_units_convert_and_are_told_as_they_stand():
    own = change(sample(), "materials", 1, amount=61.0, unit="ton")
    assert jumps(own) == [{**JUMP, "amount": "61", "unit": "t", "times": "6.1"}]
    before = change(sample(), "materials", 1, amount=1.6, unit="ton")
    told = {**JUMP, "amount": "10,000", "earlier": "1.6", "earlier_unit": "t", "times": "6.25"}
    assert jumps(sample(), before) == [told]


@pytest.mark.parametrize(
    ("housings", "rings", "times"),
    [(12_000.0, 6_000.0, None), (24_000.0, 12_000.0, None), (12_000.0, 3_000.0, "6.01")],
)
def test_twice_the_goods_take_twice_the_material(housings, rings, times):
    """M1 is for what CAST makes; 6 000 + 3 000 kg last year, and ten times the ingot now."""
    own = change(sample(), "materials", 1, amount=100_100.0)
    own = change(change(own, "products", 1, output=housings), "products", 2, output=rings)
    assert [one["times"] for one in jumps(own)] == ([times] if times else [])


@pytest.mark.parametrize(
    ("process", "product", "times"),
    [(None, "RING", "1,000"), ("site", None, "667"), (None, None, "667")],
)
def test_a_line_is_measured_by_its_own_products_or_by_all(process, product, times):
    """Rings stay, half as many housings again are made: 13 500 - 1 500 kg of 9 000 kg."""
    before = change(sample(), "materials", 1, process=process, product=product)
    own = change(before, "materials", 1, amount=10_000_000.0)
    own = change(own, "products", 1, output=10_500.0)
    assert [one["times"] for one in jumps(own, before)] == [times]


@pytest.mark.parametrize(
    "values",
    [{"amount": 0.0}, {"amount": -5e9}, {"unit": "unit"}, {"failed": frozenset({"item"})},
     {"line": "M9"}, {"process": "NOWHERE"}],
)  # fmt: skip
def test_a_line_that_cannot_be_compared_is_left_and_the_next_one_is_not(values):
    own = change(sample(), "materials", 1, **{"amount": 1e8, **values})
    own = change(own, "outputs", 1, amount=7e5)
    assert [one["at"] for one in jumps(own)] == ["outputs.amount"]


def test_nothing_is_compared_with_nothing_or_with_what_was_not_weighed():
    own = change(change(sample(), "materials", 1, amount=1e8), "outputs", 1, amount=7e5)
    nothing = change(sample(), "materials", 1, amount=0.0)
    assert [one["at"] for one in jumps(own, nothing)] == ["outputs.amount"]
    for year in (own, sample()):
        unweighed = change(year, "products", 2, mass_per_unit=None)
        assert jumps(*((unweighed, sample()) if year is own else (own, unweighed))) == []


def test_what_is_said_of_one_piece_does_not_grow_with_the_output():
    before = add(sample(), "downstream", POWER)
    own = change(change(before, "downstream", 1, amount=7.0), "products", 2, output=30_000.0)
    (found,) = jumps(own, before)
    assert (found["at"], found["times"]) == ("downstream.amount", "7")
    assert jumps(change(own, "downstream", 1, amount=5.0), before) == []
    unweighed = change(own, "products", 2, mass_per_unit=None)
    assert [one["at"] for one in jumps(unweighed, before)] == ["downstream.amount"]


def test_without_rules_nobody_knows_whom_a_line_is_for():
    own = change(sample(), "materials", 1, amount=1e8)
    assert where(earlier.unlike_earlier, own, programme=None, **last_year(sample())) == []
    assert where(earlier.unlike_earlier, own, programme=programme(), **last_year(sample())) != []
