"""The whole way on both Brightways: the lamp of `systems`, written, read back and calculated."""

import copy
import dataclasses
from datetime import date, datetime, timezone

import pytest
from bw2data.tests import bw2test
from systems import FLIGHT, INGOT, METHANE, POWER, lamp_programme

from bw_cfp_programme import rule_sets
from bw_cfp_programme.brightway import lca, write_database, write_databases, write_method
from bw_cfp_programme.calculation.footprint import footprint
from bw_cfp_programme.calculation.processes import unit_processes
from bw_cfp_programme.calculation.reading import read_datasets
from bw_cfp_programme.calculation.system import compute
from bw_cfp_programme.errors import CalculationMismatch, InvalidInventory, UnknownDataset
from bw_cfp_programme.gwp import load_edition
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import Member, Programme, StudiedProduct
from bw_cfp_programme.results import INDICATORS, Remainder

PROGRAMME = Programme(
    id="lamp-2026",
    project="p",
    rule_set=rule_sets.load("tw-2025"),
    gwp=load_edition("AR5"),
    period_start=date(2025, 1, 1),
    period_end=date(2025, 12, 31),
    background=("bg",),
    product=StudiedProduct(
        member="LEAD",
        code="lamp",
        name_en="Lamp",
        declared_unit="unit",
        boundary="cradle-to-grave",
    ),
    members=tuple(Member(code=code, tier=1) for code in ("LEAD", "S01", "S02")),
)
DATABASES = {code: PROGRAMME.database(code) for code in ("LEAD", "S01", "S02")}
METHODS = {name: ("test", name) for name in (*INDICATORS, "total")}
CO2, BIOGENIC, UPTAKE = (("bio", code) for code in ("co2", "co2 biogenic", "uptake"))
FACTORS = {
    "fossil": {CO2: 1.0, METHANE: 30.0},
    "biogenic_emissions": {BIOGENIC: 1.0},
    "biogenic_removals": {UPTAKE: -1.0},
    "land_use_change": {("bio", "land"): 1.0},
    "total": {CO2: 1.0, METHANE: 30.0, BIOGENIC: 1.0, UPTAKE: -1.0},
}
FLOWS = {
    "co2": "Carbon dioxide, fossil",
    "co2 biogenic": "Carbon dioxide, non-fossil",
    "uptake": "Carbon dioxide, in air",
    "methane": "Methane, fossil",
    "land": "Carbon dioxide, from soil or biomass stock",
}


def at_noon() -> datetime:
    return datetime(2026, 1, 2, 12, tzinfo=timezone.utc)


def in_databases(datasets):
    """The lamp's datasets under the programme's database names."""

    def moved(key):
        return (DATABASES.get(key[0], key[0]), key[1])

    found = copy.deepcopy(datasets)
    for member in found.values():
        for dataset in member:
            dataset["database"] = DATABASES[dataset["database"]]
            for exchange in dataset["exchanges"]:
                exchange["input"] = moved(exchange["input"])
    return found


def write_background() -> None:
    write_database(
        "bio",
        [
            {
                "code": code,
                "name": name,
                "unit": "kilogram",
                "type": "emission",
                "categories": ("air",),
            }
            for code, name in FLOWS.items()
        ],
    )
    for name, factors in FACTORS.items():
        write_method(METHODS[name], factors, "kg CO2e", {})
    write_database(
        "bg",
        [
            _background(INGOT, "kilogram", {CO2: 7.0, BIOGENIC: 1.5, UPTAKE: 0.5}),
            _background(POWER, "kilowatt hour", {CO2: 0.5}),
            _background(FLIGHT, "ton kilometer", {CO2: 1.5}),
        ],
    )


def _background(key, unit, emissions):
    own = {"type": "production", "input": key, "amount": 1.0}
    found = [{"type": "biosphere", "input": f, "amount": a} for f, a in emissions.items()]
    return {
        "code": key[1],
        "name": key[1].title(),
        "reference product": key[1],
        "unit": unit,
        "location": "TW",
        "type": "process",
        "cfp": {"aircraft": key == FLIGHT, "source": "MOENV", "edition": "2024", "licence": "OGDL"},
        "exchanges": [own, *found],
    }


def write_lamp():
    write_background()
    datasets = in_databases(lamp_programme())
    write_databases({found[0]["database"]: found for found in datasets.values()})
    return datasets


def processes(datasets):
    return {member: unit_processes(own) for member, own in datasets.items()}


def read_back():
    return {member: read_datasets(name) for member, name in DATABASES.items()}


def footprint_of(datasets, first=None, programme=PROGRAMME, remainders=(), horizon=100):
    found, split = (each and processes(each) for each in (datasets, first))
    system = compute(programme, found, METHODS, horizon=horizon)
    return footprint(programme, system, split, remainders, clock=at_noon)


