"""Strategies: pure, repeatable, in a visible order; each by its own example and on a whole list."""

import doctest
import re
from copy import deepcopy
from functools import partial
from pathlib import Path

import pytest

from bw_cfp_programme.importers import targets
from bw_cfp_programme.importers.background_index import BackgroundIndex
from bw_cfp_programme.importers.decisions import CutOff, LineKey
from bw_cfp_programme.importers.partners import Partners
from bw_cfp_programme.importers.remainders import cut_off
from bw_cfp_programme.importers.strategies import (
    background,
    emissions,
    members,
    pollutants,
    strategies,
)
from bw_cfp_programme.importers.targets import Link, Target, by_rule
from bw_cfp_programme.results import MappingDecision

STEEL = Target(("bg", "steel"), "Steel, cold-rolled", "kilogram", "TW")
POWER = Target(("bg", "power"), "Electricity", "kilowatt hour", "TW")
FLIGHT = Target(("bg", "flight"), "Air freight", "ton kilometer", "GLO", aircraft=True)
INDEX = BackgroundIndex({"bg": [STEEL, POWER, FLIGHT]})
LEFT_OUT = CutOff(MappingDecision(condition="cut_off", reason="below 1 %"))
METHANE = Target(("biosphere3", "ch4"), "Methane, fossil", "kilogram")


def line(kind="technosphere", amount=2.0, unit="kilogram", item="Steel", **link):
    return {
        "type": kind, "name": item, "amount": amount, "unit": unit,
        "cfp": {
            "line": item, "category": "main_material", "item": item,
            "activity": {"amount": amount, "unit": unit}, "conversion": 1.0, "share": 1.0,
            "allocation": [], "mapping": {"condition": ""}, "aircraft": False,
            "source": {"file": "S1.xlsx", "sheet": "Materials", "cell": "F7", "workbook": "ab"},
            "link": {"supplier": "", "product": "", "background": "", "gas": "", **link},
        },
    }  # fmt: skip


def dataset(code, *exchanges, member="S1", unit="kilogram"):
    key = (f"cfp p {member}", code)
    made = {"type": "production", "input": key, "amount": 1.0, "unit": unit, "name": code}
    return {
        "database": key[0], "code": code, "name": code, "unit": unit, "location": "TW",
        "cfp": {"member": member, "product": code, "stage": ""},
        "exchanges": [made, *exchanges],
    }  # fmt: skip


def everything():
    """One line for every way of linking, and one that nothing stands for."""
    return [
        dataset("DYE"),
        dataset(
            "CLOTH",
            line("biosphere", 5.0, "gram", "Leak", gas="甲烷"),
            line(item="Own dye", supplier="S1", product="DYE"),
            line(unit="ton", item="Button", supplier="S2", product="BUTTON"),
            line(item="Decided"),
            line(item="Rag"),
            line(amount=3.0, unit="megawatt hour", item="Grid", background="electricity"),
            line(item="Unknown"),
        ),
    ]


@pytest.fixture
def partners():
    button = Target(("cfp p S2", "BUTTON"), "Button", "kilogram")
    return Partners(
        flows={"CH4": METHANE},
        products={("S2", "BUTTON"): button},
        members=frozenset({"S1", "S2"}),
        rulings={LineKey("decided"): by_rule(STEEL, "proxy"),
                 LineKey("rag"): LEFT_OUT},
        index=INDEX,
    )  # fmt: skip


def applied(data, partners):
    for strategy in strategies(partners):
        data = strategy(data)
    return data


@pytest.mark.parametrize("module", [targets, background, emissions, members, pollutants])
def test_the_examples_in_the_docstrings_hold(module):
    outcome = doctest.testmod(module)
    assert outcome.attempted
    assert not outcome.failed


def test_every_line_finds_its_partner_in_the_partners_unit(partners):
    cloth = applied(everything(), partners)[1]["exchanges"]
    found = {e["name"]: (e.get("input"), e["amount"], e["unit"]) for e in cloth}
    assert found == {
        "CLOTH": (("cfp p S1", "CLOTH"), 1.0, "kilogram"),
        "Leak": (("biosphere3", "ch4"), 0.005, "kilogram"),
        "Own dye": (("cfp p S1", "DYE"), 2.0, "kilogram"),
        "Button": (("cfp p S2", "BUTTON"), 2000.0, "kilogram"),
        "Decided": (("bg", "steel"), 2.0, "kilogram"),
        "Grid": (("bg", "power"), 3000.0, "kilowatt hour"),
        "Unknown": (None, 2.0, "kilogram"),
    }


