"""Flows of another biosphere that nobody can count: told, and counted once a person has decided."""

import pytest

from bw_cfp_programme import brightway, gwp, methods
from bw_cfp_programme.brightway.generation import bd

HEAD = "flow,compartment,emission,mapper,date,reason\n"


def flow(code, name, categories, cas="", **more):
    return {"code": code, "name": name, "unit": "kilogram", "type": "emission",
            "categories": categories, "CAS number": cas, **more}  # fmt: skip


FLOWS = [
    flow("a", "Carbon dioxide", ("emission", "air", "rural")),
    flow("b", "Carbon dioxide", ("emission", "air")),
    flow("c", "Methane, biogenic", ("air",), "000074-82-8"),
    flow("d", "Dinitrogen monoxide", ("air",), "010024-97-2"),
    flow("e", "Carbon dioxide", ("water",), "124-38-9"),
    flow("f", "Carbon monoxide", ("air",), "630-08-0"),
    flow("g", "Nitrous oxide", ("emission", "air")),
    flow("h", "Methane", ("air",)),
]


def dataset(database, code, *exchanges, **more):
    made = {"type": "production", "input": (database, code), "amount": 1.0}
    return {"code": code, "name": code, "unit": "kilogram", "type": "process", "location": "US",
            "exchanges": [made, *exchanges], **more}  # fmt: skip


def emitted(*keys):
    return [{"type": "biosphere", "input": key, "amount": 1.0} for key in keys]


@pytest.fixture
def project(bio_dir):  # noqa: ARG001 - current while the test runs
    """A plant that burns, on which a background process stands; flow h is used by nobody."""
    burning = emitted(*(("theirs", code) for code in "abcdefg"))
    used = {"type": "technosphere", "input": ("plant", "p"), "amount": 2.0}
    with brightway.use_project("p"):
        brightway.write_database("theirs", FLOWS)
        brightway.write_database("plant", [dataset("plant", "p", *burning)])
        brightway.write_database("bg", [dataset("bg", "q", used)])
        yield


def score(decided=None):
    return brightway.lca({("bg", "q"): 1.0}, methods.install("AR6", decided=decided)["total"]).score


@pytest.mark.usefixtures("project")
def test_what_would_be_zero_in_silence_is_told():
    found = methods.uncounted_flows(methods.flow_index(), ["bg"])
    assert [(one.name, one.compartment, one.gas) for one in found] == [
        ("Carbon dioxide", "emission/air", "CO2"),
        ("Carbon dioxide", "water", "CO2"),
        ("Methane, biogenic", "air", "CH4-biogenic"),
        ("Nitrous oxide", "emission/air", "N2O"),
    ]
    assert found[0].keys == (("theirs", "a"), ("theirs", "b"))
    assert methods.uncounted_flows(methods.flow_index(), ["biosphere3"]) == ()
    assert score() == pytest.approx(2 * 273)


@pytest.mark.usefixtures("project")
def test_a_decision_counts_every_sub_compartment(tmp_path):
    path = tmp_path / "flows.csv"
    rows = ("Carbon dioxide,emission/air,CO2,Lin,2026-01-31,fuel inventory",
            "Carbon dioxide,water,none,Lin,2026-01-31,stays dissolved",
            '"Methane, biogenic",air,CH4-biogenic,Lin,2026-01-31,says so')  # fmt: skip
    path.write_text(HEAD + "\n".join(rows), encoding="utf-8-sig")
    decided, problems = methods.read_flow_decisions(path)
    assert problems == []
    left = methods.uncounted_flows(methods.flow_index(decided=decided), ["bg"])
    assert [one.name for one in left] == ["Nitrous oxide"]
    assert score(decided) == pytest.approx(2 * (273 + 2 * 1 + 27.0))


@pytest.mark.usefixtures("project")
def test_no_flow_of_biosphere3_is_taken_for_an_unknown_gas():
    assert {one.item.key[0] for one in methods.flow_index().lookalikes} == {"theirs"}