@bw2test
def test_a_lamp_has_the_footprint_worked_out_by_hand():
    result = footprint_of(write_lamp())
    metal = 0.8 / 0.98
    power = 0.16 / 0.98
    ingot = 1.25 * metal - 0.1  # the credit
    assert result.totals == pytest.approx(
        {
            "fossil": 7.0 * ingot + power + 5.0 + 0.12 + 3.0,
            "biogenic_emissions": 1.5 * ingot,
            "biogenic_removals": -0.5 * ingot,
            "land_use_change": 0.0,
            "total": 8.16 / 0.98 + 5.0 + 0.12 - 0.8 + 3.0,
            "aircraft": 3.0,
        },
        rel=1e-12,
    )
    assert result.bw2calc_total == pytest.approx(result.totals["total"], rel=1e-6)
    stages = {stage: scores["total"] for stage, scores in result.by(lambda c: c.stage).items()}
    assert stages == pytest.approx(
        {"manufacturing": 5.12, "end_of_life": 2.2, "raw_materials": 8.16 / 0.98}
    )


@bw2test
def test_gases_sum_to_the_score():
    result = footprint_of(write_lamp())
    ingot = 1.25 * 0.8 / 0.98 - 0.1
    assert result.by_gas == pytest.approx(
        {
            "CO2": 7.0 * ingot + 0.16 / 0.98 + 8.0,
            "CO2-biogenic": 1.5 * ingot,
            "CO2-uptake": -0.5 * ingot,
            "CH4": 0.12,
        },
        rel=1e-14,
    )
    assert list(result.by_gas)[:2] == ["CO2", "CO2-biogenic"]
    assert sum(result.by_gas.values()) == pytest.approx(result.totals["total"], rel=1e-14)
    assert sum(result.by_gas.values()) == pytest.approx(result.bw2calc_total)


@bw2test
def test_what_is_read_back_is_what_was_written():
    datasets = write_lamp()
    found = read_back()
    assert {code: sorted(one["code"] for one in some) for code, some in found.items()} == {
        code: sorted(one["code"] for one in some) for code, some in datasets.items()
    }
    for code, some in datasets.items():
        by_code = {one["code"]: one for one in found[code]}
        for dataset in some:
            assert by_code[dataset["code"]] == dataset
    assert [one["code"] for one in found["LEAD"]] == [
        "lamp",
        "lamp raw_materials",
        "lamp manufacturing",
        "lamp end_of_life",
    ]
    assert footprint_of(found).totals == pytest.approx(footprint_of(datasets).totals, rel=1e-12)


@bw2test
def test_a_change_made_in_brightway_counts():
    datasets = write_lamp()
    changed = copy.deepcopy(datasets["S02"])
    changed[0]["exchanges"][1]["amount"] = 3000.0
    write_database(DATABASES["S02"], changed)
    result = footprint_of(read_back())
    assert result.totals["total"] == pytest.approx(8.48 / 0.98 + 7.32)
    [power] = [c for c in result.contributions if c.member == "S02"]
    assert (power.activity, power.stated.primary) == (3000.0, False)


@bw2test
def test_the_first_rule_uses_the_same_background():
    datasets = write_lamp()
    first = copy.deepcopy(datasets)
    housing = first["S01"][0]["exchanges"][1]
    housing["amount"] = 2000.0 * 0.5
    result = footprint_of(datasets, first)
    assert result.first_rule["total"] == pytest.approx((8.0 * 0.8 + 0.16) / 0.98 + 7.32)
    assert result.first_rule["aircraft"] == pytest.approx(3.0)
    assert footprint_of(datasets).first_rule == {}


def studying(**changed):
    product = dataclasses.replace(PROGRAMME.product, **changed)
    return dataclasses.replace(PROGRAMME, product=product)


@bw2test
def test_scores_are_per_declared_unit_in_any_unit_of_its_dimension():
    datasets = write_lamp()
    for_one = footprint_of(datasets).totals["total"]
    thousand = studying(declared_amount=1000.0)
    assert footprint_of(datasets, programme=thousand).totals["total"] == pytest.approx(
        1000 * for_one
    )
    housing = studying(member="S01", code="housing", declared_unit="gram", declared_amount=500.0)
    assert footprint_of(datasets, programme=housing).totals["total"] == pytest.approx(
        0.5 * 10.2 / 0.98
    )
    weighed = studying(declared_unit="kilogram")
    with pytest.raises(InvalidInventory, match="lamp is in unit, not kilogram"):
        footprint_of(datasets, programme=weighed)


