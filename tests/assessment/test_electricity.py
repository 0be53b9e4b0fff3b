"""Electricity by grid and by contract, by hand.

A plant uses 1000 kWh at 0.5 in two lines and makes two products: 600 kWh of E01 go to ours by half,
E02's 400 kWh wholly. 100 units are made, one is declared: (300 + 400) / 100 = 7 kWh, 3.5 kg CO2e.
Another line, not electricity, adds 1: the footprint is 4.5.
"""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment.electricity import assess_electricity, contract_alternatives
from bw_cfp_programme.options import ElectricityContract, Options
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import SiteLine
from sample_report import SHA, contribution, factors, programme, result, study, whole

FOOTPRINT = 4.5
EVIDENCE = {"unique_claim": "a", "cancelled": "b", "market": "c"}


def power(line, kilowatt_hours, share, factor=0.5, **given):
    return contribution(**({
        "member": "S03", "product": "P", "line": line, "category": "electricity",
        "item": "Electricity", "activity": kilowatt_hours, "activity_unit": "kilowatt hour",
        "factor_unit": "kilowatt hour", "factor": factors(factor), "share": share, "demand": 1.0,
        "output": 100.0, "factor_key": ("cfp factors TW MOENV", "electricity-2022"),
        "factor_name": "Electricity, life cycle (2022)",
    } | given))  # fmt: skip


def site(line):
    return whole(
        SiteLine,
        member=line.member, line=line.line, category=line.category, item=line.item,
        own_stage="manufacturing", activity=line.activity, activity_unit=line.activity_unit,
        conversion=line.conversion, factor_key=line.factor_key, factor_name=line.factor_name,
        factor_unit=line.factor_unit, factor=line.factor,
        scores={k: line.activity * line.conversion * f for k, f in line.factor.items()},
        place=line.place, workbook=SHA,
    )  # fmt: skip


OTHER = contribution(activity=100.0, output=100.0, share=1.0, demand=1.0, factor=factors(1.0))
PLANT = (power("E01", 600.0, 0.5), power("E02", 400.0, 1.0), OTHER)


def contract(line=1, **given):
    return ElectricityContract(**({
        "place": Place("programme.toml", cell=f"line {line}"), "member": "S03", "kwh": 250.0,
        "kind": "certificate", "factor": 0.1, "covers": "whole", "source": "platform",
        "period_start": date(2025, 1, 1), "period_end": date(2025, 12, 31),
    } | EVIDENCE | given))  # fmt: skip


def plant(*contracts, lines=PLANT, rules="tw-2025", **rule):
    return study(
        result(lines, sites=tuple(site(line) for line in lines)),
        programme(options=Options(electricity_contracts=contracts)),
        rules=replace(rule_sets.load(rules), **rule),
    )


def facts(of):
    (section,) = assess_electricity(of).sections
    return {fact.key: fact.value for fact in section.facts}


def codes(of):
    return [(p.code, p.place.cell) for p in assess_electricity(of).problems]


def test_a_contract_covers_the_same_share_of_every_line():
    """250 of 1000 kWh: a quarter of 7 kWh x (0.1 - 0.5) = -0.7."""
    of = plant(contract())
    assert facts(of)["footprint"] == facts(of)["location_based"] == pytest.approx(FOOTPRINT)
    assert facts(of)["market_based"] == pytest.approx(FOOTPRINT - 0.7)
    assert codes(of) == []


def test_the_grid_has_the_rest():
    (section,) = assess_electricity(plant(contract())).sections
    assert section.column("supply") == ["certificate", "grid"]
    assert section.column("site_kwh") == pytest.approx([250.0, 750.0])
    assert section.column("site_share") == pytest.approx([0.25, 0.75])
    assert section.column("declared_kwh") == pytest.approx([1.75, 5.25])
    assert section.column("location_based") == pytest.approx([0.875, 2.625])
    assert section.column("market_based") == pytest.approx([0.175, 2.625])


@given(st.floats(1e-3, 1000.0), st.floats(0.0, 2.0))
def test_by_contract_and_by_grid_differ_by_the_share_that_it_covers(bought, factor):
    found = facts(plant(contract(kwh=bought, factor=factor)))
    change = bought / 1000.0 * 7.0 * (factor - 0.5)
    assert found["market_based"] - found["location_based"] == pytest.approx(change, abs=1e-9)