def test_mistakes_in_the_file_are_told_by_line(tmp_path):
    path = tmp_path / "flows.csv"
    assert methods.read_flow_decisions(path) == ({}, [])
    rows = ("Methane,air,CH5,Lin,2026-01-31,why", ",,CH4,,2026-01-31,why,too,many",
            "CO2,,CO2,Lin,2026-01-31,no compartment", "CO2,,CO2-biogenic,Lin,2026-01-31,again",
            "CO2,,CO2,Lin,2026-01-31,the same again")  # fmt: skip
    path.write_text(HEAD + "\n".join(rows), encoding="utf-8")
    decided, problems = methods.read_flow_decisions(path)
    assert decided == {("CO2", ""): "CO2"}
    assert [(one.code, one.place.cell) for one in problems] == [
        ("flow_decision_emission", "line 2"),
        ("row_beyond_header", "line 3"),
        ("flow_decided_twice", "line 5"),
    ]
    assert problems[1].values["cells"] == "too, many"
    path.write_text("flow,emission\nMethane,CH4\n", encoding="utf-8")
    assert [one.code for one in methods.read_flow_decisions(path)[1]] == ["csv_columns"]
    path.write_bytes(HEAD.encode() + "甲烷".encode("big5"))
    assert [one.code for one in methods.read_flow_decisions(path)[1]] == ["text_not_utf8"]


RELATIVES = [  # (what a publisher writes of a flow, what it looks like)
    ({"name": "CO2", "categories": None}, "CO2"),
    ({"name": "CO2", "categories": ()}, "CO2"),
    ({"name": "CO2", "categories": ("emissions",)}, "CO2"),
    ({"name": "CO2", "categories": "air"}, "CO2"),
    ({"name": "Carbon dioxide, fossil", "categories": ("luft",)}, "CO2"),
    ({"name": "Carbon dioxide, fossil", "categories": ("大氣",)}, "CO2"),
    ({"name": "Carbon dioxide, fossil", "categories": ("Air pollution",)}, "CO2"),
    ({"name": "carbon dioxide (fossil)", "categories": ("emission to atmosphere",)}, "CO2"),
    ({"name": "CARBON DIOXIDE", "categories": ("AIR", "stratosphere")}, "CO2"),
    ({"name": "Carbon dioxide, biogenic", "categories": ("air", "long-term")}, "CO2-biogenic"),
    ({"name": "Carbon dioxide", "categories": ("resource", "in air")}, "CO2-uptake"),
    ({"name": "Carbon dioxide, in air", "categories": ("Raw materials",)}, "CO2-uptake"),
    ({"name": "Kohlendioxid, fossil", "categories": ("Luft",)}, "CO2"),
    ({"name": "二酸化炭素", "categories": ("大気",)}, "CO2"),
    ({"name": "氧化亚氮", "categories": ("空气",)}, "N2O"),
    ({"name": "Metano biogênico", "categories": ("ar",)}, "CH4-biogenic"),
    ({"name": "Emission 7", "CAS number": "000124-38-9", "categories": None}, "CO2"),
    ({"name": "Emission 7", "cas": "2551-62-4", "categories": ("out",)}, "SF6"),
    ({"name": "Emission 7", "formula": "F6S", "categories": ("air",)}, "SF6"),
    ({"name": "Emission 7", "formula": "C2H2F4", "categories": None}, "HFC-134 / HFC-134a"),
    ({"name": "Emission 7", "synonyms": ["Laughing gas"], "categories": None}, "N2O"),
    ({"name": "R-410A", "categories": None}, "HFC-32 + HFC-125"),
    ({"name": "Methane, tetrafluoro-, CFC-14", "categories": ("air",)}, "CF4"),
    ({"name": "Methane, chlorodifluoro-", "categories": ("air",)}, "HCFC-22"),
    ({"name": "Methane, tetrachloro-, CFC-10", "categories": ("air",)}, "CCl4"),
    ({"name": "Methane, dichloro, HCC-30", "categories": ("air",)}, "CH2Cl2"),
    ({"name": "HFC-134a", "categories": ("water",)}, "HFC-134a"),
    ({"name": "CO2", "type": "flow of our own", "categories": None}, "CO2"),
    ({"name": "化糞池CH4", "categories": None}, "CH4"),
    ({"name": "CO2排放", "categories": ("大气",)}, "CO2"),
    ({"name": "bioCO2", "categories": ("air",)}, "CO2"),
    ({"name": "ก๊าซมีเทน", "categories": ("อากาศ",)}, "CH4"),
    ({"name": "Carbon dioxit", "categories": ("không khí",)}, "CO2"),
    ({"name": "Methane, bio", "categories": ("air",)}, "CH4"),
    ({"name": "Kohlendioxid, biotisch", "categories": ("Luft",)}, "CO2-biogenic"),
    ({"name": "Sulphur hexaflouride", "categories": ("air",)}, "SF6"),
    ({"name": "R-410A leakage", "categories": ("air",)}, "HFC-32 + HFC-125"),
    ({"name": "HFCs and PFCs, unspecified", "categories": ("air",)}, "HFCs"),
    ({"name": "Perfluorocarbons", "categories": ("air",)}, "PFCs"),
    ({"name": "HFE-347", "categories": ("air",)}, "HFEs"),
    ({"name": "GHG emissions", "categories": None}, "CO2e"),
    ({"name": "Emission 7", "CAS number": "00124389", "categories": None}, "CO2"),
    ({"name": "Methane from digestion", "CAS number": "n/a", "categories": None}, "CH4"),
]  # fmt: skip


