"""The key `cfp`: what is written is read again, in plain types, and older imports are blank."""

import ast
import json
from dataclasses import MISSING, fields, replace
from pathlib import Path

import pytest

import bw_cfp_programme
from bw_cfp_programme.cfp_key import (
    KEY,
    PublishedGas,
    Taken,
    Wanted,
    converted,
    member_of,
    of_factor,
    of_line,
    of_product,
    part_of_gas,
    product_of,
    published_of,
    stage_of,
    stated_of,
    taken_of,
    wanted_of,
)
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import AllocationStep, MappingDecision
from bw_cfp_programme.stated import Stated

STATED = Stated(
    line="M01",
    category="main_material",
    item="鋁錠",
    stage="raw_materials",
    place=Place("S03.xlsx", "原物料 Materials", "F7"),
    workbook="ab" * 32,
    activity=12000.0,
    activity_unit="kilogram",
    mass_per_unit=1.0,
    data_kind="measured",
    credibility="calibrated_external",
    activity_uncertainty=(0.02, 0.03),
    factor_kind="national",
    factor_uncertainty=(0.1, 0.2),
    evidence="EV03",
    primary=True,
    aircraft=True,
)
STEP = AllocationStep(
    pool="site", rule="mass", numerator=3.0, denominator=4.0, unit="kilogram",
    chosen_by="pool", reason="weighed", passed_over=("machine_hours", "labour_hours"),
)  # fmt: skip
TAKEN = Taken(
    stated=STATED,
    conversion=2.0,
    allocation=(STEP,),
    share=0.75,
    mapping=MappingDecision(condition="proxy", mapper="Lin", date="2026-01-05", reason="like it"),
)
WANTED = Wanted(supplier="S04", product="INGOT", background="Aluminium", gas="CO2")
EXCHANGE = {"type": "technosphere", "amount": TAKEN.amount, **of_line(TAKEN, WANTED)}


def test_all_that_was_stated_is_read_again_from_json():
    """The example says every field, so that a new one that is not kept is noticed here."""
    defaults = {f.name: f.default for f in fields(Stated) if f.default is not MISSING}
    assert all(getattr(STATED, name) != blank for name, blank in defaults.items())
    kept = json.loads(json.dumps(EXCHANGE))
    assert taken_of(kept) == TAKEN
    assert wanted_of(kept) == WANTED


def test_what_an_older_import_did_not_say_is_blank():
    kept = {**EXCHANGE, "cfp": dict(EXCHANGE["cfp"])}
    for name in ("credibility", "activity_uncertainty", "factor_kind", "mapping"):
        del kept["cfp"][name]
    blank = replace(STATED, credibility="", activity_uncertainty=None, factor_kind="")
    assert taken_of(kept) == replace(TAKEN, stated=blank, mapping=None)


def test_what_no_import_wrote_is_no_line():
    assert taken_of({"amount": 1.0}) is None
    assert taken_of({"amount": 1.0, "cfp": {"stage": "use"}}) is None
    assert not wanted_of({"amount": 1.0})


def test_a_changed_line_keeps_its_name_and_loses_its_document():
    alone = STATED.changed(5.0, "ton")
    assert (alone.activity, alone.activity_unit) == (5.0, "ton")
    assert (alone.line, alone.item, alone.place) == ("M01", "鋁錠", STATED.place)
    assert (alone.evidence, alone.data_kind, alone.credibility) == ("", "", "")
    assert (alone.primary, alone.activity_uncertainty, alone.factor_kind) == (False, None, "")


def test_other_units_and_gases_leave_amount_and_line_in_step():
    why = MappingDecision(condition="equal")
    linked = converted(EXCHANGE, factor=0.001, mapping=why, aircraft=False)
    part = part_of_gas(linked, "HFC-32", 0.5)
    for exchange in (linked, part):
        assert exchange["amount"] == pytest.approx(taken_of(exchange).amount, rel=1e-15)
        assert stated_of(exchange) == STATED
        assert taken_of(exchange).mapping == why
    assert wanted_of(part) == replace(WANTED, gas="HFC-32")
    assert taken_of(EXCHANGE) == TAKEN


def test_of_datasets():
    about = of_product(
        member="S03", product="ALH", stage="use", role="main", name_zh="殼", mass_per_unit=0.3,
        place=STATED.place, workbook=STATED.workbook,
    )  # fmt: skip
    dataset = {"code": "ALH use", **json.loads(json.dumps(about))}
    assert (member_of(dataset), product_of(dataset), stage_of(dataset)) == ("S03", "ALH", "use")
    others = {"code": "steel"}
    assert (member_of(others), product_of(others), stage_of(others)) == ("", "steel", "")


def test_of_published_numbers():
    gas = PublishedGas(gas="CH4", flow=("biosphere3", "ch4"), amount=0.5, uncertainty=(0.1, 0.2))
    kept = of_factor(
        table="own", edition="1", name_zh="蒸汽", location="TW", aircraft=False, kind="national",
        about={"year": "2024", "source": "MOENV", "licence": "OGDL", "megajoule": "2.5"},
        uncertainty=(0.05, 0.05), gases=[gas],
    )  # fmt: skip
    said = published_of(json.loads(json.dumps(kept)))
    assert (said.name_zh, said.year, said.location) == ("蒸汽", "2024", "TW")
    assert (said.source, said.megajoule, said.kind) == ("MOENV, 1, OGDL", 2.5, "national")
    assert (said.uncertainty, said.gases) == ((0.05, 0.05), (gas,))
    others = published_of({"name": "steel", "location": "GLO"})
    assert (others.location, others.category, others.aircraft) == (None, None, None)


def test_no_other_room_spells_the_key():
    house = Path(bw_cfp_programme.__file__).parent
    spelt = [
        path.relative_to(house).as_posix()
        for path in house.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value == KEY
    ]
    assert spelt == ["cfp_key/plain.py"]
