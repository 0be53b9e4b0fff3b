"""Whatever lies in `submissions/`: every file has its own report, and no other file suffers."""

import json
import os
import sys

import mini
import pytest
from click.testing import CliRunner

from bw_cfp_programme.checks import run as checks_run
from bw_cfp_programme.cli import main
from bw_cfp_programme.folder import reading
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.check import check
from bw_cfp_programme.programme.importing import import_workbooks
from bw_cfp_programme.programme.status import status

FAILURES = [
    KeyError("x"),
    LookupError("x"),
    MemoryError(),
    NotImplementedError(),
    OverflowError(),
    RecursionError(),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"),
    ValueError(),
]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="no such files there")


@pytest.fixture
def lamp(tmp_path):
    return mini.write_all(mini.start(tmp_path / "programme"))


@pytest.fixture
def run():
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


def told(problems):
    return [(p.code, p.place.file) for p in problems]


def fail_on(file, monkeypatch, module, name, failure):
    """Our own code fails on one file alone."""
    works = getattr(module, name)

    def broken(first, *rest, **more):
        if file in str(getattr(first, "file", first)):
            raise failure
        return works(first, *rest, **more)

    monkeypatch.setattr(module, name, broken)


@pytest.mark.parametrize("failure", FAILURES, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize(
    ("module", "name"), [(reading, "read"), (checks_run, "check_submission")], ids=str
)
def test_the_last_resort_names_the_file_and_keeps_the_rest(
    lamp, monkeypatch, module, name, failure
):
    good = check([lamp / "submissions"])
    fail_on("S1.xlsx", monkeypatch, module, name, failure)
    monkeypatch.setattr(reading.cache, "find", lambda *_: None)
    found = check([lamp / "submissions"])
    assert told(found.problems).count(("our_failure", "S1.xlsx")) == 1
    (ours,) = (p for p in found.problems if p.code == "our_failure")
    assert type(failure).__name__ in ours.message("en")
    assert "test_strangers_files.py:" in ours.message("zh_TW")
    assert "Traceback" not in ours.line("en")
    others = {"LEAD.xlsx", "S2.xlsx"}
    assert {p for p in told(good.problems) if p[1] in others} <= set(told(found.problems))


def test_the_last_resort_of_every_command(folder, monkeypatch, run):
    mini.write_all(folder)
    import_workbooks(folder, clock=mini.clock)
    (folder / "submissions" / "new.xlsx").write_bytes(b"PK nobody thought of it")
    fail_on("new.xlsx", monkeypatch, reading, "read", RecursionError())
    monkeypatch.setattr(reading.cache, "find", lambda *_: None)
    for command, code in (("import", 1), ("status", 0), ("calculate", 1)):
        done = run(command, folder, "--json")
        assert (command, done.exit_code) == (command, code), done.output
        assert "Traceback" not in done.output
    imported = json.loads(run("import", folder, "--json").stdout)
    assert {"LEAD", "S1", "S2"} == {*imported["unchanged"], *imported["imported"]}
    assert "our_failure" in {p["code"] for p in imported["problems"]}


def test_a_new_bad_file_stops_no_calculation(folder):
    mini.write_all(folder)
    import_workbooks(folder, clock=mini.clock)
    (folder / "submissions" / "new.xlsx").write_bytes(b"PK\x03\x04 and nothing more")
    assert ("damaged_workbook", "new.xlsx") in told(import_workbooks(folder).problems)
    result = calculate(folder, clock=mini.clock)
    assert result.totals["total"] == pytest.approx(mini.TOTAL, rel=1e-12)
    assert result.missing == ("new.xlsx",)


@POSIX
def test_what_is_no_file_is_passed_over_with_a_word(lamp):
    inbox = lamp / "submissions"
    (inbox / "x.xlsx").mkdir()
    (inbox / "more").mkdir()
    os.mkfifo(inbox / "pipe.xlsx")
    (inbox / "zero.xlsx").symlink_to("/dev/zero")
    (inbox / "lost.xlsx").symlink_to(inbox / "nothing.xlsx")
    names = {"x.xlsx", "more", "pipe.xlsx", "zero.xlsx", "lost.xlsx"}
    expected = {("submission_no_file", name) for name in names}
    assert expected <= set(told(status(lamp).problems))
    assert expected <= set(told(check([lamp]).problems))


@pytest.mark.parametrize("name", ["S3.xls", "S3.XLSB", "S3.ods", "S3.csv", "S3.zip", "S3"])
def test_files_of_other_formats_are_passed_over_with_a_word(lamp, name):
    (lamp / "submissions" / name).write_bytes(b"x")
    assert ("submission_no_workbook", name) in told(status(lamp).problems)
    assert ("submission_no_workbook", name) in told(check([lamp]).problems)


@pytest.mark.parametrize("name", ["~$S1.xlsx", ".DS_Store", "Thumbs.db", "desktop.ini"])
def test_what_programs_leave_behind_is_not_told(lamp, name):
    (lamp / "submissions" / name).write_bytes(b"x")
    assert name not in {file for _, file in told(status(lamp).problems)}


@pytest.mark.parametrize("name", ["S1 NEW.XLSX", "s1.xlsM"])
def test_suffixes_in_other_letters_are_read(lamp, name):
    mini.write(lamp, "S1", energy=[mini.power("E1", -5.0)])
    (lamp / "submissions" / "S1.xlsx").rename(lamp / "submissions" / name)
    assert ("negative_number", name) in told(check([lamp]).problems)


def test_the_same_bytes_twice_are_told(lamp):
    inbox = lamp / "submissions"
    (inbox / "S1 NEW.XLSX").write_bytes((inbox / "S1.xlsx").read_bytes())
    (twice,) = (p for p in status(lamp).problems if p.code == "submission_twice")
    assert twice.severity.value == "warning"


@POSIX
def test_files_that_are_named_and_none_have_a_report_each(lamp, tmp_path, run):
    """A pipe would wait for ever, and a device never end."""
    os.mkfifo(tmp_path / "pipe.xlsx")
    (tmp_path / "zero.xlsx").symlink_to("/dev/zero")
    (tmp_path / "lost.xlsx").symlink_to(tmp_path / "nothing.xlsx")
    named = [tmp_path / n for n in ("pipe.xlsx", "zero.xlsx", "lost.xlsx")]
    good = lamp / "submissions" / "S1.xlsx"
    done = json.loads(run("check", *named, good, "--programme", lamp, "--json").stdout)
    codes = {(p["code"], p["file"]) for p in done["problems"]}
    assert {("cannot_open", path.name) for path in named} <= codes


@POSIX
def test_import_of_what_is_no_file(folder, tmp_path):
    mini.write_all(folder)
    os.mkfifo(tmp_path / "pipe.xlsx")
    (tmp_path / "x.xlsx").mkdir()
    named = [tmp_path / "pipe.xlsx", tmp_path / "x.xlsx", folder / "submissions" / "S2.xlsx"]
    report = import_workbooks(folder, named, clock=mini.clock)
    assert report.imported == ("S2",)
    assert {("cannot_open", "pipe.xlsx"), ("cannot_open", "x.xlsx")} <= set(told(report.problems))
    assert set(report.left_out) == {"pipe.xlsx", "x.xlsx"}


def test_a_file_far_too_large_is_not_copied(folder, tmp_path):
    mini.write_all(folder)
    with (tmp_path / "huge.xlsx").open("wb") as huge:
        huge.truncate(10**12)  # bytes of nothing, which take no room on the disk
    report = import_workbooks(folder, [tmp_path / "huge.xlsx"], clock=mini.clock)
    assert ("workbook_too_large", "huge.xlsx") in told(report.problems)
    assert not (folder / "submissions" / "huge.xlsx").exists()
