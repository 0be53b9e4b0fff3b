"""From workbooks to a footprint that was worked out by hand, and what corrections do to it."""

import json
import shutil

import mini
import pytest

from bw_cfp_programme.brightway import database_metadata, delete_database, use_project
from bw_cfp_programme.errors import NotUpToDate
from bw_cfp_programme.files import sha256
from bw_cfp_programme.folder.runs import run_files
from bw_cfp_programme.folder.submissions import Archive
from bw_cfp_programme.importers import CfpWorkbookImporter
from bw_cfp_programme.problems import Severity
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.importing import import_workbooks
from bw_cfp_programme.programme.study import open_study


def errors(report):
    return [(p.code, p.place.file, p.place.cell) for p in report.problems
            if p.severity is Severity.ERROR]  # fmt: skip


def run(folder, files=None):
    return import_workbooks(folder, files, clock=mini.clock)


def total(folder):
    return calculate(folder, clock=mini.clock).totals["total"]


def test_three_workbooks_give_the_footprint_worked_out_by_hand(folder):
    done = run(mini.write_all(folder))
    assert errors(done) == []
    assert set(done.imported) == {"LEAD", "S1", "S2"}
    result = calculate(folder, clock=mini.clock)
    assert result.totals["total"] == pytest.approx(mini.TOTAL, rel=1e-12)
    assert result.bw2calc_total == pytest.approx(mini.TOTAL, rel=1e-6)
    by_member = {name: part["total"] for name, part in result.by(lambda c: c.member).items()}
    assert by_member["S2"] == pytest.approx(0.606, rel=1e-12)
    assert by_member["S1"] == pytest.approx(4 * 0.606 + 0.08, rel=1e-12)
    # the whole of S1 by pieces instead of kilograms: a third to each case's 100 of 300
    first = (300 * 0.5 * 0.606 + 600 * 0.606 + 12) / 300
    assert result.first_rule["total"] == pytest.approx(first + 4.92465 + 2 * 0.606, rel=1e-12)


def test_a_corrected_workbook_replaces_one_database_and_the_old_submission_stays(folder):
    run(mini.write_all(folder))
    before = sha256(folder / "submissions" / "S1.xlsx")
    assert total(folder) == pytest.approx(mini.TOTAL, rel=1e-12)
    mini.write(folder, "S1", name="S1 corrected.xlsx", energy=[mini.power("E1", 900.0)])
    done = run(folder)
    assert (done.imported, set(done.unchanged)) == (("S1",), {"LEAD", "S2"})
    assert total(folder) == pytest.approx(mini.TOTAL_WITH_900_KWH, rel=1e-12)
    archive = Archive(folder)
    assert sha256(archive.path("S1", before)) == before
    assert [row["file"] for row in archive.rows if row["member"] == "S1"] == [
        "S1.xlsx", "S1 corrected.xlsx",
    ]  # fmt: skip
    assert run(folder, [folder / "submissions" / "S1.xlsx"]).imported == ("S1",)
    assert total(folder) == pytest.approx(mini.TOTAL, rel=1e-12)


def test_a_workbook_whose_database_stands_already_is_not_left_out(folder):
    run(mini.write_all(folder))
    shutil.rmtree(folder / "submissions" / "archive")
    done = run(folder)
    assert (done.imported, set(done.unchanged), done.left_out) == ((), {"LEAD", "S1", "S2"}, ())


def test_a_database_that_a_notebook_wrote_otherwise_is_made_again(folder):
    run(mini.write_all(folder))
    with use_project("cfp-mini"):
        s2 = CfpWorkbookImporter(folder / "submissions" / "S2.xlsx", programme=folder)
        s2.apply_strategies()
        s2.write_database()
        assert run(folder).imported == ()
        s2.data = [{**ds, "production amount": 1.0, "exchanges": ds["exchanges"][:1]}
                   for ds in s2.data]  # fmt: skip
        s2.write_database()
    assert total(folder) == pytest.approx(mini.TOTAL, rel=1e-12)
    assert set(run(folder).unchanged) == {"LEAD", "S1", "S2"}


