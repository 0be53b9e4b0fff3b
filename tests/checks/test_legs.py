"""Legs of transport: where each check of them begins, where it ends, and what it says."""

import pytest
from sample_submission import add, change, line, sample
from saying import said, where

from bw_cfp_programme.checks.amounts import legs


def leg(**values):
    """The ingot's leg, 10 t of M1."""
    return change(sample(), "transport", 1, **values)


def more_legs(*values):
    known = line("T9", "inbound_transport", "Other leg", None, "ton kilometer", mode="road")
    return add(sample(), "transport", *({**known, **each} for each in values))


@pytest.mark.parametrize(
    ("amount", "unit", "shown"),
    [
        (204.0, "ton kilometer", None),
        (204.1, "ton kilometer", "204.1 tkm"),
        (204.1, None, "204.1 tkm"),
        (196.1, "ton kilometer", None),
        (195.9, "ton kilometer", "195.9 tkm"),
        (200.0, "kilogram kilometer", "200 kgkm"),
        (200_000.0, "kilogram kilometer", None),
        (200.0, "mile", None),  # an unknown unit is the reader's to tell
        (250.0, "mile", "250 mile"),
    ],
)
def test_a_leg_may_say_its_amount_twice_up_to_two_per_cent(amount, unit, shown):
    expected = {
        "at": "transport.amount", "code": "leg_two_amounts", "line": "T1 Ingot by lorry",
        "distance": "100", "load": "2", "worked_out": "200",
    }  # fmt: skip
    if shown:
        expected["amount"], expected["unit"] = shown.split()
    twice = leg(amount=amount, unit=unit, distance=100.0, load=2.0)
    assert said(legs.leg_two_amounts, twice) == ([expected] if shown else [])


@pytest.mark.parametrize("blank", ["amount", "distance", "load"])
def test_a_leg_that_says_its_amount_once_is_not_compared_and_the_next_one_is(blank):
    twice = {"amount": 500.0, "distance": 100.0, "load": 2.0}
    both = change(more_legs(twice), "transport", 1, **{**twice, blank: None})
    assert where(legs.leg_two_amounts, both) == ["transport.amount:2"]


@pytest.mark.parametrize(
    ("load", "times", "hints"),
    [(30.0, None, ()), (30.1, "3.01", ()), (0.05, None, ()), (0.0499, "0.00499", ()),
     (10_000.0, "1,000", ("10,000 kg", "10,000 t")), (0.01, "0.001", ("10 t", "10,000 g"))],
)  # fmt: skip
def test_a_load_may_be_three_times_its_line_or_a_two_hundredth(load, times, hints):
    """Either of both may be wrong: both are told, each with what it may mean."""
    words = {
        "code": "load_unlike_line", "line": "T1 Ingot by lorry", "load": f"{load:,g}",
        "carries": "M1", "tons": "10", "times": times,
    }  # fmt: skip
    at = [{"at": "transport.load", **words}, {"at": "materials.amount", **words}]
    for each, hint in zip(at, hints, strict=False):
        each["suggestion"] = hint
    slipped = leg(amount=None, distance=1.0, load=load)
    assert said(legs.load_unlike_line, slipped) == (at if times else [])


def test_a_load_of_a_product_is_told_at_the_load_alone():
    slipped = leg(carries="HOUSING", load=6_000.0)
    (found,) = said(legs.load_unlike_line, slipped)
    assert (found["at"], found["tons"], found["carries"]) == ("transport.load", "6", "HOUSING")
    assert found["suggestion"] == "6,000 kg"


@pytest.mark.parametrize(
    "values", [{"carries": None}, {"carries": "M9"}, {"load": None}, {"load": 0.0}]
)
def test_what_a_load_cannot_be_held_against_is_left_and_the_next_one_is_not(values):
    slipped = {"carries": "M1", "load": 10_000.0, "amount": 1.0}
    both = change(more_legs(slipped), "transport", 1, **{**slipped, **values})
    assert where(legs.load_unlike_line, both) == ["transport.load:2", "materials.amount"]


def test_other_sheets_than_transport_carry_nothing():
    material = change(sample(), "materials", 2, carries="M1", load=10_000.0)
    assert where(legs.load_unlike_line, material) == []


def test_a_line_whose_amount_stands_in_months_is_told_at_the_load_alone():
    months = change(sample(), "materials", 1, amount=None, months=(10_000.0,))
    slipped = change(months, "transport", 1, load=10_000.0)
    assert where(legs.load_unlike_line, slipped) == ["transport.load"]


