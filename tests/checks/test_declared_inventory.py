"""The site's own inventory against its lines: by the shipped factors, Taiwan's for Taiwan."""

from dataclasses import replace

import pytest
from sample_submission import change, line, rows, sample
from saying import said, where

from bw_cfp_programme.checks.amounts import inventory

POWER = line("E1", "electricity", "Grid", 100_000.0, "kilowatt hour", supplier="outside")
"""100 MWh: by Taiwan's factors between 49.4 and 69.8 t."""
DIESEL = line("F1", "fuel", "Diesel", 100_000.0, "litre", supplier="outside")
"""3.45 kg/L at most, and three quarters of 3.292 kg/L at least where it is burnt."""


def site(*lines, country="TW", **declared):
    own = replace(sample(), lines=rows("energy", *lines))
    return change(own, "facility", 1, country=country, **declared)


def told(check, *lines, **declared):
    return said(check, site(*lines, **declared))


WORDS = {
    "at": "energy.amount", "code": "lines_unlike_inventory", "line": "E1 Grid",
    "amount": "100,000", "unit": "kWh", "low": "49.4", "high": "69.8", "field": "2",
}  # fmt: skip


@pytest.mark.parametrize(
    ("declared", "hint"),
    [
        (24.7, "fits"),
        (24.6, None),
        (20.0, "100,000 MJ"),
        (22.0, None),  # twice is nearer
        (80.27, "fits"),
        (80.3, "100,000 Mcal"),
        (200.0, None),
    ],
)
def test_what_electricity_may_emit_by_what_is_declared(declared, hint):
    """Half of the least, and an eighth more than the most, are believed."""
    expected = {**WORDS, "declared": f"{declared:g}", "suggestion": hint}
    if hint is None:
        del expected["suggestion"]
    found = told(inventory.electricity_unlike_inventory, POWER, ghg_category_2=declared)
    assert found == ([] if hint == "fits" else [expected])


@pytest.mark.parametrize(
    ("amount", "unit", "shown", "hint"),
    [
        (100_000.0, "megawatt hour", "MWh", "100,000 kWh"),
        (100.0, "kilowatt hour", "kWh", "100 MWh"),
    ],
)
def test_a_unit_slip_is_told_at_the_line(amount, unit, shown, hint):
    slipped = {**POWER, "amount": amount, "unit": unit}
    (found,) = told(inventory.electricity_unlike_inventory, slipped, ghg_category_2=60.0)
    assert (found["at"], found["unit"], found["suggestion"]) == ("energy.amount", shown, hint)


@pytest.mark.parametrize(
    ("declared", "at"),
    [
        (120.0, "facility.ghg_category_2"),
        (140.0, "energy.amount"),
        (98.8, "facility.ghg_category_2"),
        (98.7, "energy.amount"),
    ],
)
def test_where_twice_is_declared_the_declared_total_is_named(declared, at):
    (found,) = told(inventory.electricity_unlike_inventory, POWER, ghg_category_2=declared)
    assert (found["at"], "suggestion" in found) == (at, False)


def test_of_kilograms_for_tonnes_the_declared_total_is_named_where_no_line_alone_explains_it():
    thirds = [{**POWER, "line": f"E{n}", "amount": 1e5 / 3} for n in (1, 2, 3)]
    (found,) = told(inventory.electricity_unlike_inventory, *thirds, ghg_category_2=60_000.0)
    assert (found["at"], "suggestion" in found) == ("facility.ghg_category_2", False)
    assert (found["low"], found["high"]) == ("49.4", "69.8")


def test_the_line_is_named_that_explains_it_best_else_the_largest():
    """The second is a thousandfold; without it 49.4 t and more."""
    two = {**POWER, "line": "E2", "amount": 1_000.0, "unit": "megawatt hour"}
    (found,) = told(inventory.electricity_unlike_inventory, POWER, two, ghg_category_2=60.0)
    assert (found["at"], found["suggestion"]) == ("energy.amount:2", "1,000 kWh")
    (found,) = told(inventory.electricity_unlike_inventory, two, POWER, ghg_category_2=60.0)
    assert (found["at"], found["suggestion"]) == ("energy.amount", "1,000 kWh")
    large = {**POWER, "line": "E2", "amount": 150_000.0}
    (found,) = told(inventory.electricity_unlike_inventory, POWER, large, ghg_category_2=240.0)
    assert (found["at"], found["line"], "suggestion" in found) == (
        "energy.amount:2", "E2 Grid", False,
    )  # fmt: skip