def test_nothing_new_writes_nothing(folder):
    run(mini.write_all(folder))
    again = run(folder)
    assert again.imported == ()
    assert set(again.unchanged) == {"LEAD", "S1", "S2"}


def test_a_member_whose_supplier_is_missing_waits_for_it(folder):
    mini.write(folder, "LEAD")
    mini.write(folder, "S2")
    done = run(folder)
    assert done.imported == ("S2",)
    assert errors(done) == [("supplier_not_imported", "LEAD.xlsx", "E5")]
    mini.write(folder, "S1")
    assert set(run(folder).imported) >= {"LEAD", "S1"}
    assert total(folder) == pytest.approx(mini.TOTAL, rel=1e-12)


def test_a_workbook_with_errors_leaves_its_member_as_it_was(folder):
    run(mini.write_all(folder))
    wrong = mini.power("E1", -5.0)
    mini.write(folder, "S1", energy=[wrong])
    done = run(folder)
    assert done.imported == ()
    assert done.left_out == ("S1.xlsx",)
    assert {file for _, file, _ in errors(done)} == {"S1.xlsx"}
    with pytest.raises(NotUpToDate, match="S1"):
        total(folder)
    kept = open_study(folder, frozen=True, clock=mini.clock).shown_to("lead")
    assert kept.result.totals["total"] == pytest.approx(mini.TOTAL, rel=1e-12)
    assert {"submission_not_imported", "frozen_run"} <= {p.code for p in kept.problems}


def test_a_product_that_others_use_cannot_vanish(folder):
    run(mini.write_all(folder))
    mini.write(folder, "S1", products=[mini.product("LID", 200.0, mass=0.5)])
    done = run(folder)
    assert done.imported == ()
    assert ("product_still_used", "S1.xlsx", "") in errors(done)
    with pytest.raises(NotUpToDate):
        total(folder)


def test_members_may_supply_each_other(folder):
    """S2 takes 10 LID of S1, which takes 300 of its 1000 kg RESIN: a loop of two members."""
    mini.write_all(folder)
    mini.write(folder, "S2", materials=[mini.bought("M1", "S1", "LID", 10.0, "unit")])
    assert errors(run(folder)) == []
    own = 600 * 0.606 + 12
    # r per kg RESIN, l per LID: 1000 r = 500 x 0.606 + 10 l; 200 l = (300 r + own) / 3
    r = (500 * 0.606 + 10 * own / 600) / (1000 - 10 * 300 / 600)
    case = 2 / 3 * (300 * r + own) / 100
    assert total(folder) == pytest.approx(case + 4.92465 + 2 * 0.606, rel=1e-12)


