"""The whole way by commands, as a consultant types them."""

import json

import mini
import pytest
from click.testing import CliRunner

from bw_cfp_programme.cli.main import main


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


def test_marked_copies_are_written_where_asked(folder, tmp_path):
    path = mini.write(folder, "S2", energy=[mini.power("E1", "plenty")])
    before = path.read_bytes()
    done = run("check", path, "--annotate", tmp_path / "returned", "--lang", "zh_TW")
    assert done.exit_code == 1
    assert (tmp_path / "returned" / "S2.xlsx").is_file()
    assert path.read_bytes() == before
