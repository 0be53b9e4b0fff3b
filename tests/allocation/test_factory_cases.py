"""Factories as an engineer would enter them with nothing but the form, and what they come to."""

import pytest
from filled import (
    allocated,
    co2,
    energy,
    footprints,
    keys,
    of_period,
    process,
    product,
    submission,
    taken,
)


def near(**values: float):
    return pytest.approx(values, rel=1e-12)


def test_service_departments_step_by_step(tmp_path):
    """Ferre Publishing (wizedu.com/questions/196761), for dollars read kg: three steps down.

    72000 by staff 80 : 320 : 800 : 400; then 76600 by area 10 : 20 : 70; then 66060 by press hours
    18 : 37. Published: 3600, 14400, 36000, 18000; 7660, 15320, 53620.
    """
    found = footprints(
        tmp_path,
        products=[product("BOUND", 900.0, role="main"), product("PRINTED", 900.0)],
        processes=[
            process("ADMIN", serves="JANITOR, MAINT, BIND, PRINT", kind="office"),
            process("JANITOR", serves="MAINT, BIND, PRINT", kind="utility"),
            process("MAINT", serves="BIND, PRINT", kind="utility"),
            process("BIND", "BOUND"),
            process("PRINT", "PRINTED"),
        ],
        outputs=[
            co2(72000.0, "ADMIN", "W1"), co2(73000.0, "JANITOR", "W2"),
            co2(44000.0, "MAINT", "W3"), co2(245000.0, "BIND", "W4"), co2(545000.0, "PRINT", "W5"),
        ],
        allocation=[
            *keys("ADMIN", "headcount", JANITOR=80.0, MAINT=320.0, BIND=800.0, PRINT=400.0),
            *keys("JANITOR", "area", MAINT=10000.0, BIND=20000.0, PRINT=70000.0),
            *keys("MAINT", "machine_hours", BIND=18000.0, PRINT=37000.0),
        ],
    )  # fmt: skip
    last = 44000 + 14400 + 7660
    bound, printed = 245000 + 36000 + 15320, 545000 + 18000 + 53620
    assert found == near(BOUND=bound + last * 18 / 55, PRINTED=printed + last * 37 / 55)


def test_service_departments_that_serve_each_other(tmp_path):
    """Reciprocal method, coursehero.com/file/9099863: A = 1200 + M / 5, M = 2400 + A / 6.

    Published: 1738 and 2690. Administration sells 600 hours, maintenance 5000 m2.
    """
    administration, maintenance = (1200 + 480) / (1 - 1 / 30), 2400 + 1680 * 30 / 29 / 6
    found = footprints(
        tmp_path,
        products=[
            product("P1", 1.0, role="main"),
            product("P2", 1.0),
            product("HOURS", 600.0, "person-h", "internal"),
            product("FLOOR", 5000.0, "m2", "internal"),
        ],
        processes=[
            process("ADMIN", "HOURS", kind="office"),
            process("MAINT", "FLOOR", kind="utility"),
            process("L1", "P1"),
            process("L2", "P2"),
        ],
        outputs=[co2(1200.0, "ADMIN", "W1"), co2(2400.0, "MAINT", "W2")],
        energy=[
            taken("H0", "HOURS", 100.0, "person-h", "MAINT"),
            taken("H1", "HOURS", 300.0, "person-h", "L1"),
            taken("H2", "HOURS", 200.0, "person-h", "L2"),
            taken("F0", "FLOOR", 1000.0, "m2", "ADMIN"),
            taken("F1", "FLOOR", 1000.0, "m2", "L1"),
            taken("F2", "FLOOR", 3000.0, "m2", "L2"),
        ],
    )
    assert (round(administration), round(maintenance)) == (1738, 2690)
    assert found == near(
        HOURS=administration,
        FLOOR=maintenance,
        P1=administration / 2 + maintenance / 5,
        P2=administration / 3 + maintenance * 3 / 5,
    )
    assert found["P1"] + found["P2"] == pytest.approx(3600.0, rel=1e-12)


