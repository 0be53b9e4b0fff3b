import json
import zipfile
from pathlib import Path

import bw2io
import pytest

from bw_cfp_programme import brightway, gwp, methods
from bw_cfp_programme.brightway.generation import bd
from bw_cfp_programme.errors import UnknownDataset, UnknownEdition

INDICATORS = methods.ALL_INDICATORS


@pytest.fixture
def project(bio_dir):  # noqa: ARG001 - current while the test runs
    with brightway.use_project("p"):
        yield methods.install("AR6")


def factors(names, indicator):
    """(flow name, compartments) -> factor."""
    found = {}
    for key, factor in brightway.method_factors(names[indicator]).items():
        node = brightway.get_node(key)
        found[node["name"], tuple(node["categories"])] = factor
    return found


def test_names_are_plain(project):
    assert project["total"] == ("CFP ISO 14067", "AR6 GWP100", "total")
    assert project["biogenic_removals"] == ("CFP ISO 14067", "AR6 GWP100", "biogenic removals")
    assert tuple(project) == INDICATORS
    assert set(project.values()) <= set(bd.methods)
    assert bd.methods[project["total"]]["unit"] == "kg CO2-Eq"
    assert bd.methods[project["total"]]["cfp"]["edition"] == "AR6"


def test_each_flow_stands_in_one_indicator_and_in_the_total(project):
    parts = [brightway.method_factors(project[name]) for name in INDICATORS[1:]]
    total = brightway.method_factors(project["total"])
    assert sum(len(part) for part in parts) == len(total)
    assert {key: value for part in parts for key, value in part.items()} == total


def test_the_split_of_carbon_dioxide_and_methane(project):
    air = ("air",)
    fossil, emitted, removed, land = (factors(project, name) for name in INDICATORS[1:])
    assert fossil["Carbon dioxide, fossil", air] == 1
    assert fossil["Methane, fossil", air] == 29.8
    assert emitted["Carbon dioxide, non-fossil", air] == 1
    assert emitted["Methane, non-fossil", air] == 27.0
    assert removed["Carbon dioxide, in air", ("natural resource", "in air")] == -1
    assert land["Carbon dioxide, from soil or biomass stock", air] == 1
    assert land["Carbon dioxide, to soil or biomass stock", ("soil",)] == -1
    assert land["Methane, from soil or biomass stock", air] == 29.8
    assert fossil["Dinitrogen monoxide", air] == 273
    assert fossil["Sulfur hexafluoride", air] == 24300


def test_all_air_compartments_count_and_none_else(project):
    total = factors(project, "total")
    air = {flow for flow in total if flow[0] == "Methane, fossil"}
    assert len(air) == 5
    assert {flow[1][0] for flow in total} == {"air", "natural resource", "soil"}


def bundled(name):
    """Factors of a method that bw2io ships: an implementation of AR6 that is not ours."""
    archive = Path(bw2io.__file__).parent / "data" / "lcia" / "lcia_39_ecoinvent.zip"
    with zipfile.ZipFile(archive) as opened:
        found = json.loads(opened.read(opened.namelist()[0]))
    (method,) = (method for method in found if tuple(method["name"]) == name)
    return {tuple(row["input"]): row["amount"] for row in method["exchanges"]}


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("horizon", [20, 100, 500])
def test_total_agrees_with_the_ipcc_2021_of_bw2io(horizon):
    """On every flow that bw2io characterises: SF6 aside, and what it leaves out is biogenic."""
    name = ("IPCC 2021", "climate change", f"global warming potential (GWP{horizon})")
    theirs = bundled(name)
    ours = brightway.method_factors(methods.install("AR6", horizon)["total"])
    index = methods.flow_index()
    sf6 = {key for key in theirs if index.key_of[key] == "SF6"}
    assert {theirs[key] for key in sf6} == {{20: 18300, 100: 25200, 500: 34100}[horizon]}
    assert {key: ours[key] for key in theirs.keys() - sf6} == pytest.approx(
        {key: theirs[key] for key in theirs.keys() - sf6}, rel=1e-12
    )
    extra = {index.key_of[key] for key in ours.keys() - theirs.keys() if key[0] == "biosphere3"}
    assert extra <= {"CO2-biogenic", "CO2-uptake", "CO2-uptake-correction", "C2Cl4", "SF6"}


def test_installing_again_changes_nothing(project):
    ids = brightway.node_ids()
    registered = json.dumps([[name, about] for name, about in bd.methods.items()], default=str)
    files = {path: path.stat().st_mtime_ns for path in Path(bd.projects.dir).rglob("*.*")}
    assert methods.install("AR6") == project
    assert brightway.node_ids() == ids
    assert json.dumps([[n, about] for n, about in bd.methods.items()], default=str) == registered
    now = {path: path.stat().st_mtime_ns for path in Path(bd.projects.dir).rglob("*.*")}
    assert {path.name for path in files if now.get(path) != files[path]} == set()


def test_a_further_edition_keeps_ids_and_scores(project):
    ids = brightway.node_ids()
    for edition in methods.editions():
        names = methods.install(edition)
        assert brightway.method_factors(names["total"])
    assert ids.items() <= brightway.node_ids().items()
    assert (
        factors(project, "fossil")["HFC-227ea (1,1,1,2,3,3,3-Heptafluoropropane)", ("air",)] == 3600
    )


