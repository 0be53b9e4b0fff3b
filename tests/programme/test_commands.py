"""The whole way by commands, as a consultant types them."""

import json

import mini
import pytest
from click.testing import CliRunner

from bw_cfp_programme.cli.main import main
from bw_cfp_programme.errors import WrongParameter
from bw_cfp_programme.programme.assess import assess
from bw_cfp_programme.programme.importing import import_workbooks
from bw_cfp_programme.reporting.machine import section_dict


def run(*words):
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def total_of(document):
    """The footprint in the JSON of a report."""
    totals = document["chapters"][0]["sections"][0]["rows"]
    return next(row["score"] for row in totals if row["indicator"] == "total")


def test_from_templates_to_the_page(folder):
    blank = run("template", folder)
    assert blank.exit_code == 0
    assert (folder / "templates" / "S1.xlsx").is_file()
    files = sorted((mini.write_all(folder) / "submissions").glob("*.xlsx"))
    checked = run("check", *files, "--json")
    assert checked.exit_code == 0
    assert all(p["severity"] != "error" for p in json.loads(checked.output)["problems"])
    imported = run("import", folder, "--json")
    assert imported.exit_code == 0
    assert set(json.loads(imported.output)["imported"]) == {"LEAD", "S1", "S2"}
    total = total_of(json.loads(run("calculate", folder, "--json").output))
    assert total == pytest.approx(mini.TOTAL, rel=1e-12)
    assert f"{mini.TOTAL:.3f}" in run("calculate", folder).output
    tried = json.loads(run("cut-off", folder, "--single", 0.6, "--total", 0.9, "--json").output)
    facts = [section["facts"] for section in tried["sections"]]
    assert [(each["limit_single"], each["limit_total"]) for each in facts] == [(0.6, 0.9)] * 2
    assert run("cut-off", folder, "--single", 1.1).exit_code == 2
    written = run("export", folder, "--lang", "zh_TW").output.split()
    assert {path.rpartition("/")[2] for path in written} >= {"register.xlsx", "report.zh_TW.html"}


def test_a_decision_lets_a_line_in(folder):
    mini.write_all(folder)
    mini.write(folder, "LEAD", materials=[mini.LEAD["materials"][0], mini.ingot(background=None)])
    assert run("import", folder).exit_code == 1
    waiting = json.loads(run("map", folder, "--json").output)
    assert [(line["member"], line["item"]) for line in waiting] == [("LEAD", "Ingot")]
    refused = run("map", folder, "--item", "Ingot", "--dataset", "Aluminium ingot (2013)")
    assert refused.exit_code == 2  # nobody signs for it
    decided = run(
        "map", folder, "--item", "Ingot", "--dataset", "Aluminium ingot (2013)",
        "--condition", "equal", "--mapper", "Lin", "--reason", "same metal",
    )  # fmt: skip
    assert decided.exit_code == 0
    assert run("import", folder).exit_code == 0
    total = total_of(json.loads(run("calculate", folder, "--json").output))
    assert total == pytest.approx(mini.TOTAL, rel=1e-12)


def test_what_an_assessment_calls_an_error_stops_a_script(folder):
    """A life-cycle factor of electricity, and beside it one that counts a part of electricity."""
    upstream = {**mini.power("E2", 500.0), "background": "electricity-upstream-2022"}
    mini.write_all(folder)
    mini.write(folder, "S2", energy=[mini.power("E1", 500.0), upstream])
    assert run("import", folder).exit_code == 0
    told = run("calculate", folder)
    assert told.exit_code == 1
    assert "two measures in one study" in told.output
    assert "\nS2.xlsx\n  ✗ " in told.output
    machine = run("calculate", folder, "--json")
    assert machine.exit_code == 1
    (findings,) = [
        section["rows"]
        for chapter in json.loads(machine.stdout)["chapters"]
        for section in chapter["sections"]
        if section["key"] == "problems"
    ]
    assert "electricity_mixed" in {each["code"] for each in findings if each["severity"] == "error"}
    assert run("sensitivity", folder, "--json").exit_code == 1
    counted = [sum(each["severity"] == kind for each in findings) for kind in ("error", "warning")]
    assert f"Errors {counted[0]}, warnings {counted[1]}" in told.output


def test_python_and_terminal_ask_the_same(folder):
    import_workbooks(mini.write_all(folder), clock=mini.clock)
    asked = assess(folder, "uncertainty", draws=500, seed=7, clock=mini.clock)
    typed = json.loads(run("uncertainty", folder, "--draws", 500, "--seed", 7, "--json").output)
    assert [section_dict(section) for section in asked.sections] == typed["sections"]
    with pytest.raises(WrongParameter, match=r"draw.*it knows: draws, background_draws"):
        assess(folder, "uncertainty", draw=500, clock=mini.clock)
    with pytest.raises(WrongParameter, match="draws = 5"):
        assess(folder, "uncertainty", draws=5, clock=mini.clock)


def test_a_programme_folder_is_checked_by_its_submissions(folder, monkeypatch):
    files = sorted((mini.write_all(folder) / "submissions").glob("*.xlsx"))
    by_files = json.loads(run("check", *files, "--json").output)
    assert json.loads(run("check", folder, "--json").output) == by_files
    monkeypatch.chdir(folder)
    assert json.loads(run("check", "--json").output) == by_files


def test_marked_copies_are_written_where_asked(folder, tmp_path):
    path = mini.write(folder, "S2", energy=[mini.power("E1", "plenty")])
    before = path.read_bytes()
    done = run("check", path, "--annotate", tmp_path / "returned", "--lang", "zh_TW")
    assert done.exit_code == 1
    assert (tmp_path / "returned" / "S2.xlsx").is_file()
    assert path.read_bytes() == before
