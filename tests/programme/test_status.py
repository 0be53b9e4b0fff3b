"""Where a programme stands: each member, what is stale and why, what comes next; no Brightway."""

import json
import subprocess
import sys

import mini
import pytest

from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.export import export
from bw_cfp_programme.programme.importing import import_workbooks
from bw_cfp_programme.programme.status import status


def states(folder):
    return {member.code: member.state for member in status(folder).members}


def stale(folder):
    return {each.what: each.why for each in status(folder).stale}


def test_members_go_from_nothing_to_imported(folder):
    assert states(folder) == dict.fromkeys(("LEAD", "S1", "S2"), "not_received")
    assert status(folder).next == "collect"
    mini.write(folder, "S2")
    mini.write(folder, "S1", energy=[mini.power("E1", "plenty")])
    assert states(folder) == {"LEAD": "not_received", "S1": "errors", "S2": "received"}
    assert status(folder).next == "check"
    mini.write_all(folder)
    assert status(folder).next == "import"
    import_workbooks(folder, clock=mini.clock)
    found = status(folder)
    assert found.next == "calculate"
    lead = found.members[0]
    assert (lead.state, lead.file, lead.since) == (
        "imported", "LEAD.xlsx", "2026-11-24T09:00:00+00:00",
    )  # fmt: skip
    calculate(folder, clock=mini.clock)
    assert status(folder).next == "export"
    assert stale(folder) == {}


def test_what_changed_is_named(folder):
    calculate(mini.write_all(folder), clock=mini.clock)
    text = (folder / FILE).read_text(encoding="utf-8")
    (folder / FILE).write_text(text.replace("2025-12-31", "2025-12-30"), encoding="utf-8")
    assert stale(folder) == {"result": (FILE,)}
    (folder / FILE).write_text(text, encoding="utf-8")
    assert stale(folder) == {}
    mini.write(folder, "S1", energy=[mini.power("E1", 900.0)])
    assert stale(folder) == {"S1": ("S1.xlsx",), "result": ("S1.xlsx",)}
    (folder / "submissions" / "S1.xlsx").unlink()
    assert states(folder)["S1"] == "gone"
    assert [p.code for p in status(folder).problems] == ["submission_gone"]


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_the_terminal_says_it_without_brightway(folder, language):
    calculate(mini.write_all(folder), clock=mini.clock)
    program = (
        "import sys; from bw_cfp_programme.cli.main import main\n"
        "try: main(standalone_mode=False)\n"
        "finally: assert not {'bw2data', 'numpy', 'pandas'} & set(sys.modules), 'loaded'"
    )
    words = [sys.executable, "-c", program, "status", str(folder), "--lang", language]
    told = subprocess.run(words, check=True, capture_output=True, text=True, encoding="utf-8")
    assert f"{mini.TOTAL:.9g} kg CO2e" in told.stdout
    machine = subprocess.run([*words, "--json"], check=True, capture_output=True, encoding="utf-8")
    found = json.loads(machine.stdout)
    assert [member["code"] for member in found["members"]] == ["LEAD", "S1", "S2"]
    assert found["members"][1].keys() >= {"code", "state", "file", "sha256", "since"}
    assert found["last_run"]["total"] == pytest.approx(mini.TOTAL, rel=1e-12)
    assert (found["stale"], found["next"]) == ([], "export")


def test_a_file_that_tells_an_older_result_is_stale(folder):
    mini.write_all(folder)
    export(folder, languages=("en",), names={"json", "csv"}, clock=mini.clock)
    assert not stale(folder)
    mini.write(folder, "S1", energy=[mini.power("E1", 900.0)])
    [json_file] = export(folder, languages=("en",), names={"json"}, clock=mini.clock)
    left = stale(folder)
    assert f"outputs/{json_file.name}" not in left
    assert left == {name: ("result",) for name in left if name.endswith(".csv")}
    assert status(folder).next == "export"