@pytest.mark.usefixtures("project")
def test_every_gas_of_every_edition_has_a_flow():
    for edition in methods.editions():
        loaded = gwp.load_edition(edition)
        names = methods.install(edition)
        index = methods.flow_index(loaded)
        counted = {index.key_of[key] for key in brightway.method_factors(names["total"])}
        assert counted == set(loaded.keys())


def test_biosphere3_is_not_written(project):
    modified = bd.databases["biosphere3"]["modified"]
    methods.install("AR5")
    assert bd.databases["biosphere3"]["modified"] == modified
    assert project


def test_an_edition_of_ones_own_is_installed(project, tmp_path):
    """Seven flows, as an independent solution of the US LCI used them, and a gas of one's own."""
    path = tmp_path / "SEVEN.csv"
    rows = ["CO2,other,Carbon dioxide,CO2,,100,1", "CH4,fossil,Methane,CH4,,100,29.8",
            "N2O,other,Nitrous oxide,N2O,,100,273", "SF6,other,SF6,SF6,,100,25200",
            "X9,other,Invented gas,X9,,100,9"]  # fmt: skip
    path.write_text(
        "gas,kind,name,formula,cas,horizon,value\n" + "\n".join(rows) + "\n", encoding="utf-8"
    )
    ids = brightway.node_ids()
    names = methods.install(path)
    assert names["total"] == ("CFP ISO 14067", "SEVEN GWP100", "total")
    fossil = factors(names, "fossil")
    assert fossil["Sulfur hexafluoride", ("air",)] == 25200
    assert fossil["X9 (Invented gas)", ("air",)] == 9
    assert ("Methane, non-fossil", ("air",)) not in factors(names, "total")
    assert ids.items() <= brightway.node_ids().items()
    assert factors(project, "fossil")["Sulfur hexafluoride", ("air",)] == 24300


@pytest.mark.usefixtures("project")
def test_a_horizon_without_values_is_refused():
    with pytest.raises(UnknownEdition, match="GWP20"):
        methods.install("AR5", 20)
    with pytest.raises(UnknownEdition, match="indicator"):
        methods.method_name("AR6", 100, "aircraft")


def test_a_score_is_that_of_the_arithmetic(project):
    """1 kg each of five flows: 1 + 27 - 1 + 1 - 1; HFC-227ea 0.001 kg: 3.6."""
    index = methods.flow_index()
    amounts = {"CO2": 1.0, "CH4-biogenic": 1.0, "CO2-uptake": 1.0, "CO2-land-use": 1.0,
               "CO2-to-stock": 1.0, "HFC-227ea": 0.001}  # fmt: skip
    exchanges = [{"type": "production", "input": ("made", "x"), "amount": 1.0}]
    exchanges += [
        {"type": "biosphere", "input": index.flow(key), "amount": amount}
        for key, amount in amounts.items()
    ]
    dataset = {"code": "x", "name": "x", "unit": "kilogram", "location": "TW", "type": "process"}
    brightway.write_database("made", [{**dataset, "exchanges": exchanges}])
    scores = {name: brightway.lca({("made", "x"): 1.0}, project[name]).score for name in INDICATORS}
    expected = {"total": 30.6, "fossil": 4.6, "biogenic_emissions": 27.0,
                "biogenic_removals": -1.0, "land_use_change": 0.0}  # fmt: skip
    assert scores == pytest.approx(expected, rel=1e-6, abs=1e-6)


def test_flows_of_another_biosphere_count_too(project):
    """By name for CO2 and methane, by CAS number for the rest; unknown origin is not guessed."""

    def flow(code, name, cas):
        return {"code": code, "name": name, "unit": "kilogram", "type": "emission",
                "categories": ("air", "indoor"), "CAS number": cas}  # fmt: skip

    brightway.write_database("their biosphere", [
        flow("a", "Carbon dioxide, fossil", "124-38-9"),
        flow("b", "HFC-134a", "000811-97-2"),
        flow("c", "Methane", "74-82-8"),
    ])  # fmt: skip
    methods.install("AR6")
    found = brightway.method_factors(project["fossil"])
    assert found["their biosphere", "a"] == 1
    assert found["their biosphere", "b"] == 1530
    assert ("their biosphere", "c") not in brightway.method_factors(project["total"])


@pytest.mark.usefixtures("project")
def test_flows_to_link_to_are_the_unspecified_ones():
    index = methods.flow_index()
    node = brightway.get_node(index.flow("CH4"))
    assert (node["database"], node["categories"]) == ("biosphere3", ("air",))
    urban = ("air", "urban air close to ground")
    assert brightway.get_node(index.flow("CH4", urban))["categories"] == urban
    assert brightway.get_node(index.flow("CO2-uptake"))["name"] == "Carbon dioxide, in air"
    assert index.flow("HFC-227ea") == ("cfp biosphere", "HFC-227ea")
    assert index.flow("CO2e-removals") == ("cfp biosphere", "CO2e-removals")
    with pytest.raises(UnknownDataset, match="CH5"):
        index.flow("CH5")


def test_every_shipped_edition_can_be_registered(bio_dir):  # noqa: ARG001 - current
    with brightway.use_project("p"):
        methods.install_shipped()
        labels = {name[1] for name in bd.methods if name[0] == "CFP ISO 14067"}
        assert labels == {
            "AR4 GWP100", "AR5 GWP100", "AR5-CCF GWP100",
            "AR6 GWP20", "AR6 GWP100", "AR6 GWP500",
        }  # fmt: skip