@bw2test
def test_every_member_product_has_its_unit_score():
    result = footprint_of(write_lamp())
    totals = {key: scores["total"] for key, scores in result.unit_scores.items()}
    assert totals == pytest.approx(
        {
            ("LEAD", "lamp"): 8.16 / 0.98 + 7.32,
            ("S01", "housing"): 10.2 / 0.98,
            ("S01", "frame"): 10.0,
            ("S02", "recycled"): 2.0 / 0.98,
        },
        rel=1e-14,
    )
    for (member, product), score in totals.items():
        own = lca({(DATABASES[member], product): 1.0}, METHODS["total"]).score
        assert score == pytest.approx(own, rel=1e-6)


@bw2test
def test_factors_carry_their_source_and_aircraft_comes_from_the_background_too():
    datasets = write_lamp()
    flight = datasets["LEAD"][3]["exchanges"][2]
    flight["cfp"]["aircraft"] = False
    result = footprint_of(datasets)
    sources = {c.factor_key: (c.factor_name, c.factor_source) for c in result.contributions}
    assert sources == {
        INGOT: ("Ingot", "MOENV, 2024, OGDL"),
        POWER: ("Power", "MOENV, 2024, OGDL"),
        FLIGHT: ("Flight", "MOENV, 2024, OGDL"),
        METHANE: ("Methane, fossil", "AR5 GWP100"),
    }
    assert result.totals["aircraft"] == pytest.approx(3.0)


@bw2test
def test_a_number_that_bw2calc_does_not_confirm_never_leaves():
    datasets = write_lamp()
    datasets["S02"][0]["exchanges"][1]["amount"] *= 1.001
    with pytest.raises(CalculationMismatch, match="bw2calc gives"):
        footprint_of(datasets)


@bw2test
def test_amounts_of_many_digits_are_not_cut_to_single_precision():
    """A third of a tonne and of a gas is no short decimal; a report shows what it comes to."""
    datasets = in_databases(lamp_programme())
    datasets["S02"][0]["exchanges"][1]["amount"] = 1000.0 / 3.0
    datasets["LEAD"][2]["exchanges"][2]["amount"] = 2.0 / 3.0
    write_background()
    write_databases({found[0]["database"]: found for found in datasets.values()})
    result = footprint_of(datasets)
    recycled = (0.5 * 1000.0 / 1500.0 + 1.0) / 0.98
    assert result.unit_scores["S02", "recycled"]["total"] == pytest.approx(recycled, rel=1e-14)
    bought = {p.factor_key[1]: p.factor["total"] for p in result.purchases}
    assert bought["recycled"] == pytest.approx(recycled, rel=1e-14)
    assert result.by_gas["CH4"] == pytest.approx(30.0 * 2.0 / 1500.0, rel=1e-14)


@bw2test
def test_a_product_that_bw2calc_does_not_confirm_never_leaves():
    """One that the lamp does not need, so that its total is the same."""
    datasets = write_lamp()
    datasets["S01"][1]["exchanges"][1]["amount"] *= 1.00001
    with pytest.raises(CalculationMismatch, match=r"frame.*bw2calc gives"):
        footprint_of(datasets)


@bw2test
def test_a_credit_that_cancels_nearly_everything_is_no_mismatch():
    """Single precision is judged by what was added up, not by the little that is left of it."""
    datasets = in_databases(lamp_programme())
    frame = datasets["S01"][1]
    bought = frame["exchanges"][1]
    frame["exchanges"].append(
        {**bought, "type": "substitution", "amount": bought["amount"] * 0.9999999}
    )
    write_background()
    write_databases({found[0]["database"]: found for found in datasets.values()})
    left = footprint_of(datasets).unit_scores["S01", "frame"]["total"]
    assert left == pytest.approx(10.0 * 1e-7, rel=1e-6)


@bw2test
def test_inputs_outside_of_the_system_are_refused():
    datasets = write_lamp()
    first = copy.deepcopy(datasets)
    first["S02"][0]["exchanges"][1]["input"] = ("other", "power")
    with pytest.raises(UnknownDataset, match="other"):
        footprint_of(datasets, first)
    with pytest.raises(UnknownDataset, match="torch"):
        footprint_of(datasets, programme=studying(code="torch"))
    with pytest.raises(UnknownDataset, match="S09"):
        read_datasets("cfp lamp-2026 S09")


@bw2test
def test_two_runs_are_equal_and_remainders_are_kept():
    datasets = write_lamp()
    left = Remainder(
        member="S01",
        line="M01",
        item="ingot",
        amount=3.0,
        unit="kilogram",
        pool="site",
        reason="test runs",
        place=Place("W.xlsx", "Materials", "F7"),
    )
    one, two = (footprint_of(datasets, remainders=[left], horizon=20) for _ in range(2))
    assert one == two
    assert one.remainders == (left,)
    assert one.horizon == 20
    assert one.stamp["calculated"] == "2026-01-02T12:00:00+00:00"
    assert one.stamp["brightway"] in {"2", "2.5"}
    assert one.product_name == "Lamp"