def test_an_import_that_fails_in_the_middle_leaves_everything_as_before(folder, monkeypatch):
    run(mini.write_all(folder))
    mini.write(folder, "S1", energy=[mini.power("E1", 900.0)])

    def power_cut(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr("bw_cfp_programme.programme.project.register_setup", power_cut)
    with pytest.raises(KeyboardInterrupt):
        run(folder)
    monkeypatch.undo()
    before = calculate(folder, frozen=True, clock=mini.clock).totals["total"]
    assert before == pytest.approx(mini.TOTAL, rel=1e-12)
    assert run(folder).imported == ("S1",)
    assert total(folder) == pytest.approx(mini.TOTAL_WITH_900_KWH, rel=1e-12)


def test_an_import_killed_before_its_last_note_is_noted_by_the_next(folder, monkeypatch):
    run(mini.write_all(folder))
    mini.write(folder, "S1", energy=[mini.power("E1", 900.0)])

    def power_cut(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr(Archive, "record", power_cut)
    with pytest.raises(KeyboardInterrupt):
        run(folder)
    monkeypatch.undo()
    assert run(folder).imported == ()
    assert Archive(folder).last()["S1"]["sha256"] == sha256(folder / "submissions" / "S1.xlsx")
    assert total(folder) == pytest.approx(mini.TOTAL_WITH_900_KWH, rel=1e-12)


def test_lost_databases_are_made_again_by_whoever_needs_them(folder):
    run(mini.write_all(folder))
    with use_project("cfp-mini"):
        for member in mini.MEMBERS:
            delete_database(f"cfp mini {member}")
    said = []
    result = calculate(folder, clock=mini.clock, say=lambda text: said.append(text.en))
    assert {c.place.file for c in result.contributions} == {"LEAD.xlsx", "S1.xlsx", "S2.xlsx"}
    assert result.totals["total"] == pytest.approx(mini.TOTAL, rel=1e-12)
    assert said == ["made: LEAD", "made: S1", "made: S2"]


def test_what_was_taken_out_of_submissions_is_missed_and_comes_back_from_the_archive(folder):
    run(mini.write_all(folder))
    (folder / "submissions" / "S1.xlsx").unlink()
    assert ("submission_gone", "S1.xlsx", "") in errors(run(folder))
    with pytest.raises(NotUpToDate, match="no longer in submissions"):
        total(folder)
    run(folder, [Archive(folder).current()["S1"].path])
    assert total(folder) == pytest.approx(mini.TOTAL, rel=1e-12)


def test_a_workbook_that_is_put_back_counts_again(folder):
    run(mini.write_all(folder))
    first = (folder / "submissions" / "S1.xlsx").read_bytes()
    mini.write(folder, "S1", energy=[mini.power("E1", 900.0)])
    assert total(folder) == pytest.approx(mini.TOTAL_WITH_900_KWH, rel=1e-12)
    (folder / "submissions" / "S1.xlsx").write_bytes(first)
    assert total(folder) == pytest.approx(mini.TOTAL, rel=1e-12)


def test_a_second_copy_of_a_workbook_is_told_and_stops_nobody(folder):
    mini.write_all(folder)
    inbox = folder / "submissions"
    (inbox / "S1 (1).xlsx").write_bytes((inbox / "S1.xlsx").read_bytes())
    for name in ("~$S1.xlsx", "._S1.xlsx"):
        (inbox / name).write_bytes(b"left behind")
    done = run(folder)
    assert set(done.imported) == {"LEAD", "S1", "S2"}
    assert [(p.code, p.place.file) for p in done.problems if p.code == "submission_twice"] == [
        ("submission_twice", "S1 (1).xlsx")
    ]


def test_a_deleted_copy_is_taken_from_submissions_again(folder):
    run(mini.write_all(folder))
    archive = Archive(folder)
    archive.current()["S1"].path.unlink()
    assert "S1" in run(folder).unchanged
    assert Archive(folder).current().keys() == {"LEAD", "S1", "S2"}


def test_a_run_is_recorded_with_its_inputs_by_hash(folder):
    run(mini.write_all(folder))
    total(folder)
    total(folder)  # nothing changed: the same run
    mini.write(folder, "S2", energy=[mini.power("E1", 510.0)])
    total(folder)
    first, second = run_files(folder)
    record = json.loads(first.read_text(encoding="utf-8"))
    assert record["stale"] == []
    assert record["members"]["S1"]["workbook"] == sha256(folder / "submissions" / "S1.xlsx")
    assert record["totals_kg_co2e"]["total"] == pytest.approx(mini.TOTAL, rel=1e-12)
    assert second.name != first.name


def test_a_database_says_what_it_was_made_from(folder):
    run(mini.write_all(folder))
    with use_project("cfp-mini"):
        about = database_metadata("cfp mini S1")
    assert about["member"] == "S1"
    assert about["file"] == "S1.xlsx"
    assert about["imported"] == "2026-11-24T09:00:00+00:00"
    assert about["disclosure"] == "raw"
