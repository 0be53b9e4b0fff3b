"""Unlike products: more than three times apart in what their key takes to be alike."""

import pytest
from sample_submission import add, change, context, place, sample

from bw_cfp_programme.checks import check_submission

BY_MASS = {"allocation_rule": "mass"}


def found(first, second, **facility):
    """What is said of two products, HOUSING and RING, that differ in these fields."""
    submission = change(sample(), "facility", 1, **facility)
    submission = change(submission, "products", 1, **first)
    submission = change(submission, "products", 2, **second)
    problems = check_submission(submission, context())
    unlike = [p for p in problems if p.code == "heterogeneous_output"]
    return [(p.values["key_en"], p.values["times"]) for p in unlike]


@pytest.mark.parametrize(("price", "said"), [(30.0, []), (30.1, [("Price", "3")])])
def test_up_to_three_times_is_alike(price, said):
    assert found({"price": price}, {"price": 10.0}) == said


def test_prices_are_compared_in_one_currency():
    """90 of a currency worth 0.1 are 9; without a rate, 9 are 9."""
    rated = {"price": 90.0, "exchange_rate": 0.1}
    assert found(rated, {"price": 9.0}) == []
    assert found(rated, {"price": 90.0}) == [("Price", "10")]


def test_by_mass_a_kilogram_must_cost_alike_not_a_piece():
    light, heavy = {"price": 2.0, "mass_per_unit": 1.0}, {"price": 20.0, "mass_per_unit": 10.0}
    assert found(light, heavy, **BY_MASS) == []
    assert found(light, {**heavy, "price": 2.0}, **BY_MASS) == [("Price", "10")]


def test_by_mass_a_product_sold_by_the_tonne_is_priced_by_the_kilogram():
    light = {"price": 2.0, "mass_per_unit": 1.0}
    by_tonne = {"price": 2_000.0, "unit": "ton", "mass_per_unit": None}
    assert found(light, by_tonne, **BY_MASS) == []
    assert found(light, {**by_tonne, "price": 20_000.0}, **BY_MASS) == [("Price", "10")]


def test_by_quantity_a_piece_must_also_weigh_alike():
    assert found({"mass_per_unit": 40.0}, {"mass_per_unit": 4.0}) == [("Mass per unit (kg)", "10")]


@pytest.mark.parametrize("facility", [{}, BY_MASS])
def test_without_prices_there_is_nothing_to_compare(facility):
    without = {"price": None, "mass_per_unit": 2.0}
    assert found(without, without, **facility) == []
    assert found({**without, "price": 9.0}, without, **facility) == []


def test_a_pool_that_is_unlike_in_two_ways_is_told_of_both_once():
    """Two lines of the same pool, one place: mass and price, each once."""
    both = {"mass_per_unit": 40.0, "price": 900.0}
    assert found(both, {"mass_per_unit": 4.0, "price": 9.0}) == [
        ("Mass per unit (kg)", "10"),
        ("Price", "100"),
    ]


def test_it_is_told_where_the_key_was_chosen():
    """With the facility for all, at the line for what it says of itself."""
    submission = change(sample(), "products", 1, price=900.0)
    own = change(submission, "materials", 1, allocation_rule="count")
    places = [p.place for p in check_submission(own, context()) if p.code == "heterogeneous_output"]
    assert place("materials.allocation_rule") in places
    assert place("facility.allocation_rule") in places


def test_products_behind_another_process_are_not_held_against_each_other():
    """A pool that leads to processes is judged by the pools of those processes alone."""
    served = add(sample(), "processes", {"process": "P2", "kind": "production", "makes": ("RING",)})
    served = change(served, "processes", 1, makes=("HOUSING",))
    served = change(served, "processes", 2, serves=("CAST", "P2"))
    served = change(served, "products", 1, price=900.0)
    served = change(served, "energy", 1, process="OFFICE")
    codes = [p.code for p in check_submission(served, context())]
    assert "heterogeneous_output" not in codes
