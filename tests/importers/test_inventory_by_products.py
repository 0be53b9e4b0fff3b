"""By-products: cut off, or credited to the products that they came with."""

import pytest
from workbooks import amounts, inventory, key, line, only, process, product

A, B = product("A", 300.0), product("B", 100.0)
STEAM = {"role": "by_product", "by_product_treatment": "substitution", "substitutes": "Steam, gas"}


def test_a_by_product_that_is_cut_off_carries_nothing():
    chips = product("CHIPS", 40.0, "kilogram", role="by_product", by_product_treatment="cut_off")
    found = inventory(A, chips, line("M1", "main_material", 8.0, "kilogram"))
    assert amounts(found) == {"A": {"M1": 8.0}, "CHIPS": {}}
    assert found.datasets[1]["exchanges"][0]["amount"] == 40.0


def test_a_substitute_is_credited_where_the_by_product_arises():
    found = inventory(
        A,
        B,
        product("STEAM", 40.0, "megajoule", evidence="EV9", **STEAM),
        process("P1", makes=("A", "B", "STEAM")),
        key("P1", "A", 1.0, rule="custom_key"),
        key("P1", "B", 4.0, rule="custom_key"),
    )
    assert amounts(found) == {"A": {"STEAM": 40 * 1 / 5}, "B": {"STEAM": 40 * 4 / 5}}
    credit = only(found, "B", "STEAM")
    assert (credit.type, credit.unit, credit.cfp["category"]) == (
        "substitution",
        "megajoule",
        "by_product_credit",
    )
    assert credit.cfp["link"]["background"] == "Steam, gas"
    assert credit.cfp["source"]["cell"] == "STEAM.output"


@pytest.mark.parametrize("making", [(), ("P1", "P2")])
def test_a_by_product_of_no_single_process_comes_from_the_site(making):
    made = [process(code, makes=("A", "STEAM")) for code in making]
    found = inventory(A, B, product("STEAM", 40.0, "megajoule", **STEAM), *made)
    assert amounts(found) == {"A": {"STEAM": 40 * 3 / 4}, "B": {"STEAM": 40 * 1 / 4}}