def test_a_fab_from_steam_to_chip(tmp_path):
    """Steam 200 kg; chilled water 0.6 x 200 + 100 kWh x 0.5 = 170; clean room 3/4 of it, 127.5.

    Memory: 80 of steam and 3/4 of the clean room, 175.625, by machine hours 60 : 40; logic: 42.5 of
    chilled water and a quarter of the clean room.
    """
    found = footprints(
        tmp_path,
        {"CO2": 1.0, "grid": 0.5},
        products=[
            product("DRAM", 1000.0, "pcs", "main", machine_hours=60.0),
            product("NAND", 2000.0, "pcs", machine_hours=40.0),
            product("LOGIC", 500.0, "pcs"),
            product("STEAM", 1.0, "t", "internal"),
            product("CHILLED", 2.0, "MWh", "internal"),
            product("CLEAN", 400.0, "m2", "internal"),
        ],
        processes=[
            process("BOILER", "STEAM", kind="utility"),
            process("CHILLER", "CHILLED", kind="utility"),
            process("HVAC", "CLEAN", kind="utility"),
            process("MEMORY", "DRAM, NAND"),
            process("LOGICS", "LOGIC"),
        ],
        outputs=[co2(200.0, "BOILER")],
        energy=[
            energy("E1", "grid", 100.0, "kWh", "CHILLER"),
            taken("S1", "STEAM", 600.0, "kg", "CHILLER"),
            taken("S2", "STEAM", 400.0, "kg", "MEMORY"),
            taken("C1", "CHILLED", 1500.0, "kWh", "HVAC"),
            taken("C2", "CHILLED", 500.0, "kWh", "LOGICS"),
            taken("R1", "CLEAN", 300.0, "m2", "MEMORY"),
            taken("R2", "CLEAN", 100.0, "m2", "LOGICS"),
        ],
    )
    memory, logic = 80.0 + 0.75 * 127.5, 42.5 + 0.25 * 127.5
    own = {"STEAM": 200.0, "CHILLED": 170.0, "CLEAN": 127.5}
    assert found == near(DRAM=0.6 * memory, NAND=0.4 * memory, LOGIC=logic, **own)
    assert memory + logic == 250.0


GROUPS = {
    "products": [
        product("A", 100.0, "pcs", "main", mass_per_unit=1.0),
        product("B", 50.0, "pcs", mass_per_unit=2.0),
        product("C", 10.0, "m2", price=5.0),
        product("D", 20.0, price=10.0),
        product("E", 5.0, "pcs", machine_hours=30.0),
        product("F", 5.0, "pcs", machine_hours=10.0),
    ],
    "processes": [
        process("PLANT", serves="G1, G2, G3", kind="utility"),
        process("G1", "A, B", kind="group"),
        process("G2", "C, D", kind="group"),
        process("G3", "E, F", kind="group"),
    ],
    "allocation": [
        *keys("PLANT", "area", "m2", G1=50.0, G2=30.0, G3=20.0),
        {"pool": "G1", "rule": "mass"},
        {"pool": "G2", "rule": "economic_value"},
        {"pool": "G3", "rule": "machine_hours"},
    ],
}


def test_every_product_group_has_a_rule_of_its_own(tmp_path):
    """1000 kg by area 50 : 30 : 20; then mass 1 : 1, revenue 50 : 200, hours 30 : 10."""
    found = footprints(tmp_path, **GROUPS, outputs=[co2(1000.0, "PLANT")])
    assert found == near(A=250.0, B=250.0, C=60.0, D=240.0, E=150.0, F=50.0)


def test_two_lines_side_by_side_say_what_each_made(tmp_path):
    """A comes from both lines: 500 kg of line 1 alone, 200 kg beside 300 kg of B from line 2."""
    found = footprints(
        tmp_path,
        products=[product("A", 700.0, role="main"), product("B", 300.0)],
        processes=[
            process("AIR", serves="L1, L2", kind="utility"),
            process("L1", "A"),
            process("L2", "A, B"),
        ],
        outputs=[co2(10.0, "L1", "W1"), co2(20.0, "L2", "W2"), co2(100.0, "AIR", "W3")],
        allocation=[
            *keys("L2", "mass", "kg", A=200.0, B=300.0),
            *keys("AIR", "mass", "kg", L1=500.0, L2=500.0),
        ],
    )
    assert found == near(A=10 + 50 + 0.4 * 70, B=0.6 * 70)