def test_amount_is_activity_times_conversion_times_share(partners):
    for exchange in applied(everything(), partners)[1]["exchanges"][1:]:
        cfp = exchange["cfp"]
        expected = cfp["activity"]["amount"] * cfp["conversion"] * cfp["share"]
        assert exchange["amount"] == pytest.approx(expected, rel=1e-15)


def test_no_strategy_changes_its_input_and_all_may_run_twice(partners):
    data = everything()
    for strategy in strategies(partners):
        before = deepcopy(data)
        once = strategy(data)
        assert data == before
        assert strategy(once) == once
        data = once


def test_a_decision_of_the_member_goes_before_one_for_all():
    common, own = by_rule(STEEL, "proxy"), Link(POWER, MappingDecision(condition="equal"), 2.0)
    rulings = {LineKey("grid"): common, LineKey("grid", "S1"): own}
    data = [dataset("CLOTH", line(item="GRID ", unit="kilogram"))]
    exchange = background.link_to_mapped_background(data, rulings)[0]["exchanges"][1]
    assert exchange["input"] == POWER.key
    assert exchange["amount"] == 4.0
    assert exchange["cfp"]["mapping"] == {
        "condition": "equal",
        "mapper": "",
        "date": "",
        "reason": "",
    }


def test_units_that_do_not_convert_stay_unlinked_but_a_stated_mass_bridges_them():
    named = partial(background.link_to_named_background, index=INDEX, members=())
    bolt = line(unit="unit", amount=10.0, background="steel")
    assert "input" not in named([dataset("P", bolt)])[0]["exchanges"][1]
    bolt["cfp"]["mass_per_unit"] = 0.25
    exchange = named([dataset("P", bolt)])[0]["exchanges"][1]
    assert (exchange["input"], exchange["amount"]) == (STEEL.key, 2.5)


def test_a_line_of_a_member_waits_for_its_data_and_takes_no_stand_in():
    data = [dataset("P", line(supplier="S2", product="BUTTON", background="steel"))]
    waiting = background.link_to_named_background(data, INDEX, {"S2"})
    assert "input" not in waiting[0]["exchanges"][1]


def test_a_background_flight_tags_the_line():
    data = [dataset("P", line(unit="ton kilometer", background="flight"))]
    exchange = background.link_to_named_background(data, INDEX, ())[0]["exchanges"][1]
    assert exchange["cfp"]["aircraft"] is True


def test_a_blend_becomes_its_gases():
    leak = line("biosphere", 10.0, "kilogram", "R410a", gas="R410a")
    gases = emissions.name_gases([dataset("P", leak)])[0]["exchanges"][1:]
    assert {e["cfp"]["link"]["gas"]: e["amount"] for e in gases} == {"HFC-32": 5.0, "HFC-125": 5.0}


def test_pollutants_are_linked_only_where_somebody_asks():
    cod, decided, named, left_out = (
        line(item=item, background=ask) for item, ask in
        (("COD", ""), ("BOD", ""), ("SS", "Steel, cold-rolled"), ("Rinse", ""))
    )  # fmt: skip
    for each in (cod, decided, named, left_out):
        each["cfp"]["category"] = "water_pollutant"
        each["cfp"]["source"] = {**each["cfp"]["source"], "cell": each["name"]}
    rulings = {
        LineKey("bod"): by_rule(STEEL, "proxy"),
        LineKey("rinse"): LEFT_OUT,
    }
    before = [dataset("A", cod, decided, named, left_out)]
    after = before
    for strategy in strategies(Partners(index=INDEX, rulings=rulings)):
        after = strategy(after)
    kept = {e["name"]: e["input"] for e in after[0]["exchanges"] if e["type"] != "production"}
    assert kept == {"BOD": STEEL.key, "SS": STEEL.key}
    assert [rest.item for rest in cut_off(before, after, rulings)] == ["Rinse"]


def test_the_manual_names_all_strategies_in_their_order():
    manual = Path(__file__).parents[2] / "docs" / "import.md"
    section = manual.read_text(encoding="utf-8").split("## Strategies")[1].split("\n## ")[0]
    used = [getattr(one, "func", one).__name__ for one in strategies(Partners())]
    assert [name for name in re.findall(r"`(\w+)`", section) if name in used] == used


@pytest.mark.parametrize(
    ("unit", "amount"), [("kg", 2.0), ("Mg", 0.002), ("t", 0.002), ("mg", 2e6), ("MG", None)]
)
def test_a_background_spells_its_units_as_si_does(unit, amount):
    """2 kg of steel: a megagram is a ton, and what may be mg or Mg does not convert."""
    link = by_rule(Target(("bg", "steel"), "Steel", unit), "named_by_supplier")
    done = targets.linked(line(), link)
    assert done.get("input") == (("bg", "steel") if amount else None)
    assert done["amount"] == pytest.approx(amount or 2.0)
