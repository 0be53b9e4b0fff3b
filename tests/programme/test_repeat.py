"""Every recorded run comes out again as it was, whatever was changed since, and leaves no trace."""

import json
from functools import partial

import mini
import pytest

from bw_cfp_programme import brightway
from bw_cfp_programme.brightway.generation import bd
from bw_cfp_programme.errors import NoSuchRun
from bw_cfp_programme.folder.inputs import INPUTS
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.folder.runs import run_files, stored_runs
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.importing import import_workbooks
from bw_cfp_programme.programme.repeat import repeat
from bw_cfp_programme.tables import data_path


def import_and_calculate(folder):
    import_workbooks(folder, clock=mini.clock)
    return calculate(folder, clock=mini.clock).totals["total"]


def again(folder, run):
    return repeat(folder, run, clock=mini.clock)


def rewrite(folder, change):
    (path,) = run_files(folder)
    record = json.loads(path.read_text(encoding="utf-8"))
    change(record)
    path.write_text(json.dumps(record), encoding="utf-8")


def codes(repeated):
    return [problem.code for problem in repeated.problems]


@pytest.fixture
def ran(folder):
    """The small programme with a GWP edition of its own, calculated once."""
    own = data_path("gwp/AR6.csv").read_text(encoding="utf-8")
    (folder / "own.csv").write_text(own, encoding="utf-8")
    text = (folder / FILE).read_text(encoding="utf-8")
    (folder / FILE).write_text(text.replace('gwp = "AR6"', 'gwp = "own.csv"'), encoding="utf-8")
    assert import_and_calculate(mini.write_all(folder)) == pytest.approx(mini.TOTAL, rel=1e-12)
    return folder


def test_a_run_comes_out_again_after_workbook_edition_and_programme_were_changed(ran):
    mini.write(ran, "S1", name="S1 corrected.xlsx", energy=[mini.power("E1", 900.0)])
    own = (ran / "own.csv").read_text(encoding="utf-8")
    changed = own.replace("CO2,124-38-9,100,1,", "CO2,124-38-9,100,2,")
    assert changed != own
    (ran / "own.csv").write_text(changed, encoding="utf-8")
    text = (ran / FILE).read_text(encoding="utf-8")
    (ran / FILE).write_text(text.replace("declared_unit", "declared_amount = 3\ndeclared_unit"))
    # three lamps, and all that is emitted here is counted as CO2, now twice
    assert import_and_calculate(ran) == pytest.approx(6 * mini.TOTAL_WITH_900_KWH)
    first = stored_runs(ran)[0].name
    before = {path: path.read_bytes() for path in ran.rglob("*") if path.is_file()}
    old = again(ran, f"runs/{first}.json")
    assert (old.is_same, codes(old)) == (True, [])
    assert old.now["total"] == pytest.approx(mini.TOTAL, rel=1e-12)
    assert {path: path.read_bytes() for path in ran.rglob("*") if path.is_file()} == before
    with brightway.use_project("cfp-mini"):
        about = brightway.database_metadata("cfp mini S1")
    assert about["file"] == "S1 corrected.xlsx"


def test_what_is_gone_is_named(ran):
    (run,) = stored_runs(ran)
    (copy,) = (ran / INPUTS).glob("*/own.csv")
    copy.write_text("gas\n")
    next((ran / "submissions" / "archive" / "S1").iterdir()).unlink()
    rewrite(ran, lambda record: record["members"].update({"../S2": record["members"].pop("S2")}))
    found = again(ran, run.name)
    assert (found.is_same, found.now) == (False, {})
    assert [(p.code, p.values["name"]) for p in found.problems] == [
        ("run_input_gone", "own.csv"),
        ("run_input_gone", "S1.xlsx"),
        ("run_input_gone", "S2.xlsx"),
    ]
    with pytest.raises(NoSuchRun, match=run.name):
        again(ran, "yesterday")
    rewrite(ran, lambda record: record.pop("inputs"))  # as records were before copies were kept
    assert [one.repeatable for one in stored_runs(ran)] == [False]
    assert codes(again(ran, run.name)) == ["run_without_copies"]


def test_a_run_can_be_repeated_without_its_project(ran, monkeypatch):
    quick = partial(brightway.ensure_biosphere, migrations=False)
    monkeypatch.setattr(brightway, "ensure_biosphere", quick)
    with brightway.quiet():
        bd.projects.set_current("default")
        bd.projects.delete_project("cfp-mini", delete_dir=True)
    (run,) = stored_runs(ran)
    assert again(ran, run.name).is_same
    assert "cfp-mini" not in brightway.projects()


def test_a_factor_table_of_its_own_is_kept_in_the_edition_that_was_used(folder):
    """S2's power on a row of `factors/grid.csv`: 1 kg CO2e/kWh, then 2."""
    text = (folder / FILE).read_text(encoding="utf-8")
    text = text.replace('background = ["', 'background = ["cfp factors grid", "')
    (folder / FILE).write_text(text, encoding="utf-8")
    table = folder / "factors" / "grid.csv"
    table.write_text("key,name_en,unit,value\ngrid,my grid,kilowatt hour,1\n", encoding="utf-8")
    mini.write_all(folder)
    mini.write(folder, "S2", energy=[{**mini.power("E1", 500.0), "background": "my grid"}])
    at_one = mini.TOTAL + 2 * 0.5 * (1 - 0.606)
    assert import_and_calculate(folder) == pytest.approx(at_one)
    table.write_text("key,name_en,unit,value\ngrid,my grid,kilowatt hour,2\n", encoding="utf-8")
    assert import_and_calculate(folder) == pytest.approx(at_one + 1)
    first = again(folder, stored_runs(folder)[0].name)
    assert (first.is_same, first.now["total"]) == (True, pytest.approx(at_one))
    assert calculate(folder, clock=mini.clock).totals["total"] == pytest.approx(at_one + 1)


def test_a_background_of_others_that_was_changed_is_named_with_both_values(folder):
    """Here S2's power stands on a database of the user's own: 500 kWh at 1, then at 2 kg CO2e."""
    text = (folder / FILE).read_text(encoding="utf-8")
    text = text.replace('background = ["', 'background = ["mine", "')
    (folder / FILE).write_text(text, encoding="utf-8")
    write_grid(1.0)
    mini.write_all(folder)
    mini.write(folder, "S2", energy=[{**mini.power("E1", 500.0), "background": "my grid"}])
    # RESIN 0.5 x 1 instead of 0.5 x 0.606 per kg; a lamp takes 2 kg of it
    assert import_and_calculate(folder) == pytest.approx(mini.TOTAL + 2 * 0.5 * (1 - 0.606))
    write_grid(2.0)
    (run,) = stored_runs(folder)
    found = again(folder, run.name)
    assert not found.is_same
    assert found.now["total"] - found.then["total"] == pytest.approx(1.0)
    assert codes(found) == ["run_total_differs", "run_total_differs", "run_factor_differs"]
    values = found.problems[-1].values
    assert (values["database"], values["dataset"]) == ("mine", "grid")
    assert (float(values["then"]), float(values["now"])) == (1.0, 2.0)


def write_grid(kilograms):
    key, flow = ("mine", "grid"), ("cfp biosphere", "CO2e")
    grid = {
        "code": "grid", "name": "my grid", "unit": "kilowatt hour", "location": "TW",
        "type": "process",
        "exchanges": [
            {"type": "production", "input": key, "amount": 1.0},
            {"type": "biosphere", "input": flow, "amount": kilograms},
        ],
    }  # fmt: skip
    with brightway.use_project("cfp-mini"):
        brightway.write_database("mine", [grid])
