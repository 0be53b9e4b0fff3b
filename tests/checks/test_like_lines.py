"""Lines of one item and supplier: how far one may be from the others, measured by its product."""

import pytest
from sample_submission import add, change, context, line, sample
from saying import said, where

from bw_cfp_programme.checks.amounts.alike import unlike_other_lines


def bolt(line_id, amount, product=None, unit="unit", category="auxiliary_material", **values):
    return {
        **line(line_id, category, "Bolt", amount, unit, process=None, product=product),
        **values,
    }


def site(*lines):
    """6 000 housings of 1 kg and 3 000 rings; rows 3 and more of the materials are these."""
    return add(sample(), "materials", *lines)


def told(*lines):
    return [found["at"] for found in said(unlike_other_lines, site(*lines))]


@pytest.mark.parametrize(
    ("amount", "times", "hints"),
    [
        (60_000.0, None, ()),
        (60_100.0, "5.01", ()),
        (2_400.0, None, ()),
        (2_399.0, "5", ()),
        (12_000_000.0, "1,000", ("24,000 kpcs", "12,000 pcs")),
        (12.0, "1,000", ("24 pcs", "12 kpcs")),
    ],
)
def test_a_line_of_another_product_takes_five_times_as_much_of_it_at_most(amount, times, hints):
    """Four bolts for each of 6 000 housings, so that 3 000 rings have 12 000; either may be off."""
    words, shown = {"code": "unlike_other_lines", "times": times, "unit": "pcs"}, f"{amount:,.10g}"
    housings = {
        "at": "materials.amount:3", "line": "B1 Bolt", "amount": "24,000",
        "others": f"B2 {shown} pcs", **words,
    }  # fmt: skip
    rings = {
        "at": "materials.amount:4", "line": "B2 Bolt", "amount": shown,
        "others": "B1 24,000 pcs", **words,
    }  # fmt: skip
    for one, hint in zip((housings, rings), hints, strict=False):
        one["suggestion"] = hint
    own = site(bolt("B1", 24_000.0, "HOUSING"), bolt("B2", amount, "RING"))
    assert said(unlike_other_lines, own) == ([housings, rings] if times else [])


def test_the_nearer_of_pieces_and_kilograms_counts():
    """A ring of 7 kg may take seven times as many by the piece."""
    lines = (bolt("B1", 24_000.0, "HOUSING"), bolt("B2", 84_000.0, "RING"))
    own = change(site(*lines), "products", 2, mass_per_unit=7.0)
    assert where(unlike_other_lines, own) == []
    assert told(*lines) == ["materials.amount:3", "materials.amount:4"]
    light = change(site(*lines), "products", 2, mass_per_unit=0.1)
    (found, _) = said(unlike_other_lines, light)
    assert found["times"] == "7"


def test_what_is_not_made_or_weighed_is_not_compared():
    lines = (bolt("B1", 24_000.0, "HOUSING"), bolt("B2", 9e9, "RING"))
    assert len(told(*lines)) == 2
    for unknown in ({"mass_per_unit": None}, {"output": None}, {"output": 0.0}):
        assert where(unlike_other_lines, change(site(*lines), "products", 2, **unknown)) == []
    assert where(unlike_other_lines, site(*lines), programme=None) == []


def test_three_others_are_named_and_their_middle_counts_in_the_first_one_s_unit():
    lines = [bolt(f"B{n}", amount, "RING") for n, amount in
             enumerate((100.0, 110.0, 120.0, 300.0, 900.0), start=1)]  # fmt: skip
    lines[4] = bolt("B5", 1.25, "RING", unit="thousand units")
    (found,) = said(unlike_other_lines, site(*lines))
    assert found == {
        "at": "materials.amount:7", "code": "unlike_other_lines", "line": "B5 Bolt",
        "amount": "1.25", "unit": "kpcs", "times": "10.9",
        "others": "B1 100 pcs, B2 110 pcs, B3 120 pcs",
    }  # fmt: skip
    in_thousands = [lines[4], *lines[:4]]
    assert told(*in_thousands) == ["materials.amount:3"]


def test_likes_that_differ_thirtyfold_among_themselves_say_nothing_of_another():
    others = bolt("B1", 1.0, "RING"), bolt("B2", 30.0, "RING")
    assert "materials.amount:5" in told(*others, bolt("B3", 1e6, "RING"))
    others = bolt("B1", 1.0, "RING"), bolt("B2", 30.1, "RING")
    assert "materials.amount:5" not in told(*others, bolt("B3", 1e6, "RING"))


@pytest.mark.parametrize(
    ("amount", "times"), [(200_000.0, None), (201_000.0, "201"), (5.0, None), (4.9, "204")]
)
def test_lines_of_the_whole_site_may_differ_two_hundredfold(amount, times):
    """Meters; M2 of CAST is for two products."""
    own = site(bolt("B1", 1_000.0), bolt("B2", amount, process="CAST"))
    assert [one["times"] for one in said(unlike_other_lines, own)] == ([times] * 2 if times else [])


def test_lines_of_one_product_are_not_held_against_lines_of_the_site():
    assert told(bolt("B1", 1.0), bolt("B2", 1e6, "RING")) == []
    both = bolt("B1", 1.0), bolt("B2", 1e6, "RING"), bolt("B3", 1e9)
    assert told(*both) == ["materials.amount:3", "materials.amount:5"]


@pytest.mark.parametrize(
    "values",
    [{"category": "consumable"}, {"supplier": "outside"}, {"item": "Nut"}, {"amount": 0.0},
     {"amount": -1e9}, {"amount": None}, {"failed": frozenset({"item"})}, {"unit": "kilogram"}],
)  # fmt: skip
def test_what_is_no_like_of_the_others(values):
    first, second = bolt("B1", 1.0, "RING"), bolt("B2", 1e6, "RING", item="bolt")
    assert told(first, second) == ["materials.amount:3", "materials.amount:4"]
    assert told(first, {**second, **values}) == []
    assert told({**first, **values}, second) == []


@pytest.mark.parametrize(
    ("sheet", "is_told"),
    [("materials", True), ("energy", True), ("transport", False), ("outputs", False)],
)
def test_only_what_comes_in_is_compared(sheet, is_told):
    own = add(sample(), sheet, bolt("B1", 1.0, "RING"), bolt("B2", 1e6, "RING"))
    assert bool(where(unlike_other_lines, own)) == is_told


@pytest.mark.parametrize(("count", "is_told"), [(49, True), (50, False)])
def test_of_more_than_fifty_each_other_one_is_no_measure(count, is_told):
    lines = [bolt(f"B{n}", 1.0, "RING") for n in range(count)]
    own = site(*lines, bolt("LAST", 1e6, "RING"))
    found = list(unlike_other_lines(own, context()))
    assert [one.values["line"] for one in found] == (["LAST Bolt"] if is_told else [])


def test_a_line_without_an_id_is_named_by_its_item():
    found = said(unlike_other_lines, site(bolt(None, 1.0, "RING"), bolt("B2", 1e6, "RING")))
    assert [one["others"] for one in found] == ["B2 1,000,000 pcs", "Bolt 1 pcs"]
