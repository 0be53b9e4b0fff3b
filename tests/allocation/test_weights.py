"""What a weight is read from: the cells behind it, its unit, and what one unreadable cell does."""

from dataclasses import replace

import pytest
from plants import faults, key, process, product, shares, split

from bw_cfp_programme.allocation.split import Rest, Split
from bw_cfp_programme.labels import LANGUAGES, word

FULL = {
    "mass_per_unit": 0.25,
    "price": 12.0,
    "energy_per_unit": 3.0,
    "machine_hours": 40.0,
    "labour_hours": 30.0,
    "area": 20.0,
}
READ = {
    "output_quantity": ("output", "unit"),
    "mass": ("output", "unit", "mass_per_unit"),
    "count": ("output", "unit"),
    "area": ("area",),
    "machine_hours": ("machine_hours",),
    "labour_hours": ("labour_hours",),
    "energy_content": ("output", "unit", "energy_per_unit"),
    "economic_value": ("output", "price", "currency", "exchange_rate"),
}


def unread(code: str, name: str, unit: str = "unit"):
    """A product with a cell that the reader could not read, and said so."""
    return product(code, **{"output": 500.0, "unit": unit, **FULL, name: None}, failed={name})


@pytest.mark.parametrize(
    ("rule", "name"), [(rule, name) for rule, names in READ.items() for name in names]
)
def test_a_cell_that_could_not_be_read_is_told_once_and_nothing_is_split(rule, name):
    other = product("B", 1.0, "unit", **FULL)
    assert split((unread("A", name), other), own=rule) == Split()


def test_when_no_cell_can_be_read_nothing_is_split_and_nothing_told_again():
    assert split((unread("A", "area"), unread("B", "area")), own="area") == Split()


@pytest.mark.parametrize(("rule", "unit"), [("mass", "ton"), ("energy_content", "megajoule")])
def test_an_unreadable_output_is_told_once_whatever_it_is_sold_in(rule, unit):
    other = product("B", 1.0, "unit", **FULL)
    assert split((unread("A", "output", unit), other), own=rule) == Split()


@pytest.mark.parametrize("rule", ["mass", "energy_content"])
def test_an_unreadable_unit_is_no_lack_of_a_figure_per_unit(rule):
    bare = product("A", 5.0, None, failed={"unit"})
    assert split((bare, product("B", 1.0, "unit", **FULL)), own=rule) == Split()


@pytest.mark.parametrize(
    "rule", ["custom_key", "metered_share", "efficiency", "alternative_generation"]
)
@pytest.mark.parametrize("name", ["value", "unit"])
def test_a_row_with_an_unreadable_cell_is_told_once_and_nothing_is_split(rule, name):
    made = (product("A", 1.0, "megajoule"), product("B", 1.0, "megajoule"))
    said = {"value": 0.5, "unit": "percent", name: None}
    rows = (
        key("site", "A", **said, rule=rule, failed={name}),
        key("site", "B", 0.5, unit="percent", rule=rule),
    )
    assert split((*made, *rows)) == Split()


@pytest.mark.parametrize("name", ["output", "energy_per_unit"])
def test_reference_efficiencies_need_the_energy_that_was_made(name):
    rows = [key("site", code, 0.5, rule="alternative_generation") for code in "AB"]
    gas = {"output": 1.0, "energy_per_unit": 3.0, name: None}
    made = (product("A", unit="litre", **gas), product("B", 1.0, "megajoule"))
    assert faults(split((*made, *rows))) == [("allocation_weight_missing", f"A.{name}")]
    unreadable = product("A", unit="litre", **gas, failed={name})
    assert split((unreadable, made[1], *rows)) == Split()


@pytest.mark.parametrize("rule", ["efficiency", "alternative_generation"])
def test_a_blank_efficiency_is_asked_for(rule):
    made = (product("A", 1.0, "megajoule"), product("B", 1.0, "megajoule"))
    rows = (key("site", "A", rule=rule), key("site", "B", 0.5, rule=rule))
    assert faults(split((*made, *rows))) == [("allocation_weight_missing", "site>A.value")]