def test_the_factors_are_those_of_the_site_s_country_else_of_any():
    """From 0.005 to 1.5 kg/kWh: 0.5 to 150 t, and so 0.25 to 172.5 t."""
    check = inventory.electricity_unlike_inventory
    for country in ("JP", None):
        for declared, fits in ((0.25, True), (0.24, False), (172.5, True), (172.6, False)):
            found = told(check, POWER, ghg_category_2=declared, country=country)
            assert [(one["low"], one["high"]) for one in found] == (
                [] if fits else [("0.5", "150")]
            )


@pytest.mark.parametrize(
    "lines",
    [
        [{**POWER, "category": "fuel"}],
        [{**POWER, "category": "water"}],
        [{**POWER, "supplier": "S07"}],
        [{**POWER, "failed": frozenset({"evidence"})}],
        [{**POWER, "amount": 0.0}],
        [{**POWER, "unit": "kilogram"}],
        [POWER, {**POWER, "category": "heat", "line": "H1"}],
        [POWER, {**POWER, "category": "heat", "line": "H1", "supplier": None}],
        [],
    ],
)
def test_where_category_2_has_other_sources_or_no_line_nothing_is_compared(lines):
    check = inventory.electricity_unlike_inventory
    assert told(check, *lines, ghg_category_2=9e9) == []


def test_what_is_compared_all_the_same():
    check = inventory.electricity_unlike_inventory
    heat = {**POWER, "category": "heat", "line": "H1", "supplier": "S07"}
    for lines in ([POWER, heat], [{**POWER, "supplier": None}]):
        assert [one["low"] for one in told(check, *lines, ghg_category_2=9e9)] == ["49.4"]
    assert told(check, POWER, ghg_category_2=0.0) == []
    assert told(check, POWER, ghg_category_2=None) == []


def direct(*lines, declared, **changes):
    return told(inventory.direct_unlike_inventory, *lines, ghg_category_1=declared, **changes)


@pytest.mark.parametrize(
    ("declared", "fits"), [(123.45, True), (123.4, False), (1_725.0, True), (1_726.0, False)]
)
def test_fuels_may_be_a_fifth_of_what_is_declared(declared, fits):
    """Category 1 has sources that no line tells."""
    found = direct(DIESEL, declared=declared)
    numbers = [(f["low"], f["high"], f["field"], f["line"], f["unit"]) for f in found]
    assert numbers == ([] if fits else [("246.9", "345", "1", "F1 Diesel", "L")])


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        ({"item": "柴油"}, "246.9", "345"),
        ({"item": "柴油(公路)"}, "246.9", "345"),
        ({"unit": "kiloliter", "amount": 100.0}, "246.9", "345"),
        ({"item": "Petrol"}, "219.75", "310"),
        ({"item": "Naphtha"}, "156.75", "398"),  # any liquid: of 2.09 and 3.98
        ({"item": None}, "156.75", "398"),
        ({"item": "Biogas", "unit": "cubic meter"}, None, None),
        ({"item": "Wood pellets", "unit": "kilogram"}, None, None),
        ({"item": "Coal", "unit": "kilogram"}, None, None),
        ({"item": "Natural gas", "unit": "cubic meter"}, "189", "264.3"),
        ({"item": "Propane", "unit": "cubic meter"}, "189", "264.3"),
        ({"item": "Natural gas", "unit": "kilogram"}, None, None),
        ({"category": "electricity"}, None, None),
        ({"amount": None}, None, None),
        ({"category": "air_emission", "item": "CO2", "unit": "ton"}, "100,000", "100,000"),
        ({"category": "refrigerant", "item": "SF6", "unit": "gram"}, "2,430", "2,430"),
        ({"category": "air_emission", "item": "CO2", "unit": "litre"}, None, None),
        ({"category": "air_emission", "item": "Steam", "unit": "kilogram"}, None, None),
        ({"category": "refrigerant", "item": "R-600a", "unit": "kilogram"}, None, None),
        ({"category": "main_material", "item": "CO2", "unit": "ton"}, None, None),
        ({"category": "air_emission", "item": "CO2-biogenic", "unit": "ton"}, "0", "0"),
    ],
)
def test_what_each_line_may_emit(values, low, high):
    found = direct({**DIESEL, **values}, declared=1e-9)
    expected = [(low, high)] if low and low != "0" else []
    assert [(one["low"], one["high"]) for one in found] == expected


def test_all_sources_add_up_and_without_a_gwp_edition_nothing_is_said():
    gas = line("A1", "air_emission", "CO2", 10.0, "ton", supplier="outside")
    (found,) = direct(DIESEL, gas, declared=1.0)
    assert (found["low"], found["high"], found["line"]) == ("256.9", "355", "F1 Diesel")
    own = site(DIESEL, ghg_category_1=1.0)
    assert where(inventory.direct_unlike_inventory, own, programme=None) == []
