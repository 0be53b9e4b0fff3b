"""Each rule alone: the weight that it gives, and the cell it asks for when there is none."""

import pytest
from plants import faults, key, product, shares, split

from bw_cfp_programme import labels
from bw_cfp_programme.allocation.rules import RULES, ProductRule, RowRule, rules
from bw_cfp_programme.allocation.weights import Weight
from plug_in_packages import lay_out, on_the_path

FULL = product(
    "A",
    output=500.0,
    unit="unit",
    mass_per_unit=0.25,
    price=12.0,
    energy_per_unit=3.0,
    machine_hours=40.0,
    labour_hours=30.0,
    area=20.0,
)


@pytest.mark.parametrize(
    ("rule", "value", "unit"),
    [
        ("output_quantity", 500, "unit"),
        ("mass", 500 * 0.25, "kilogram"),
        ("count", 500, "unit"),
        ("area", 20, "square meter"),
        ("machine_hours", 40, "hour"),
        ("labour_hours", 30, "person hour"),
        ("energy_content", 500 * 3, "megajoule"),
        ("economic_value", 500 * 12, ""),
    ],
)
def test_weighs_a_product(rule, value, unit):
    weight = rules()[rule].weigh(FULL)
    assert (weight.value, weight.unit) == (value, unit)


@pytest.mark.parametrize(
    ("rule", "cell"),
    [
        ("output_quantity", "A.output"),
        ("mass", "A.mass_per_unit"),
        ("count", "A.output"),
        ("area", "A.area"),
        ("machine_hours", "A.machine_hours"),
        ("labour_hours", "A.labour_hours"),
        ("energy_content", "A.energy_per_unit"),
        ("economic_value", "A.price"),
    ],
)
def test_asks_for_the_cell_that_is_blank(rule, cell):
    weight = rules()[rule].weigh(product("A", output=None, unit="unit"))
    assert (weight.value, weight.place.cell) == (None, cell)


def test_asks_for_the_output_when_only_that_is_blank():
    weight = rules()["economic_value"].weigh(product("A", output=None, price=3.0))
    assert (weight.value, weight.place.cell) == (None, "A.output")


def test_mass_of_a_product_sold_by_mass_is_its_output():
    weight = rules()["mass"].weigh(product("A", output=3.0, unit="ton"))
    assert (weight.value, weight.unit) == (3000.0, "kilogram")


def test_what_is_not_counted_has_no_count():
    weight = rules()["count"].weigh(product("A", output=3.0, unit="ton"))
    assert (weight.value, weight.place.cell) == (None, "A.unit")


def test_a_share_in_percent_is_a_share():
    row = key("P1", "A", 42.0, unit="percent")
    assert rules()["metered_share"].weigh(row) == Weight(0.42, "share", row.at("value"))


def test_every_rule_of_ours_has_its_words():
    assert {rule.name for rule in RULES} | {"dedicated"} == set(labels.keys("rule"))


HALF_EACH = """\
from bw_cfp_programme.allocation.rules import ProductRule
from bw_cfp_programme.allocation.weights import Weight
from plug_in_packages import lay_out, on_the_path

HALF_EACH = ProductRule("half_each", lambda product: Weight(1.0, "", product.place))
"""


def test_another_package_may_add_a_rule(tmp_path):
    points = "[bw_cfp_programme.allocation_rules]\nrule = acme_cfp:HALF_EACH\n"
    with on_the_path() as install:
        install(lay_out(tmp_path, points, {"__init__.py": HALF_EACH}))
        plant = (product("A", 9.0), product("B", 1.0))
        assert shares(split(plant, own="half_each")) == {"A": 1 / 2, "B": 1 / 2}


def test_a_rule_that_nobody_has_is_a_problem():
    plant = (product("A"), product("B"), key("site", rule="by_colour"))
    assert faults(split(plant)) == [("allocation_unknown_rule", "site.rule")]


def test_rules_of_rows_are_told_apart():
    by_product = [r.name for r in RULES if isinstance(r, ProductRule)]
    assert by_product[0] == "output_quantity"
    assert by_product[-1] == "economic_value"
    assert [r.name for r in RULES if isinstance(r, RowRule) and r.whole] == ["metered_share"]


def test_energy_of_a_product_sold_by_energy_is_its_output():
    weight = rules()["energy_content"].weigh(product("A", output=2.0, unit="kilowatt hour"))
    assert (weight.value, weight.unit) == (7.2, "megajoule")


def test_prices_in_several_currencies_need_a_rate_into_one():
    euro = product("A", 1.0, price=20.0, currency="EUR")
    dollar = product("B", 1.0, price=10.0, currency="USD")
    found = split((euro, dollar), own="economic_value")
    assert faults(found) == [("allocation_mixed_currencies", "B.price")]
    assert "EUR, USD" in found.problems[0].message("en")
    one = product("A", 1.0, price=20.0, currency="EUR", exchange_rate=1.2)
    other = product("B", 1.0, price=10.0, currency="USD", exchange_rate=1.0)
    assert shares(split((one, other), own="economic_value")) == {"A": 24 / 34, "B": 10 / 34}
    half_said = split((one, dollar), own="economic_value")
    assert faults(half_said) == [("allocation_mixed_currencies", "B.price")]


@pytest.mark.parametrize("rule", ["efficiency", "alternative_generation"])
def test_an_efficiency_of_zero_is_refused(rule):
    made = (product("A", 1.0, "megajoule"), product("B", 1.0, "megajoule"))
    rows = (key("site", "A", 0.0, rule=rule), key("site", "B", 50.0, unit="percent", rule=rule))
    assert faults(split((*made, *rows))) == [("allocation_weight_invalid", "site>A.value")]