@pytest.mark.parametrize("rule", ["efficiency", "alternative_generation", "metered_share"])
@pytest.mark.parametrize("unit", ["kilowatt hour", "kilogram"])
def test_what_must_be_a_share_is_refused_in_any_other_unit(rule, unit):
    """Also where all rows are in it, and where it would convert to that of the output."""
    made = (product("A", 1.0, "megajoule"), product("B", 1.0, "megajoule"))
    rows = [key("site", code, 0.5, unit=unit, rule=rule) for code in "AB"]
    told = [("allocation_share_unit", f"site>{code}.value") for code in "AB"]
    assert faults(split((*made, *rows))) == told
    share = key("site", "B", 40.0, unit="percent", rule=rule)
    assert faults(split((*made, rows[0], share))) == told[:1]


def test_the_fuel_of_heat_and_power_is_shown_as_it_is_worked_out():
    """Alone, 40 MJ of power would take 100 MJ at 40 %, 90 MJ of heat 100 MJ at 90 %."""
    made = (product("POWER", 40.0, "megajoule"), product("HEAT", 90.0, "megajoule"))
    values = {"POWER": 0.4, "HEAT": 0.9}
    by_reference, by_own = (
        split((*made, *(key("site", code, v, rule=rule) for code, v in values.items())))
        for rule in ("alternative_generation", "efficiency")
    )
    assert shares(by_reference) == {"POWER": 0.5, "HEAT": 0.5}
    step = by_reference.shares[0].steps[0]
    assert (step.numerator, step.denominator, step.unit) == (100.0, 200.0, "megajoule")
    step = by_own.shares[0].steps[0]
    assert (step.numerator, step.unit) == (1 / 0.4, "share")


@pytest.mark.parametrize(
    ("rule", "unit", "asked"),
    [("mass", "ton", "output"), ("energy_content", "kilowatt hour", "output")],
)
def test_a_blank_output_is_asked_for_where_the_unit_says_the_rest(rule, unit, asked):
    made = (product("A", None, unit), product("B", 1.0, unit))
    assert faults(split(made, own=rule)) == [("allocation_weight_missing", f"A.{asked}")]


def test_revenue_in_a_common_currency_has_no_unit_of_its_own():
    made = (
        product("A", 1.0, price=1.0, currency="EUR", exchange_rate=2.0),
        product("B", 1.0, price=2.0),
    )
    found = split(made, own="economic_value")
    assert shares(found) == {"A": 0.5, "B": 0.5}
    assert found.shares[0].steps[0].unit == ""


def test_a_key_without_unit_beside_one_with_is_shown_as_a_dash():
    rows = (key("site", "A", 1.0, unit="kilogram"), key("site", "B", 1.0))
    found = split((product("A"), product("B"), *rows), own="custom_key")
    assert faults(found) == [("allocation_mixed_units", "site>B.value")]
    assert "(kg, -)" in found.problems[0].message("en")


def test_what_a_meter_leaves_keeps_the_reason_of_its_row():
    rows = (
        key("site", rule="metered_share", reason="let to a tenant"),
        key("site", "A", 0.75, rule="metered_share"),
    )
    found = split((product("A"), product("B"), *rows))
    assert found.rests == (Rest("site", 0.25, "not_handed_on", "let to a tenant"),)
    halves = [key("ALL", code, 0.5, rule="metered_share") for code in ("HALL", "B")]
    hall = process("HALL", "utility")
    rows = (*(replace(row, pool="HALL") for row in rows), *halves)
    below = split((product("A"), product("B"), hall, process("ALL", "utility"), *rows), "ALL")
    assert below.rests == (Rest("HALL", 0.125, "not_handed_on", "let to a tenant"),)


def test_a_problem_names_pool_rule_and_receiver_in_both_languages():
    found = split((product("A"), product("B")), own="machine_hours")
    assert [p.values["target"] for p in found.problems] == ["A", "B"]
    for lang in LANGUAGES:
        said = found.problems[0].message(lang)
        assert "site" in said
        assert word("rule", "machine_hours", lang) in said


@pytest.mark.parametrize(("rule", "unit"), [("mass", "ton"), ("energy_content", "megajoule")])
def test_a_negative_output_is_refused_at_its_cell(rule, unit):
    found = split((product("A", -1.0, unit), product("B", 2.0, unit)), own=rule)
    assert faults(found) == [("allocation_weight_invalid", "A.output")]


def test_shares_above_the_whole_are_told_at_the_last():
    rows = [key("site", code, 0.4, rule="metered_share") for code in "ABC"]
    found = split((product("A"), product("B"), product("C"), *rows))
    assert faults(found) == [("allocation_above_whole", "site>C.value")]
    assert found.problems[0].values["total"].startswith("1.2")