# 9 t of products leave (scrap of 0.1 t comes on top), 0.7 t of dross
@pytest.mark.parametrize(
    ("category", "load", "tons", "times"),
    [
        ("internal_transport", 91.0, None, None),
        ("internal_transport", 91.1, "9.1", "10"),
        ("internal_transport", 9_100.0, "9.1", "1,000"),
        ("waste_transport", 7.0, None, None),
        ("waste_transport", 7.01, "0.7", "10"),
        ("inbound_transport", 9_000.0, None, None),
    ],
)
def test_a_load_within_the_site_is_no_more_than_ten_times_what_there_is(
    category, load, tons, times
):
    moved = leg(category=category, carries=None, load=load)
    expected = {
        "at": "transport.load", "code": "load_unlike_site", "line": "T1 Ingot by lorry",
        "load": f"{load:,g}", "tons": tons, "times": times,
    }  # fmt: skip
    if load > 1_000:
        expected["suggestion"] = "9,100 kg"
    assert said(legs.load_unlike_site, moved) == ([expected] if tons else [])


@pytest.mark.parametrize("values", [{"carries": "M1"}, {"load": None}, {"category": "waste"}])
def test_a_leg_of_a_line_is_no_leg_of_the_site_and_the_next_one_is(values):
    slipped = {"category": "waste_transport", "carries": None, "load": 700.0}
    both = change(more_legs(slipped), "transport", 1, **{**slipped, **values})
    assert where(legs.load_unlike_site, both) == ["transport.load:2"]


def test_where_no_mass_is_known_no_load_within_the_site_is_too_large():
    site = leg(category="internal_transport", carries=None, load=1e6)
    for row in (1, 2, 3):
        site = change(site, "products", row, output=None)
    assert where(legs.load_unlike_site, site) == []


@pytest.mark.parametrize(
    ("mode", "distance", "bounds", "hint"),
    [
        ("road", 0.1, None, None),
        ("road", 0.099, ("0.1", "6,000"), None),
        ("road", 6_000.0, None, None),
        ("road", 6_001.0, ("0.1", "6,000"), "6,001 m"),
        ("rail", 6_001.0, None, None),
        ("rail", 30_000.0, None, None),
        ("rail", 31_000.0, ("0.1", "30,000"), "31,000 m"),
        (None, 0.09, ("0.1", "30,000"), None),
        ("sea", 5.0, None, None),
        ("sea", 4.9, ("5", "30,000"), None),
        ("air", 50.0, None, None),
        ("air", 49.0, ("50", "30,000"), None),
    ],
)
def test_how_far_a_leg_may_go(mode, distance, bounds, hint):
    far = leg(mode=mode, distance=distance)
    expected = {
        "at": "transport.distance", "code": "distance_implausible", "line": "T1 Ingot by lorry",
        "distance": f"{distance:,g}",
    }  # fmt: skip
    if bounds:
        expected["shortest"], expected["longest"] = bounds
        expected["suggestion"] = hint or f"{distance * 1000:,g} km"
    assert said(legs.distance_implausible, far) == ([expected] if bounds else [])


@pytest.mark.parametrize("values", [{"distance": None}, {"category": "internal_transport"}])
def test_a_few_steps_within_the_site_are_no_surprise(values):
    steps = {"distance": 0.01}
    both = change(more_legs(steps), "transport", 1, **{**steps, **values})
    assert where(legs.distance_implausible, both) == ["transport.distance:2"]


WAY = {"origin": "Taoyuan", "destination": "Tainan", "mode": "road"}


@pytest.mark.parametrize(
    ("distance", "differs"), [(300.0, False), (301.0, True), (33.4, False), (33.3, True)]
)
def test_two_ways_between_the_same_places_differ_by_a_detour(distance, differs):
    two = more_legs({**WAY, "distance": 100.0}, {**WAY, "origin": "taoyuan", "distance": distance})
    expected = {
        "at": "transport.distance:3", "code": "route_differs", "line": "T9 Other leg",
        "other": "T9 Other leg", "distance": f"{distance:g}", "first": "100",
    }  # fmt: skip
    assert said(legs.route_differs, two) == ([expected] if differs else [])


@pytest.mark.parametrize(
    "values",
    [{"origin": "Hualien"}, {"destination": "Hualien"}, {"mode": "rail"}, {"mode": None},
     {"origin": None}, {"destination": None}, {"distance": None}, {"distance": 0.0}],
)  # fmt: skip
def test_another_way_may_have_any_length_and_the_next_of_the_first_may_not(values):
    ways = [{**WAY, "distance": 100.0}, {**WAY, "distance": 900.0, **values},
            {**WAY, "distance": 900.0}]  # fmt: skip
    assert where(legs.route_differs, more_legs(*ways)) == ["transport.distance:4"]
    bare = [{**way, **{k: v for k, v in values.items() if v is None}} for way in ways]
    if None in values.values():
        assert where(legs.route_differs, more_legs(*bare)) == []
