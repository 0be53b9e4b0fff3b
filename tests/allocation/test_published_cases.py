"""Published examples, and plants as they are, entered in the workbook, with the arithmetic."""

import pytest
from filled import (
    FACILITY,
    allocated,
    co2,
    energy,
    footprints,
    keys,
    of_period,
    process,
    product,
    submission,
)


def near(**values: float):
    return pytest.approx(values, rel=1e-12)


KLOEPFFER_A = product("A", 700.0, role="main", price=20.0)
KLOEPFFER_B = product("B", 300.0, price=5.0)


def test_mass_takes_from_kloepffer_and_grahl(tmp_path):
    """Klöpffer & Grahl, Life Cycle Assessment: A Guide to Best Practice (2014), p. 94: 70 : 30."""
    sheets = {"products": [KLOEPFFER_A, KLOEPFFER_B], "processes": [process("P", "A, B")]}
    found = footprints(tmp_path, **sheets, outputs=[co2(1.0, "P", allocation_rule="mass")])
    assert found == near(A=0.7, B=0.3)


def test_prices_take_from_kloepffer_and_grahl(tmp_path):
    """P. 101: 5 a kg x 300 kg / 15500 = 0.097; about 90 % and 10 %."""
    sheets = {"products": [KLOEPFFER_A, KLOEPFFER_B], "processes": [process("P", "A, B")]}
    line = co2(1.0, "P", allocation_rule="economic_value")
    found = footprints(tmp_path, **sheets, outputs=[line])
    assert found["B"] == pytest.approx(0.097, abs=0.0005)
    assert found == near(A=14000 / 15500, B=1500 / 15500)


@pytest.mark.parametrize(
    ("flow", "first", "second", "published"),
    [("power", 100.0, 50.0, 25 + 77.78 / 2), ("CO2", 4.0, 2.0, 1 + 3.11 / 2)],
)
def test_two_unit_processes_one_behind_the_other(flow, first, second, published, tmp_path):
    """Klöpffer & Grahl, figure 3.11, p. 95: 7 of 9 kg go on to process 2, half of that to 3 kg.

    Process 1: 100 MJ and 4 kg CO2 for 7 kg of an intermediate and 2 kg of co-product 1; process 2:
    50 MJ and 2 kg CO2 for 3 kg of the product, 1 kg and 2 kg of co-products.
    """
    between = {"category": "utility", "supplier": "S03", "supplier_product": "between"}
    found = footprints(
        tmp_path,
        {"power": 0.0, "CO2": 0.0, flow: 1.0},
        facility={**FACILITY, "allocation_rule": "mass"},
        products=[
            product("final", 3.0, role="main"),
            product("co1", 2.0),
            product("co21", 1.0),
            product("co22", 2.0),
            product("between", 7.0, role="internal"),
        ],
        processes=[process("P1", "between, co1"), process("P2", "final, co21, co22")],
        energy=[
            energy("I1", "between", 7.0, "kg", "P2", **between),
            energy("E1", "power", 100.0, "MJ", "P1"),
            energy("E2", "power", 50.0, "MJ", "P2"),
        ],
        outputs=[co2(4.0, "P1", "W1"), co2(2.0, "P2", "W2")],
    )
    assert found["final"] == pytest.approx(published, abs=0.005)
    assert found["final"] == pytest.approx(second / 2 + first * 7 / 9 / 2, rel=1e-12)


@pytest.mark.parametrize(
    ("rule", "ester"), [("mass", 1 / 1.092), ("energy_content", 37.2 / (37.2 + 17 * 0.092))]
)
def test_rapeseed_methyl_ester_and_glycerine(rule, ester, tmp_path):
    """Fehrenbach et al. 2007, restated at banksolar.ru/?p=12648: 0.307 kg; mass 91.6 : 8.4."""
    found = footprints(
        tmp_path,
        products=[
            product("RME", 1.0, role="main", energy_per_unit=37.2),
            product("GLY", 0.092, energy_per_unit=17.0),
        ],
        processes=[process("P", "RME, GLY")],
        outputs=[co2(0.307, "P", allocation_rule=rule)],
    )
    assert found == near(RME=0.307 * ester, GLY=0.307 * (1 - ester))
    if rule == "mass":
        assert found["RME"] / 0.307 == pytest.approx(0.916, abs=0.0005)


