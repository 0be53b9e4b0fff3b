"""Flows of another biosphere that nobody can count: told, and counted once a person has decided."""

import pytest

from bw_cfp_programme import brightway, methods

HEAD = "flow,compartment,emission,mapper,date,reason\n"


def flow(code, name, categories, cas=""):
    return {"code": code, "name": name, "unit": "kilogram", "type": "emission",
            "categories": categories, "CAS number": cas}  # fmt: skip


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


@pytest.fixture
def project(bio_dir):  # noqa: ARG001 - current while the test runs
    """A plant that burns, on which a background process stands; flow h is used by nobody."""
    emitted = [("theirs", code) for code in "abcdefg"]
    made = {"type": "production", "input": ("plant", "p"), "amount": 1.0}
    burning = [{"type": "biosphere", "input": key, "amount": 1.0} for key in emitted]
    plant = {"code": "p", "name": "p", "unit": "kilogram", "type": "process", "location": "US"}
    own = {"type": "production", "input": ("bg", "q"), "amount": 1.0}
    used = {"type": "technosphere", "input": ("plant", "p"), "amount": 2.0}
    with brightway.use_project("p"):
        brightway.write_database("theirs", FLOWS)
        brightway.write_database("plant", [{**plant, "exchanges": [made, *burning]}])
        brightway.write_database("bg", [{**plant, "code": "q", "exchanges": [own, used]}])
        yield


def score(decided=None):
    return brightway.lca({("bg", "q"): 1.0}, methods.install("AR6", decided=decided)["total"]).score


@pytest.mark.usefixtures("project")
def test_what_would_be_zero_in_silence_is_told():
    found = methods.uncounted_flows(methods.flow_index(), ["bg"])
    assert [(one.name, one.compartment, one.gas) for one in found] == [
        ("Carbon dioxide", "emission/air", "CO2"),
        ("Methane, biogenic", "air", "CH4"),
        ("Nitrous oxide", "emission/air", "N2O"),
    ]
    assert methods.uncounted_flows(methods.flow_index(), ["biosphere3"]) == ()
    assert score() == pytest.approx(2 * 273)


@pytest.mark.usefixtures("project")
def test_a_decision_counts_every_sub_compartment(tmp_path):
    path = tmp_path / "flows.csv"
    rows = ("Carbon dioxide,emission/air,CO2,Lin,2026-01-31,fuel inventory",
            '"Methane, biogenic",air,CH4-biogenic,Lin,2026-01-31,says so')  # fmt: skip
    path.write_text(HEAD + "\n".join(rows), encoding="utf-8-sig")
    decided, problems = methods.read_flow_decisions(path)
    assert problems == []
    left = methods.uncounted_flows(methods.flow_index(decided=decided), ["bg"])
    assert [one.name for one in left] == ["Nitrous oxide"]
    assert score(decided) == pytest.approx(2 * (273 + 2 * 1 + 27.0))


@pytest.mark.usefixtures("project")
def test_no_flow_of_biosphere3_is_taken_for_an_unknown_gas():
    assert {item.key[0] for item, _ in methods.flow_index().lookalikes} == {"theirs"}


def test_mistakes_in_the_file_are_told_by_line(tmp_path):
    path = tmp_path / "flows.csv"
    assert methods.read_flow_decisions(path) == ({}, [])
    rows = ("Methane,air,CH5,Lin,2026-01-31,why", "Methane,,CH4,,2026-01-31,why,too,many")
    path.write_text(HEAD + "\n".join(rows), encoding="utf-8")
    decided, problems = methods.read_flow_decisions(path)
    assert decided == {}
    assert [(one.code, one.place.cell) for one in problems] == [
        ("flow_decision_emission", "line 2"),
        ("flow_decision_blank", "line 3"),
    ]
    assert problems[1].values["fields"] == "compartment, mapper"
    path.write_text("flow,emission\nMethane,CH4\n", encoding="utf-8")
    assert [one.code for one in methods.read_flow_decisions(path)[1]] == ["decisions_columns"]
    path.write_bytes(HEAD.encode() + "甲烷".encode("big5"))
    assert [one.code for one in methods.read_flow_decisions(path)[1]] == ["decisions_not_utf8"]
