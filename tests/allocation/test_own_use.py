"""What a site uses of its own products: clinker that is sold too, regrind, slag."""

import pytest
from filled import (
    allocated,
    co2,
    footprints,
    material,
    of_period,
    process,
    product,
    submission,
    taken,
)

from bw_cfp_programme.checks.balance import mass_balance


def near(**values: float):
    return pytest.approx(values, rel=1e-12)


CEMENT = {
    "products": [product("CEMENT", 850.0, "t", "main"), product("CLINKER", 1000.0, "t")],
    "processes": [process("KILN", "CLINKER"), process("MILL", "CEMENT")],
    "outputs": [co2(850_000.0, "KILN", "W1"), co2(8_500.0, "MILL", "W2")],
}


def clinker(tonnes: float):
    return material("M3", "clinker", tonnes, "MILL", supplier="S03", supplier_product="CLINKER")


def test_clinker_is_ground_and_sold(tmp_path):
    """850 kg CO2 a tonne of clinker: 800 t of it in 850 t of cement, 200 t sold with 170 t CO2.

    What crosses the fence: 1050 t of meal and gypsum in, 850 t and 200 t out.
    """
    meal, gypsum = material("M1", "meal", 1000.0, "KILN"), material("M2", "gypsum", 50.0, "MILL")
    found, errors = submission(tmp_path, **CEMENT, materials=[meal, gypsum, clinker(800.0)])
    assert errors == set()
    assert mass_balance(found).share == pytest.approx(0.0, abs=1e-12)
    products = of_period(allocated(found), {"CO2": 1.0, "meal": 0.0, "gypsum": 0.0})
    assert products == near(CLINKER=850_000.0, CEMENT=0.8 * 850_000.0 + 8_500.0)
    sold = products["CLINKER"] * 200 / 1000
    assert products["CEMENT"] + sold == pytest.approx(858_500.0, rel=1e-12)


def test_more_clinker_than_was_burnt_is_refused(tmp_path):
    assert submission(tmp_path, **CEMENT, materials=[clinker(1001.0)])[1] == {
        "own_product_overdrawn"
    }


def test_clinker_with_a_later_life_of_its_own_is_not_ground(tmp_path):
    truck = {
        "line": "D1", "category": "distribution_transport", "item": "truck", "product": "CLINKER",
        "stage": "distribution", "amount": 500.0, "unit": "tkm", "data_kind": "measured",
    }  # fmt: skip
    sheets = {"materials": [clinker(800.0)], "downstream": [truck]}
    assert "later_life_of_own_use" in submission(tmp_path, **CEMENT, **sheets)[1]


def test_regrind_goes_round_in_its_own_machine(tmp_path):
    """A tenth comes back as regrind: r = E / 10 + r / 10; all of 90 kg ends in the parts."""
    found = footprints(
        tmp_path,
        products=[product("PART", 900.0, role="main"), product("REGRIND", 100.0, role="internal")],
        processes=[process("MOULD", "PART, REGRIND")],
        outputs=[co2(90.0, "MOULD", allocation_rule="mass")],
        energy=[taken("R1", "REGRIND", 100.0, "kg", "MOULD", allocation_rule="mass")],
    )
    assert found == near(PART=90.0, REGRIND=10.0)


def test_slag_that_the_site_uses_itself_is_no_credit(tmp_path):
    slag = product("SLAG", 300.0, "t", "by_product", substitutes="cement")
    _, errors = submission(
        tmp_path,
        products=[
            product("METAL", 1000.0, "t", "main"), slag | {"by_product_treatment": "substitution"}
        ],
        processes=[process("FURNACE", "METAL, SLAG")],
        materials=[
            material("M1", "slag", 100.0, "FURNACE", supplier="S03", supplier_product="SLAG")
        ],
    )  # fmt: skip
    assert errors == {"credited_for_own_use"}