def test_milk_and_beef_by_what_they_cause(tmp_path):
    """Thoma, Jolliet & Wang 2013, doi:10.1016/j.idairyj.2012.08.012: milk takes 1 - 4.39 BMR.

    4000 kg of beef on 200 000 kg of milk: BMR 0.02, milk 91.22 % (their farms: 91.5 % on average).
    """
    found = footprints(
        tmp_path,
        products=[product("MILK", 200000.0, role="main"), product("BEEF", 4000.0)],
        processes=[process("FARM", "MILK, BEEF")],
        outputs=[co2(1.0, "FARM")],
        allocation=keys("FARM", "custom_key", MILK=1 - 4.39 * 0.02, BEEF=4.39 * 0.02),
    )
    assert found == near(MILK=0.9122, BEEF=0.0878)


@pytest.mark.parametrize(
    ("rule", "meal"), [("mass", 0.8), ("energy_content", 0.4), ("economic_value", 0.8 / 1.2)]
)
def test_soy_mill(rule, meal, tmp_path):
    """carboncloud.com/blog/allocation-of-emissions-in-food-production; its prices lose 4 %."""
    found = footprints(
        tmp_path,
        products=[
            product("meal", 0.8, role="main", energy_per_unit=1.0, price=1.0),
            product("oil", 0.2, energy_per_unit=6.0, price=2.0),
        ],
        outputs=[co2(1.0, allocation_rule=rule)],
    )
    assert found == near(meal=meal, oil=1 - meal)


def test_usage_time_of_a_line_without_anybody_saying_so(tmp_path):
    """CBAM: products made one after the other by usage time; the rule set's default for power."""
    found, errors = submission(
        tmp_path,
        products=[
            product("S235", 900.0, "t", "main", machine_hours=2000.0),
            product("S355", 300.0, "t", machine_hours=3000.0),
        ],
        processes=[process("MILL", "S235, S355")],
        energy=[energy("E1", "grid", 1000.0, "kWh", "MILL")],
    )
    assert errors == set()
    inventory = allocated(found)
    assert of_period(inventory, {"grid": 0.5}) == near(S235=500 * 2 / 5, S355=500 * 3 / 5)
    (step,) = inventory.datasets[0]["exchanges"][1]["cfp"]["allocation"]
    assert (step["rule"], step["chosen_by"]) == ("machine_hours", "category")
    assert step["passed_over"] == ["rated_load"]


def test_a_sawmill_dries_boards_only(tmp_path):
    """Sawing is shared by mass; the kiln serves boards alone (physical subdivision).

    100 t of logs become 50 t boards, 30 t chips, 20 t sawdust. Saw 300 kg CO2, kiln 500 kg.
    """
    found = footprints(
        tmp_path,
        products=[
            product("BOARD", 50.0, "t", "main"), product("CHIP", 30.0, "t"),
            product("DUST", 20.0, "t"),
        ],
        processes=[process("SAW", "BOARD, CHIP, DUST"), process("KILN", "BOARD")],
        outputs=[co2(300.0, "SAW", allocation_rule="mass"), co2(500.0, "KILN", "W2")],
    )  # fmt: skip
    assert found == near(BOARD=150.0 + 500.0, CHIP=90.0, DUST=60.0)


@pytest.mark.parametrize(("rule", "oil"), [("mass", 0.6), ("economic_value", 1.56 / 1.96)])
def test_soy_oil_and_meal_of_earthster(rule, oil, tmp_path):
    """docs.earthster.org/en/articles/11431902: 60 : 40 by mass, 80 : 20 by value, rounded."""
    found = footprints(
        tmp_path,
        products=[
            product("oil", 0.6, role="main", price=2.6, currency="USD"),
            product("meal", 0.4, price=1.0, currency="USD"),
        ],
        outputs=[co2(1.0, allocation_rule=rule)],
    )
    assert found == near(oil=oil, meal=1 - oil)
    assert found["oil"] == pytest.approx({"mass": 0.6, "economic_value": 0.8}[rule], abs=0.005)


def test_heat_and_power_of_defra(tmp_path):
    """Defra/DECC conversion factors 2012, annex 2: a kWh of power counts as two of heat.

    That is heat made twice as efficiently: 1000 kg over 2 x 300 + 400 kWh is 1 kg a kWh of heat.
    """
    found = footprints(
        tmp_path,
        products=[product("power", 300.0, "kWh", "main"), product("heat", 0.4, "MWh")],
        processes=[process("CHP", "power, heat")],
        outputs=[co2(1000.0, "CHP")],
        allocation=keys("CHP", "alternative_generation", "percent", power=40.0, heat=80.0),
    )
    assert found == near(power=600.0, heat=400.0)
