"""Which rule a line gets: its own, the pool's, the facility's, the rule set's, the first."""

from dataclasses import replace

import pytest
from plants import faults, key, process, product, rules_of, shares, site, submission

from bw_cfp_programme.allocation.engine import allocate
from bw_cfp_programme.allocation.plant import Comparison, Request, plant

FULL = {
    "mass_per_unit": 2.0,
    "price": 5.0,
    "energy_per_unit": 7.0,
    "machine_hours": 11.0,
    "labour_hours": 13.0,
}
A = product("A", 1.0, "unit", **FULL)
B = product("B", 1.0, "unit", **dict.fromkeys(FULL, 1.0))
POOL = key("site", rule="labour_hours", reason="one shift list")


@pytest.mark.parametrize(
    ("asked", "pool", "facility", "part", "chosen_by"),
    [
        (Request("mass", "electricity"), True, "economic_value", 2 / 3, "line"),
        (Request("", "electricity"), True, "economic_value", 13 / 14, "pool"),
        (Request("", "electricity"), False, "economic_value", 5 / 6, "facility"),
        (Request("", "electricity"), False, None, 11 / 12, "category"),
        (Request(), False, None, 1 / 2, "programme"),
    ],
)
def test_the_nearest_choice_decides_and_is_named(asked, pool, facility, part, chosen_by):
    defaults = rules_of(electricity=("machine_hours",))
    plant = site(A, B, *([POOL] if pool else []), facility_rule=facility, rule_set=defaults)
    parts = allocate(plant, "site", asked)
    assert shares(parts) == {"A": part, "B": pytest.approx(1 - part)}
    (step,) = parts.shares[0].steps
    assert step.chosen_by == chosen_by
    assert step.reason == ("one shift list" if chosen_by == "pool" else "")


def test_the_first_default_with_data_is_used_and_those_before_it_are_named():
    defaults = rules_of(electricity=("rated_load", "area", "mass"))
    (share, _) = allocate(site(A, B, rule_set=defaults), "site", Request("", "electricity")).shares
    (step,) = share.steps
    assert (step.rule, step.chosen_by, step.share) == ("mass", "category", 2 / 3)
    assert step.passed_over == ("rated_load", "area")


def test_without_data_for_any_default_the_first_rule_is_left():
    defaults = rules_of(electricity=("rated_load", "area"))
    (share, _) = allocate(site(A, B, rule_set=defaults), "site", Request("", "electricity")).shares
    (step,) = share.steps
    assert (step.rule, step.chosen_by) == ("output_quantity", "programme")
    assert step.passed_over == ("rated_load", "area")


def test_a_default_that_is_no_rule_is_not_passed_over():
    plant = site(A, B, rule_set=rules_of(electricity=("moon_phase", "mass")))
    found = allocate(plant, "site", Request("", "electricity"))
    assert faults(found) == [("allocation_unknown_rule", "row.allocation_rule")]
    first = replace(rules_of(), first_rule="moon_phase")
    found = allocate(site(A, B, rule_set=first), "site", Request())
    assert faults(found) == [("allocation_unknown_rule", "row.allocation_rule")]


def test_an_office_has_its_own_default_whatever_flows():
    defaults = rules_of(electricity=("machine_hours",), office=("labour_hours",))
    plant = site(A, B, process("HQ", "office"), rule_set=defaults)
    assert shares(allocate(plant, "HQ", Request("", "electricity"))) == {"A": 13 / 14, "B": 1 / 14}
    assert shares(allocate(plant, "site", Request("", "electricity"))) == {
        "A": 11 / 12,
        "B": 1 / 12,
    }


def test_a_pool_with_several_keys_gives_each_flow_its_own():
    """Sheet 分配 has square-metre hours and heat demand of one site; the rule set orders them."""
    rows = [
        key("site", code, value, rule=rule)
        for rule, values in {"floor_hours": (3.0, 1.0), "heat_demand": (1.0, 4.0)}.items()
        for code, value in zip("AB", values, strict=True)
    ]
    plant = site(A, B, *rows, rule_set=rules_of(fuel=("heat_demand", "mass")))
    assert shares(allocate(plant, "site", Request("", "fuel"))) == {"A": 1 / 5, "B": 4 / 5}
    assert shares(allocate(plant, "site", Request("", "water"))) == {"A": 3 / 4, "B": 1 / 4}


def test_keys_of_a_single_line_speak_for_it_alone():
    rows = (
        key("site", "A", 1.0, rule="custom_key"),
        key("site", "B", 1.0, rule="custom_key"),
        key("E1", "A", 0.3, rule="custom_key", reason="recipe"),
        key("E1", "B", 0.7, rule="custom_key"),
    )
    plant = site(A, B, *rows)
    found = allocate(plant, "site", Request(line="E1"))
    assert shares(found) == {"A": 0.3, "B": 0.7}
    (step,) = found.shares[0].steps
    assert (step.pool, step.chosen_by, step.reason) == ("site", "line_keys", "recipe")
    assert shares(allocate(plant, "site", Request(line="E2"))) == {"A": 0.5, "B": 0.5}
    namesake = site(A, B, *rows, process("E1", makes=("A", "B")))
    assert shares(allocate(namesake, "site", Request(line="E1"))) == {"A": 0.5, "B": 0.5}


def test_the_flow_decides_below_its_own_pool_too():
    """Electricity of a compressor house: to the halls by its rows, in a hall by the flow's rule."""
    halls = (process("L1", makes=("A", "B")), process("L2", makes=("A",)))
    air = process("AIR", "utility", serves=("L1", "L2"))
    rows = [key("AIR", code, 1.0, rule="custom_key") for code in ("L1", "L2")]
    plant = site(A, B, *halls, air, *rows, rule_set=rules_of(electricity=("machine_hours",)))
    found = allocate(plant, "AIR", Request(category="electricity"))
    assert shares(found) == {"A": 0.5 + 0.5 * 11 / 12, "B": 0.5 / 12}


def test_of_several_keys_of_an_office_the_rule_set_s_for_offices_comes_first():
    rows = [
        key("HQ", code, value, rule=rule)
        for rule, values in {"floor_hours": (3.0, 1.0), "headcount": (1.0, 4.0)}.items()
        for code, value in zip("AB", values, strict=True)
    ]
    plant = site(A, B, process("HQ", "office"), *rows, rule_set=rules_of(office=("headcount",)))
    assert shares(allocate(plant, "HQ", Request())) == {"A": 1 / 5, "B": 4 / 5}


def test_a_plant_may_be_made_to_be_compared():
    other = Comparison("machine_hours", whole_site=True)
    assert plant(submission(A, B), rules_of(), other).comparison == other
    assert plant(submission(A, B), rules_of()).comparison is None
