"""A background of one's own, whose carbon dioxide does not say where it comes from."""

import bw2io
import mini
import pytest

from bw_cfp_programme import brightway
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.programme.calculate import calculate, report
from bw_cfp_programme.programme.importing import import_workbooks

ROW = "Carbon dioxide,air,CO2,Lin,2026-01-31,a power plant's stack\n"


def add_background(folder):
    """A power plant that says "Carbon dioxide": 0.7 kg for a kWh."""
    flow = {"code": "co2", "name": "Carbon dioxide", "unit": "kilogram", "type": "emission",
            "categories": ("air",)}  # fmt: skip
    plant = {"code": "power", "name": "Own power plant", "reference product": "Power",
             "unit": "kilowatt hour", "location": "TW", "type": "process", "exchanges": [
                 {"type": "production", "input": ("own", "power"), "amount": 1000.0},
                 {"type": "biosphere", "input": ("own", "co2"), "amount": 700.0}]}  # fmt: skip
    with brightway.use_project(open_programme(folder).project):
        brightway.write_database("own", [{**flow, "exchanges": []}, plant])
    text = (folder / FILE).read_text(encoding="utf-8")
    text = text.replace('["cfp factors TW MOENV"]', '["own", "cfp factors TW MOENV"]')
    (folder / FILE).write_text(text, encoding="utf-8")


HEAD = "flow,compartment,emission,mapper,date,reason\n"


def warned(codes):
    return [code for code in codes if code == "flow_uncounted"]


def told(report, code="flow_uncounted"):
    """The English sentences of one kind of problem in a report."""
    section = report.section("problems")
    pairs = zip(section.column("code"), section.column("message"), strict=True)
    return [sentence.said("en") for kind, sentence in pairs if kind == code]


def test_zero_is_told_until_somebody_decides(folder):
    add_background(folder)
    power = {**mini.power("E1", 100.0), "background": "Own power plant"}
    for member in ("S1", "S2"):
        mini.write(folder, member)
    mini.write(folder, "LEAD", energy=[power])
    imported = import_workbooks(folder, clock=mini.clock)
    assert len(imported.imported) == 3
    assert warned(problem.code for problem in imported.problems) == ["flow_uncounted"]

    silent = report(folder, clock=mini.clock)
    assert abs(silent.header.footprint - (mini.TOTAL - 2 * 0.606)) < 1e-5
    assert warned(silent.section("problems").column("code")) == ["flow_uncounted"]

    (folder / "mappings" / "flows.csv").write_text(HEAD + ROW, encoding="utf-8")
    decided = report(folder, clock=mini.clock)
    assert abs(decided.header.footprint - (mini.TOTAL - 2 * 0.606 + 2 * 0.7)) < 1e-5
    assert warned(decided.section("problems").column("code")) == []


MOBILITY = "Mobility example"


def outside(dataset):
    return {"supplier": "outside", "background": dataset}


@pytest.fixture
def mobility(folder):
    """A lead whose background is the example of bw2io, where a flow has no compartment.

    100 kg of steel at 1.5 and 3.6 GJ of electricity at 0.6 per kWh for 10 pieces: 75 kg each.
    """
    with brightway.use_project(open_programme(folder).project), brightway.quiet():
        bw2io.add_example_database()
    text = (folder / FILE).read_text(encoding="utf-8")
    (folder / FILE).write_text(text.replace("cfp factors TW MOENV", MOBILITY), encoding="utf-8")
    steel = mini.line("M1", "main_material", "Steel", 100.0, "kilogram", **outside("Steel"))
    grid = mini.line("E1", "electricity", "Grid", 3.6, "gigajoule", **outside("Electricity"))
    product = mini.product("LAMP", 10.0, mass=10.0)
    rows = {"products": [product], "materials": [steel], "energy": [grid]}
    mini.write(folder, "LEAD", rows=rows)
    return folder


@pytest.mark.filterwarnings("ignore")
def test_a_flow_without_compartment_is_told_with_the_member_it_reaches(mobility):
    imported = import_workbooks(mobility, clock=mini.clock)
    (found,) = [one for one in imported.problems if one.code == "flow_uncounted"]
    assert (found.values["flow"], found.values["compartment"]) == ("CO2", "")
    assert (found.values["database"], found.values["members"]) == (MOBILITY, "LEAD")
    assert "（未標環境介質）" in found.message("zh_TW")
    for _ in range(2):  # computed, and as it was kept
        silent = report(mobility, clock=mini.clock)
        assert silent.header.footprint == 0
        assert [sentence[:35] for sentence in told(silent)] == [found.message("en")[:35]]


@pytest.mark.filterwarnings("ignore")
def test_a_blank_compartment_decides_what_has_none(mobility):
    decisions = mobility / "mappings" / "flows.csv"
    decisions.write_text(HEAD + "CO2,,,Lin,2026-01-31,fuel\n", encoding="utf-8")
    refused = report(mobility, clock=mini.clock)
    assert len(told(refused)) == len(told(refused, "flow_decision_blank")) == 1
    decisions.write_text(HEAD + "CO2,,CO2,Lin,2026-01-31,fuel\n", encoding="utf-8")
    decided = report(mobility, clock=mini.clock)
    assert decided.header.footprint == pytest.approx(75.0, abs=1e-9)
    assert told(decided) == []


@pytest.mark.filterwarnings("ignore")
def test_a_decided_flow_stands_under_the_gas_that_it_is(mobility):
    decisions = mobility / "mappings" / "flows.csv"
    decisions.write_text(HEAD + "CO2,,CO2-biogenic,Lin,2026-01-31,wood\n", encoding="utf-8")
    result = calculate(mobility, clock=mini.clock)
    assert result.by_gas == pytest.approx({"CO2-biogenic": 75.0}, rel=1e-6)
    assert result.totals["biogenic_emissions"] == pytest.approx(75.0)


def test_a_flow_that_reaches_nobody_is_left_in_peace(folder):
    add_background(folder)
    mini.write_all(folder)
    imported = import_workbooks(folder, clock=mini.clock)
    assert warned(problem.code for problem in imported.problems) == []