@pytest.mark.parametrize(("publisher", "gas"), RELATIVES)
def test_whatever_its_compartment_and_name_a_gas_is_told(bw_dir, publisher, gas):  # noqa: ARG001
    """The flow lies among the activities, as in bw2io's Mobility example."""
    with brightway.use_project("p", create=True):
        own = {**flow("x", "", None), **publisher}
        brightway.write_database("bg", [own, dataset("bg", "q", *emitted(("bg", "x")))])
        (found,) = methods.uncounted_flows(methods.flow_index(), ["bg"])
        assert (found.name, found.gas) == (publisher["name"], gas)
        decided = {(found.name, found.compartment): "CO2"}
        assert score(decided) == 1.0
        assert methods.uncounted_flows(methods.flow_index(decided=decided), ["bg"]) == ()


SILENT = [
    {"name": "Methane, nitro-", "categories": ("air",)},
    {"name": "Hydrocarbons (other than methane)", "categories": None},
    {"name": "Ethane thiol", "CAS number": "000075-08-1", "categories": ("air",)},
    {"name": "Chloroform, from solvents", "CAS number": "67-66-3", "categories": ("water", "sea")},
    {"name": "Pit methane", "categories": ("resource", "in ground"), "unit": "megajoule"},
    {"name": "Carbon-14", "categories": ("air",), "unit": "kilo Becquerel"},
    {"name": "Carbon monoxide, fossil", "categories": ("air",)},
    {"name": "Ammonia", "categories": None},
    {"name": "非CO2物質", "categories": None},
    {"name": "Organics, non-CO2", "categories": None},
    {"name": "NMVOC", "categories": ("air",)},
]


@pytest.mark.parametrize("publisher", SILENT)
def test_what_is_no_emission_of_a_gas_is_left_in_peace(bio_dir, publisher):  # noqa: ARG001
    with brightway.use_project("p"):
        own = {**flow("x", "", None), **publisher}
        brightway.write_database("bg", [own, dataset("bg", "q", *emitted(("bg", "x")))])
        assert methods.uncounted_flows(methods.flow_index(), ["bg"]) == ()


@pytest.mark.usefixtures("project")
def test_a_flow_counts_by_its_mass():
    """A gram is a gram; a cubic metre cannot be counted, not even by decision."""
    tons = flow("t", "Carbon dioxide, fossil", ("air",), unit="ton")
    volume = flow("v", "Methane, fossil", ("air",), unit="cubic meter")
    brightway.write_database("units", [tons, volume])
    own = dataset("bg", "q", *emitted(("units", "t"), ("units", "v")))
    brightway.write_database("bg", [own])
    decided = {("Methane, fossil", "air"): "CH4"}
    (found,) = methods.uncounted_flows(methods.flow_index(decided=decided), ["bg"])
    assert (found.name, found.gas, found.unit) == ("Methane, fossil", "CH4", "cubic meter")
    assert score(decided) == pytest.approx(1000.0)


@pytest.mark.usefixtures("project")
def test_gases_that_an_edition_does_not_rate_are_named():
    methods.install("AR6")
    olefin = dataset(
        "olefin", "q", *emitted((methods.OWN, "HFO-1234yf"), (methods.OWN, "HFC-227ea"))
    )
    brightway.write_database("olefin", [olefin])
    for edition, silent in {"AR4": ("HFO-1234yf",), "AR6": ()}.items():
        loaded = gwp.load_edition(edition)
        index = methods.flow_index(loaded)
        assert methods.gases_without_factor(index, loaded, ["olefin"]) == silent


@pytest.mark.usefixtures("project")
def test_processes_are_no_flows():
    named = dataset("bg", "q", name="Carbon dioxide, fossil", categories=("air",))
    brightway.write_database("bg", [named])
    assert ("bg", "q") not in methods.flow_index().key_of
    assert "bg" in bd.databases
