"""openLCA's allocation tests and the CHP rules, entered in the workbook as a stranger would."""

import json
from pathlib import Path

import pytest
from filled import co2, energy, footprints, keys, process, product, submission

pytestmark = pytest.mark.needs_shared


@pytest.fixture(scope="module")
def openlca(shared: Path) -> dict[str, dict]:
    found = json.loads((shared / "examples/openlca_allocation_tests.json").read_text("utf-8"))
    return {case["name"]: case for case in found["cases"]}


def near(values: dict[str, float]):
    return pytest.approx(values, rel=1e-12)


def test_two_products_by_mass(openlca, tmp_path):
    case = openlca["two products, physical .25/.75"]
    made = [product(*each, role="main") for each in case["outputs"]]
    facility_rule = {"allocation_rule": "mass"}
    found = footprints(tmp_path, products=made, outputs=[co2(2.0, **facility_rule)])
    assert found["p1"] / 1 * case["demand"]["p1"] == pytest.approx(case["expected_CO2"], rel=1e-12)


def test_wastes_that_a_plant_takes_in(openlca, tmp_path):
    """The plant's products are the wastes that it treats, each with its own role."""
    case = openlca["waste treatment, two wastes in"]
    wastes = [product(*each, role="treated_waste") for each in case["inputs_waste"]]
    service = product("gate", 0.0, role="main")
    found = footprints(
        tmp_path,
        products=[*wastes, {**service, "output": 1.0}],
        processes=[process("BURN", "w1, w2", kind="treatment"), process("GATE", "gate")],
        outputs=[co2(case["CO2"], "BURN", allocation_rule="mass")],
    )
    assert (found["w1"], found["gate"]) == (pytest.approx(case["expected_CO2"], rel=1e-12), 0.0)


def test_an_avoided_product_is_split_with_the_rest(openlca, tmp_path):
    case = openlca["avoided product inside an allocated process"]
    ((code, amount, unit, emits),) = case["avoided"]
    by_product = product(
        code, amount, unit, "by_product", by_product_treatment="substitution", substitutes="grid a"
    )
    found = footprints(
        tmp_path,
        {"CO2": 1.0, code: emits["CO2_per_kg"]},
        products=[*(product(*each, role="main") for each in case["outputs"]), by_product],
        processes=[process("P", "p, q, a")],
        outputs=[co2(case["CO2"], "P")],
        allocation=keys("P", "custom_key", **case["factors"]),
    )
    assert found["p"] == pytest.approx(case["expected_CO2"], rel=1e-12)


def test_causal_factors_of_a_single_exchange(openlca, tmp_path):
    """CO2 by its own causal keys, the rest of the pool by the physical ones."""
    case = openlca["causal factors per exchange"]
    made = [product("p1", 1.0, role="main"), product("p2", 1.0)]
    water = co2(10.0, "P", "W2", category="air_emission", item="CH4")
    found = footprints(
        tmp_path,
        {"CO2": 1.0, "CH4": 0.1},
        products=[*made, product("w", 1.0, role="treated_waste")],
        processes=[process("P", "p1, p2, w")],
        outputs=[co2(case["CO2"], "P"), water],
        allocation=[
            *keys("W1", "custom_key", **case["causal"]),
            *keys("P", "custom_key", **case["physical"]),
        ],
    )
    expected = case["expected"]["causal_p1_CO2"]
    assert found["p1"] == pytest.approx(expected + case["physical"]["p1"] * 10.0 * 0.1, rel=1e-12)


def test_a_mass_through_unit_and_property(openlca, tmp_path):
    """0.255 kg a litre of volume / 0.8 litres of dry volume a litre: kg per litre as sold."""
    case = openlca["mass factor through unit and property conversion"]
    made, waste = case["product"], case["waste"]
    per_litre = made["mass_kg_per_m3_volume"] / 1000 / made["dry_volume_per_volume"]
    found = footprints(
        tmp_path,
        products=[
            product("product", made["amount"], "L", "main", mass_per_unit=per_litre),
            product("waste", waste["amount"], waste["unit"], "treated_waste"),
        ],
        processes=[process("P", "product, waste")],
        outputs=[co2(1.0, "P", allocation_rule="mass")],
    )
    assert found == near(case["expected_factor"])


def test_revenue_in_two_currencies(openlca, tmp_path):
    case = openlca["economic factor across currencies"]
    made, waste = case["product"], case["waste"]
    euro = product("product", 1.0, role="main", price=made["revenue"], currency=made["currency"])
    dollar = product("waste", 1.0, price=waste["revenue"], currency=waste["currency"])
    sheets = {"outputs": [co2(1.0, allocation_rule="economic_value")]}
    _, errors = submission(tmp_path, products=[euro, dollar], **sheets)
    assert errors == {"allocation_mixed_currencies"}
    rated = [{**euro, "exchange_rate": made["usd_per_eur"]}, {**dollar, "exchange_rate": 1.0}]
    assert footprints(tmp_path, products=rated, **sheets) == near(case["expected_factor"])


@pytest.fixture(scope="module")
def chp(shared: Path) -> dict:
    return json.loads((shared / "examples/chp_three_rules.json").read_text("utf-8"))


@pytest.mark.parametrize("rule", ["iea", "efficiency", "finnish"])
def test_heat_and_power(chp, rule, tmp_path):
    """Of 1000 MJ of fuel: power in kWh, heat in MJ; efficiencies in percent and as shares."""
    plant, fuel = chp["process"], 1000.0
    power = product("power", plant["eta_el"] * fuel / 3.6, "kWh", "main")
    heat = product("heat", plant["eta_th"] * fuel, "MJ")
    named = {
        "iea": [{"pool": "CHP", "rule": "energy_content"}],
        "efficiency": [
            *keys("CHP", "efficiency", "percent", power=100 * plant["eta_el"]),
            *keys("CHP", "efficiency", heat=plant["eta_th"]),
        ],
        "finnish": [
            *keys("CHP", "alternative_generation", power=plant["eta_el_ref"]),
            *keys("CHP", "alternative_generation", "percent", heat=100 * plant["eta_th_ref"]),
        ],
    }
    found = footprints(
        tmp_path,
        products=[power, heat],
        processes=[process("CHP", "power, heat")],
        outputs=[co2(plant["total"], "CHP")],
        allocation=named[rule],
    )
    assert [found["power"], found["heat"]] == pytest.approx(chp["expected"][rule], rel=1e-12)


def test_a_rice_cooker_for_a_week(shared, tmp_path):
    """The published 4.46 kg follows from the factor of its table, not from the one in its text."""
    case = json.loads((shared / "examples/tw_rice_cooker.json").read_text("utf-8"))
    used, factor = case["inputs"], case["factor"]
    hours = used["hours_per_day"] * used["days"]
    for unit, size in (("kWh", 1.0), ("MJ", 3.6), ("Wh", 1000.0)):
        found = footprints(
            tmp_path,
            {"cooker": factor["table_above"] / size},
            products=[product("week", 1.0, "pcs", "main")],
            energy=[energy("E1", "cooker", used["power_kW"] * hours * size, unit)],
        )
        assert found["week"] == pytest.approx(case["computed_by_us"]["with_table"], rel=1e-12)
        assert round(found["week"], 2) == case["expected"]["published"]
    stated = found["week"] * factor["stated"] / factor["table_above"]
    assert stated == pytest.approx(case["computed_by_us"]["with_stated"], rel=1e-12)
    assert round(stated, 2) != case["expected"]["published"]
