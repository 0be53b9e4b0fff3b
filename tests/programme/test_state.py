"""No number without its inputs: each kind of input is changed after the result was made.

What comes out is compared with a run from an empty folder and an empty cache, or is refused.
"""

import shutil
from dataclasses import replace
from importlib import import_module

import mini
import pytest

from bw_cfp_programme.brightway import get_node, use_project
from bw_cfp_programme.brightway.generation import bd
from bw_cfp_programme.errors import FrozenVariant, NotUpToDate
from bw_cfp_programme.folder.choice import BASE, Choice
from bw_cfp_programme.folder.names import DECISIONS, FILE
from bw_cfp_programme.folder.runs import stored_runs
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.export import export
from bw_cfp_programme.programme.making import Workshop
from bw_cfp_programme.programme.study import open_study
from bw_cfp_programme.tables import data_path

GATE = Choice(boundary="cradle-to-gate")


def run(folder, choice=BASE, **how):
    return calculate(folder, choice, clock=mini.clock, **how)


def total(folder, choice=BASE, **how):
    return run(folder, choice, **how).totals["total"]


@pytest.fixture
def made(folder):
    """The small programme, calculated."""
    assert total(mini.write_all(folder)) == pytest.approx(mini.TOTAL, rel=1e-12)
    return folder


@pytest.fixture
def from_nothing(tmp_path, monkeypatch):
    """Gives the total of the same inputs in a folder, project and cache that know nothing."""

    def calculated(source):
        target = tmp_path / "fresh" / "programme"
        ignored = shutil.ignore_patterns("archive", "runs", "outputs")
        shutil.copytree(source, target, ignore=ignored)
        text = (target / FILE).read_text(encoding="utf-8").replace("cfp-mini", "cfp-fresh")
        (target / FILE).write_text(text, encoding="utf-8")
        monkeypatch.setenv("BW_CFP_CACHE", str(tmp_path / "fresh" / "cache"))
        with use_project("cfp-mini"):
            bd.projects.copy_project("cfp-fresh", switch=False)
        with use_project("cfp-fresh"):
            for name in mini.MEMBERS:
                del bd.databases[f"cfp mini {name}"]
        return run(target)

    return calculated


def change_toml(folder, old, new):
    text = (folder / FILE).read_text(encoding="utf-8")
    assert old in text
    (folder / FILE).write_text(text.replace(old, new), encoding="utf-8")


def more_power(folder):
    mini.write(folder, "S1", energy=[mini.power("E1", 900.0)])


def three_lamps(folder):
    change_toml(folder, 'declared_unit = "unit"', 'declared_amount = 3\ndeclared_unit = "unit"')


def other_rules(folder):
    change_toml(folder, 'rule_set = "tw-2025"', 'rule_set = "iso-14067-2018"')


def own_gwp(folder):
    own = data_path("gwp/AR6.csv").read_text(encoding="utf-8")
    doubled = own.replace("CO2,124-38-9,100,1,", "CO2,124-38-9,100,2,")
    assert doubled != own
    (folder / "own.csv").write_text(doubled, encoding="utf-8")
    change_toml(folder, 'gwp = "AR6"', 'gwp = "own.csv"')


def other_boundary(folder):
    change_toml(folder, 'boundary = "cradle-to-gate"', 'boundary = "cradle-to-grave"')


@pytest.mark.parametrize("change", [more_power, three_lamps, other_rules, own_gwp, other_boundary])
def test_a_changed_input_gives_what_a_run_from_nothing_gives(made, from_nothing, change):
    change(made)
    after = run(made)
    assert after == replace(from_nothing(made), stamp=after.stamp)


def test_a_decision_that_is_edited_counts_in_every_number(folder):
    mini.write_all(folder)
    mini.write(folder, "LEAD", materials=[mini.LEAD["materials"][0], mini.ingot(background=None)])
    rows = "member,category,item,unit,database,code,name,condition,factor,mapper,date,reason\n"
    row = ",,Ingot,,cfp factors TW MOENV,{code},,proxy,,Lin,2026-11-24,as good\n"
    path = folder / DECISIONS
    path.write_text(rows + row.format(code="aluminium-ingot-2013"), encoding="utf-8")
    before = run(folder)
    path.write_text(rows + row.format(code="electricity-2021").replace(",proxy,,", ",proxy,2,"))
    after = run(folder)
    assert before.totals["total"] == pytest.approx(mini.TOTAL, rel=1e-12)
    # 0.5 kg ingot a lamp, each now two kilowatt hours
    wanted = mini.TOTAL - 0.5 * 9.8493 + 0.5 * 2 * 0.606
    assert after.totals["total"] == pytest.approx(wanted, rel=1e-12)
    moved = after.totals["total"] - before.totals["total"]
    assert after.first_rule["total"] - before.first_rule["total"] == pytest.approx(moved)