def test_megawatt_hours_are_kilowatt_hours():
    lines = (power("E01", 0.6, 0.5, 500.0, activity_unit="megawatt hour",
                   factor_unit="megawatt hour"), *PLANT[1:])  # fmt: skip
    assert facts(plant(contract(), lines=lines))["market_based"] == pytest.approx(FOOTPRINT - 0.7)


def test_a_line_of_its_own_counts_and_the_grid_is_shown_beside_it():
    """E02 stands on the roof's 0.05: 4 kWh x 0.05 = 0.2 instead of 2; E01 keeps 1.5."""
    lines = (
        PLANT[0],
        power("E02", 400.0, 1.0, 0.05, factor_key=("own", "roof"), factor_name="Roof"),
        OTHER,
    )
    roof = contract(kind="on_site", lines=("E02",), kwh=400.0, factor=0.05, grid="electricity-2022")
    of = plant(roof, lines=lines)
    assert facts(of)["footprint"] == facts(of)["market_based"] == pytest.approx(2.7)
    assert facts(of)["location_based"] == pytest.approx(4.5)
    assert codes(of) == []
    (grid,) = contract_alternatives(of)
    assert (grid.other.en, grid.total) == ("All by the grid's mix", pytest.approx(4.5))


def test_without_contracts_both_are_the_footprint():
    of = plant()
    assert set(facts(of).values()) >= {FOOTPRINT}
    assert facts(of)["market_based"] == facts(of)["location_based"] == FOOTPRINT
    assert list(contract_alternatives(of)) == []


def test_the_other_basis_is_an_alternative():
    (found,) = contract_alternatives(plant(contract()))
    assert (found.subject, found.other.en) == ("S03", "By contracts")
    assert found.total == pytest.approx(FOOTPRINT - 0.7)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"member": "S09"}, "contract_member"),
        ({"lines": ("E77",), "grid": 0.5, "kwh": 0.0}, "contract_line"),
        ({"covers": "direct"}, "contract_generation_only"),
        ({"lines": ("E02",)}, "contract_without_grid"),
        ({"kwh": 1000.1}, "contract_above_consumption"),
        ({"lines": ("E02",), "grid": 0.5, "kwh": 401.0}, "contract_above_consumption"),
    ],
)
def test_a_contract_that_cannot_be_is_refused_and_not_counted(given, code):
    of = plant(contract(**given))
    assert codes(of) == [(code, "line 1")]
    assert facts(of)["market_based"] == pytest.approx(FOOTPRINT)


def test_contracts_together_take_no_more_than_was_used():
    of = plant(contract(1, kwh=600.0), contract(2, kwh=500.0))
    assert codes(of) == [
        ("contract_above_consumption", "line 1"),
        ("contract_above_consumption", "line 2"),
    ]


def test_a_certificate_counts_once():
    of = plant(contract(1, certificates=("A1", "A2")), contract(2, certificates=("A2",)))
    assert codes(of) == [("contract_certificate_twice", "line 2")]
    assert facts(of)["market_based"] == pytest.approx(FOOTPRINT - 0.7)


def test_a_line_stands_on_one_contract():
    roof = {"lines": ("E02",), "grid": 0.5, "kwh": 400.0}
    of = plant(contract(1, **roof), contract(2, **roof))
    assert codes(of) == [("contract_line_twice", "line 2")]


def test_lines_of_a_refused_contract_are_shown_as_they_stand():
    refused = contract(lines=("E02",), kwh=400.0)
    (section,) = assess_electricity(plant(refused)).sections
    assert section.column("supply") == ["grid", "grid"]
    assert section.column("declared_kwh") == pytest.approx([3.0, 4.0])


def test_what_is_not_of_the_period_is_told():
    late = contract(period_start=date(2026, 1, 1), period_end=date(2026, 12, 31))
    assert codes(plant(late)) == [("contract_period", "line 1")]


def test_the_rule_set_says_what_must_be_shown_and_what_may_count():
    bare = contract(unique_claim="", cancelled="", market="")
    assert codes(plant(bare)) == [("contract_evidence", "line 1")] * 3
    assert codes(plant(bare, rules="iso-14067-2018")) == [("contract_evidence", "line 1")]
    assert codes(plant(bare, rules="tw-2010")) == []
    grid_only = {"electricity": ("grid",), "sources": {"electricity": "art. 1"}}
    standing = contract(lines=("E02",), grid=0.5, kwh=400.0)
    assert codes(plant(standing, electricity_criteria=None, **grid_only)) == [
        ("contract_not_admissible", "line 1")
    ]
    assert facts(plant(rules="tw-2010"))["electricity_basis"] is None
    assert "contracts" in facts(plant())["electricity_basis"].en