@pytest.mark.parametrize(("treatment", "metal"), [("cut_off", 1090.0), ("substitution", 850.0)])
def test_slag_of_one_furnace_below_a_shared_utility(treatment, metal, tmp_path):
    """1000 kg of the furnace, 90 of 100 kg of the utility; 300 t of slag for cement at 0.8 kg."""
    slag = {"role": "by_product", "by_product_treatment": treatment}
    replaced = {"substitutes": "cement"} if treatment == "substitution" else {}
    found = footprints(
        tmp_path,
        {"CO2": 1.0, "SLAG": 0.8},
        products=[
            product("METAL", 1000.0, "t", "main"),
            product("PLATE", 400.0, "t"),
            product("SLAG", 300.0, "t", **slag, **replaced),
        ],
        processes=[
            process("STEAM", serves="FURNACE, ROLL", kind="utility"),
            process("FURNACE", "METAL, SLAG"),
            process("ROLL", "PLATE"),
        ],
        outputs=[co2(1000.0, "FURNACE", "W1"), co2(100.0, "STEAM", "W2")],
        allocation=keys("STEAM", "heat_demand", "GJ", FURNACE=90.0, ROLL=10.0),
    )
    assert (found["METAL"], found["PLATE"]) == pytest.approx((metal, 10.0), rel=1e-12)


def test_a_waste_plant_lives_on_fees_and_power(tmp_path):
    """1000 t at a fee of 100 and 500 MWh at 100: two thirds of 300 kg stand with the waste."""
    found = footprints(
        tmp_path,
        products=[
            product("POWER", 500.0, "MWh", "main", price=100.0, currency="EUR"),
            product("REFUSE", 1000.0, "t", "treated_waste", price=100.0, currency="EUR"),
        ],
        processes=[process("PLANT", "POWER, REFUSE")],
        outputs=[co2(300.0, "PLANT", allocation_rule="economic_value")],
    )
    assert found == near(POWER=100.0, REFUSE=200.0)


def test_months_metered_below_with_a_tenant(tmp_path):
    """780 kWh in twelve months at 0.5 kg: 40 % and 35 % are metered, 25 % stays by name."""
    months = {f"m{month:02}": 10.0 * month for month in range(1, 13)}
    line = {k: v for k, v in energy("E1", "grid", 0.0, "kWh").items() if k != "amount"}
    found, errors = submission(
        tmp_path,
        products=[product("A", 10.0, role="main"), product("B", 30.0)],
        processes=[process("L1", "A"), process("L2", "B")],
        energy=[line | months],
        allocation=keys("E1", "metered_share", "percent", L1=40.0, L2=35.0),
    )
    assert errors == set()
    inventory = allocated(found)
    assert of_period(inventory, {"grid": 0.5}) == near(A=0.4 * 390, B=0.35 * 390)
    (rest,) = inventory.remainders
    assert rest.amount == pytest.approx(0.25 * 780, rel=1e-12)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"outputs": [co2(1.0, "L1, L2")]}, "unknown_process"),
        ({"allocation": keys("L1", "metered_share", "kWh", A=5.0)}, "allocation_share_unit"),
        ({"allocation": keys("L1", "metered_share", A=40.0, B=60.0)}, "allocation_above_whole"),
        ({"products": [product("A", 1.0, "pcs", "main"), product("B", 1.0, "m2")]},
         "allocation_mixed_units"),
        ({"products": [product("A", 0.0, role="main"), product("B", 1.0)]}, "output_zero"),
        ({"products": [product("A", 1.0, role="main"), product("B", 1.0, price=-5.0)]},
         "negative_number"),
        ({"processes": [process("L1", "A, B"), process("L2")]}, "process_makes_nothing"),
        ({"processes": [process("L1", "A, B"), process("U1", serves="U2", kind="utility"),
                        process("U2", serves="U1", kind="utility")],
          "outputs": [co2(1.0, "U1")]}, "allocation_no_receiver"),
        ({"processes": [process("L1", "A, B"), process("U1", serves="U2, L1", kind="utility"),
                        process("U2", serves="U1", kind="utility")],
          "outputs": [co2(1.0, "U1")]}, "allocation_circle"),
        ({"processes": [process("L1", "A, B"), process("L2", "S")],
          "outputs": [co2(1.0, "L2")],
          "products": [product("A", 1.0, role="main"), product("B", 1.0),
                       product("S", 1.0, role="by_product", by_product_treatment="cut_off")]},
         "allocation_no_receiver"),
    ],
)  # fmt: skip
def test_what_the_form_cannot_hold_is_told(wrong, code, tmp_path):
    plant = {
        "products": [product("A", 1.0, role="main"), product("B", 1.0)],
        "processes": [process("L1", "A, B")],
        "outputs": [co2(1.0, "L1")],
    }
    assert code in submission(tmp_path, **(plant | wrong))[1]