def test_what_was_changed_in_brightway_counts_and_is_said(made):
    with use_project("cfp-mini"):
        power = next(e for e in get_node(("cfp mini LEAD", "LAMP manufacturing")).technosphere())
        power["amount"] = power["amount"] * 2
        power.save()
    study = open_study(made, clock=mini.clock).shown_to("lead")
    assert study.result.totals["total"] == pytest.approx(mini.TOTAL + 2 * 0.606, rel=1e-9)
    assert [p.values["database"] for p in study.problems if p.code == "database_edited"] == [
        "cfp mini LEAD"
    ]
    more_power(made)  # S1 is made again, and takes nothing from LEAD
    wanted = mini.TOTAL_WITH_900_KWH + 2 * 0.606
    assert total(made) == pytest.approx(wanted, rel=1e-9)
    mini.write(made, "LEAD", energy=[mini.power("E1", 110.0)])
    with pytest.raises(NotUpToDate, match="would lose the change"):
        total(made)


def test_what_is_fresh_is_neither_read_nor_computed_again(made, monkeypatch):
    def asked(*_args, **_kwargs):
        raise AssertionError("made again")

    monkeypatch.setattr("bw_cfp_programme.folder.reading.read", asked)
    monkeypatch.setattr("bw_cfp_programme.programme.making.Workshop.make", asked)
    assert total(made) == pytest.approx(mini.TOTAL, rel=1e-12)
    assert len(stored_runs(made)) == 1


@pytest.mark.parametrize(
    ("work", "of"),
    [
        ("bw_cfp_programme.folder.reading.read", "S1.xlsx"),
        ("bw_cfp_programme.programme.processes.read_datasets", "cfp mini S1"),
        ("bw_cfp_programme.programme.processes.build_inventory", "S1.xlsx"),
        ("bw_cfp_programme.importers.members.build_inventory", "S1.xlsx"),
    ],
)
def test_one_changed_workbook_is_the_only_one_that_is_worked_on(made, monkeypatch, work, of):
    worked, said = [], []
    module, _, name = work.rpartition(".")
    real = getattr(import_module(module), name)

    def told(what, *others, **named):
        worked.append(named.get("name") or getattr(what, "file", what))
        return real(what, *others, **named)

    monkeypatch.setattr(work, told)
    mini.write(made, "S1", energy=[mini.power("E1", 900.0 + len(work))])  # that no run has kept
    run(made, say=lambda text: said.append(text.en))
    assert worked == [of]
    assert said == ["made again: S1 (because of S1.xlsx)"]


def test_a_lost_cache_changes_nothing(made, tmp_path, monkeypatch):
    before = run(made)
    monkeypatch.setenv("BW_CFP_CACHE", str(tmp_path / "empty"))
    assert run(made) == before


def test_variants_stand_beside_the_base_and_leave_it_alone(made):
    change_toml(made, 'boundary = "cradle-to-gate"', 'boundary = "cradle-to-grave"')
    later = {"stage": "use", "basis": "per_unit", "product": "LAMP", "category": "use_energy"}
    used = {**mini.power("D1", 10.0), **later}
    for name in ("process", "supplier"):
        used.pop(name)
    mini.write(made, "LEAD", downstream=[used])
    whole = total(made)
    gate = total(made, GATE)
    assert gate == pytest.approx(mini.TOTAL, rel=1e-12)
    assert whole == pytest.approx(mini.TOTAL + 10 * 0.606, rel=1e-12)
    assert total(made) == whole
    assert [run.variant for run in stored_runs(made)] == ["", "", "cradle-to-gate"]
    paths = export(made, GATE, languages=("en",), names={"json"}, clock=mini.clock)
    assert [path.relative_to(made).as_posix() for path in paths] == [
        "outputs/cradle-to-gate/results.json"
    ]
    with pytest.raises(FrozenVariant):
        total(made, GATE, frozen=True)


def test_deliverables_are_written_once(made):
    paths = export(made, languages=("en",), names={"json", "csv"}, clock=mini.clock)
    times = [path.stat().st_mtime_ns for path in paths]
    again = export(made, languages=("en",), names={"json", "csv"}, clock=mini.clock)
    assert [path.stat().st_mtime_ns for path in again] == times
    paths[0].write_text("somebody's own", encoding="utf-8")
    third = export(made, languages=("en",), names={"json", "csv"}, clock=mini.clock)
    assert third == paths
    assert "somebody" not in paths[0].read_text(encoding="utf-8")


def test_what_is_written_while_a_study_is_made_counts(made, monkeypatch):
    real, times = Workshop.make, []

    def slow(self, *how):
        found = real(self, *how)
        if not times:
            more_power(made)
        times.append(found)
        return found

    monkeypatch.setattr(Workshop, "make", slow)
    mini.write(made, "S1", energy=[mini.power("E1", 700.0)])
    assert total(made) == pytest.approx(mini.TOTAL_WITH_900_KWH, rel=1e-12)
    assert len(times) == 2


def test_a_workbook_that_nobody_can_read_is_told_as_what_is_missed(made):
    (made / "submissions" / "S1.xlsx").write_bytes(b"garbage")
    with pytest.raises(NotUpToDate) as told:
        total(made)
    assert {p.place.file for p in told.value.problems} == {"S1.xlsx"}
    gone, unread = told.value.problems
    assert gone.code == "submission_gone"
    assert "not an Excel workbook" in unread.message("en")
