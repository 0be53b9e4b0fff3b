"""Steam and compressed air as products of their own: factor, loop, rest, and what is refused."""

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
from filled import (
    PROGRAMME,
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

from bw_cfp_programme.calculation.foreground import Foreground
from bw_cfp_programme.calculation.processes import unit_processes
from bw_cfp_programme.importers.strategies.members import link_within_member
from bw_cfp_programme.records import Member

STEAM = product("STEAM", 1000.0, "kg", "internal")
AIR = product("AIR", 500.0, "Nm3", "internal")
CUP = product("CUP", 100.0, "pcs", "main", mass_per_unit=1.0)
LID = product("LID", 50.0, "pcs", mass_per_unit=2.0)


def site(*lines, steam=STEAM, air=AIR):
    """A boiler (90 kg CO2) and a compressor (60 kg) that use each other's product, and a line."""
    return {
        "products": [CUP, LID, steam, air],
        "processes": [
            process("BOIL", "STEAM", kind="utility"),
            process("COMP", "AIR", kind="utility"),
            process("LINE", "CUP, LID"),
        ],
        "outputs": [co2(90.0, "BOIL", "W1"), co2(60.0, "COMP", "W2")],
        "energy": list(lines),
        "allocation": [{"pool": "LINE", "rule": "mass"}],
    }


def test_two_utilities_that_serve_each_other(tmp_path):
    """s = (90 + 50 a) / 1000, a = (60 + 100 s) / 500: s = 0.0969697, a = 0.1393939.

    50 a = 6 + 10 s, so 990 s = 96 and s = 96/990; a = (60 + 9600/990) / 500.
    """
    steam, air = 96 / 990, (60 + 9600 / 990) / 500
    found = footprints(
        tmp_path,
        **site(
            taken("A1", "AIR", 50.0, "Nm3", "BOIL"),
            taken("S1", "STEAM", 100.0, "kg", "COMP"),
            taken("S2", "STEAM", 0.9, "t", "LINE"),
            taken("A2", "AIR", 450.0, "Nm3", "LINE"),
        ),
    )
    whole = 900 * steam + 450 * air
    assert whole == pytest.approx(150.0, rel=1e-12)
    assert found == pytest.approx(
        {"STEAM": 1000 * steam, "AIR": 500 * air, "CUP": whole / 2, "LID": whole / 2}, rel=1e-12
    )


def test_what_no_line_uses_is_left_by_name(tmp_path):
    found, errors = submission(
        tmp_path,
        **site(taken("S2", "STEAM", 0.8, "t", "LINE"), taken("A2", "AIR", 500.0, "Nm3", "LINE")),
    )
    assert errors == set()
    inventory = allocated(found)
    (left,) = inventory.remainders
    assert (left.item, left.amount, left.unit) == ("STEAM", pytest.approx(200.0), "kilogram")
    assert (left.cause, left.place.sheet) == ("internal_unused", "產品 Products")
    products = of_period(inventory, {"CO2": 1.0})
    assert products["CUP"] + products["LID"] == pytest.approx(0.8 * 90 + 60, rel=1e-12)


def test_more_than_was_made_is_refused(tmp_path):
    lines = (taken("S2", "STEAM", 1.1, "t", "LINE"), taken("A2", "AIR", 500.0, "Nm3", "LINE"))
    assert submission(tmp_path, **site(*lines))[1] == {"own_product_overdrawn"}


def test_a_unit_of_another_kind_is_refused(tmp_path):
    lines = (taken("S2", "STEAM", 900.0, "kWh", "LINE"), taken("A2", "AIR", 500.0, "Nm3", "LINE"))
    assert submission(tmp_path, **site(*lines))[1] == {"supplier_unit_differs"}


def test_the_site_and_its_offices_give_internal_products_nothing(tmp_path):
    """Overhead goes to what is sold: 30 kg by mass; else pieces and steam would share it."""
    found = footprints(
        tmp_path,
        products=[CUP, LID, STEAM],
        processes=[process("BOIL", "STEAM", kind="utility"), process("HQ", kind="office")],
        outputs=[co2(10.0, "HQ", allocation_rule="mass"), co2(20.0, line="W2",
                                                               allocation_rule="mass")],
    )  # fmt: skip
    assert found == pytest.approx({"CUP": 15.0, "LID": 15.0, "STEAM": 0.0})


def test_the_leads_steam_has_no_stages_and_counts_where_it_is_used(tmp_path):
    """150 kg CO2 by mass: half to 100 cups; all of it in the stage of the line that uses steam."""
    programme = replace(
        PROGRAMME,
        product=replace(PROGRAMME.product, member="S03", code="CUP"),
        members=(Member(code="S03", tier=0),),
    )
    lines = (taken("S2", "STEAM", 1.0, "t", "LINE"), taken("A2", "AIR", 500.0, "Nm3", "LINE"))
    found, _ = submission(tmp_path, **site(*lines))
    datasets = link_within_member(allocated(found, programme=programme).datasets)
    codes = [dataset["code"] for dataset in datasets]
    assert [code for code in codes if code.startswith("STEAM")] == ["STEAM"]
    assert "CUP manufacturing" in codes
    for exchange in (e for dataset in datasets for e in dataset["exchanges"]):
        exchange.setdefault("input", ("air", exchange["name"]))
    uses = list(Foreground(unit_processes(datasets)).uses(("cfp case S03", "CUP"), 1.0))
    assert {use.stage for use in uses} == {"manufacturing"}
    emitted = (use.taken for use in uses)
    assert math.fsum(emitted) == pytest.approx(150 / 2 / 100, rel=1e-12)


@pytest.mark.needs_shared
def test_heijungs_and_suh(shared: Path, tmp_path):
    """Electricity from fuel, ch. 2: 1000 kWh take 120 kg CO2; 98 of 100 litres stay unused."""
    case = json.loads((shared / "examples/heijungs_suh_2002_electricity.json").read_text("utf-8"))
    power, fuel = case["processes"]
    (made,), (burnt,) = power["outputs"], power["inputs"]
    found = footprints(
        tmp_path,
        products=[
            product("POWER", made["amount"], made["unit"], "main"),
            product("FUEL", fuel["outputs"][0]["amount"], "L", "internal"),
        ],
        processes=[process("GEN", "POWER"), process("REFINE", "FUEL", kind="utility")],
        energy=[taken("F1", "FUEL", burnt["amount"], "L", "GEN")],
        outputs=[
            co2(power["emissions"][0]["amount"], "GEN"),
            co2(fuel["emissions"][0]["amount"], "REFINE", "W2"),
        ],
    )
    times = case["demand"]["electricity"] / made["amount"]
    assert found["POWER"] * times == pytest.approx(case["expected"]["CO2"], rel=1e-12)


def test_waste_water_that_the_site_treats_itself(tmp_path):
    """The plant treats 100 m3 with 20 kg CO2; 60 m3 come from CUP's line, 40 m3 from LID's."""
    made = {"supplier": "S03", "supplier_product": "WWT", "category": "waste_water", "unit": "m3"}
    found = footprints(
        tmp_path,
        products=[CUP, LID, product("WWT", 100.0, "m3", "internal")],
        processes=[
            process("PLANT", "WWT", kind="treatment"),
            process("L1", "CUP"),
            process("L2", "LID"),
        ],
        outputs=[
            co2(20.0, "PLANT"),
            co2(60.0, "L1", "W2", item="rinse", **made),
            co2(40.0, "L2", "W3", item="rinse", **made),
        ],
    )
    assert found == pytest.approx({"CUP": 12.0, "LID": 8.0, "WWT": 20.0}, rel=1e-12)


def test_five_levels_with_a_rest_at_two_of_them(tmp_path):
    """Site -> substation -> line -> product group -> product, and 1000 kWh at 1 kg.

    Substation: 80 % to L1, 15 % to L2, 5 % are a tenant's. L1: machine hours are not its key but
    its groups' tonnes, 3 : 1. Group G1 gives by mass 100 : 300; 10 % of G2's are metered away.
    """
    made = [product(code, tonnes, "t") for code, tonnes in
            {"A": 100.0, "B": 300.0, "C": 50.0, "D": 70.0}.items()]  # fmt: skip
    found = footprints(
        tmp_path,
        {"grid": 1.0},
        products=[{**made[0], "role": "main"}, *made[1:]],
        processes=[
            process("SUB", serves="L1, L2", kind="utility"),
            process("L1", serves="G1, G2"),
            process("L2", "D"),
            process("G1", "A, B", kind="group"),
            process("G2", "C", kind="group"),
        ],
        energy=[energy("E1", "grid", 1000.0, "kWh", "SUB")],
        allocation=[
            *keys("SUB", "metered_share", "percent", L1=80.0, L2=15.0),
            *keys("L1", "tonnes_handled", "t", G1=300.0, G2=100.0),
            {"pool": "G1", "rule": "mass"},
            *keys("G2", "metered_share", C=0.9),
        ],
    )
    group = 1000 * 0.8
    assert found == pytest.approx(
        {"A": group * 3 / 4 / 4, "B": group * 3 / 4 * 3 / 4, "C": group / 4 * 0.9, "D": 150.0},
        rel=1e-12,
    )
    assert math.fsum(found.values()) == pytest.approx(1000 - 50 - group / 4 * 0.1, rel=1e-12)


def test_a_process_may_serve_processes_and_make_products(tmp_path):
    """A cogeneration unit sells power and heats the line: by metered energy 400 : 600 MJ."""
    found = footprints(
        tmp_path,
        products=[CUP, LID, product("POWER", 400.0, "MJ")],
        processes=[process("COGEN", "POWER", "LINE", "utility"), process("LINE", "CUP, LID")],
        outputs=[co2(10.0, "COGEN")],
        allocation=[
            *keys("COGEN", "custom_key", "MJ", POWER=400.0, LINE=600.0),
            {"pool": "LINE", "rule": "mass"},
        ],
    )
    assert found == pytest.approx({"CUP": 3.0, "LID": 3.0, "POWER": 4.0}, rel=1e-12)
