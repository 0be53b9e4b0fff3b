"""Checking without Brightway, and blank workbooks that lose nobody's entries."""

import subprocess
import sys

import mini
import pytest
from openpyxl import load_workbook

from bw_cfp_programme.errors import InvalidProgramme
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.forms import read
from bw_cfp_programme.labels import label
from bw_cfp_programme.problems import Severity
from bw_cfp_programme.programme.check import annotate_copies, check
from bw_cfp_programme.programme.templates import write_templates


@pytest.fixture
def lamp(tmp_path):
    return mini.write_all(mini.start(tmp_path / "programme"))


def workbooks(folder):
    return sorted((folder / "submissions").glob("*.xlsx"))


def test_good_workbooks_have_no_errors(lamp):
    report = check(workbooks(lamp))
    assert [p for p in report.problems if p.severity is Severity.ERROR] == []
    assert [r.submission.facility.member for r in report.readings] == ["LEAD", "S1", "S2"]


def test_all_problems_of_all_files_come_in_one_go_the_programmes_first(lamp):
    mini.write(lamp, "S1", energy=[mini.power("E1", -5.0)])
    (lamp / FILE).write_text(mini.TOML.replace('gwp = "AR6"', 'gwp = "AR9"'), encoding="utf-8")
    (lamp / "submissions" / "notes.xlsx").write_text("not a workbook", encoding="utf-8")
    done = []
    report = check(workbooks(lamp), progress=lambda what, n, of: done.append((what, n, of)))
    errors = [p for p in report.problems if p.severity is Severity.ERROR]
    assert errors[0].place.file == FILE
    assert {p.place.file for p in errors} == {FILE, "S1.xlsx", "notes.xlsx"}
    assert done[0] == ("LEAD.xlsx", 0, 4)


def test_the_programme_is_found_above_the_files_and_knows_its_members(lamp):
    (lamp / FILE).write_text(mini.TOML.replace('"S2"', '"S9"'), encoding="utf-8")
    codes = {p.code for p in check(workbooks(lamp)).problems}
    assert "unknown_member" in codes


def test_checking_loads_neither_brightway_nor_pandas(lamp):
    code = (
        "import sys; from pathlib import Path;"
        "from bw_cfp_programme.programme.check import check;"
        f"check([Path({str(workbooks(lamp)[0])!r})]);"
        "heavy = {'bw2data', 'bw2io', 'bw2calc', 'pandas', 'numpy', 'scipy', 'pydantic', 'rich'};"
        "print(', '.join(heavy & {name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


def test_annotated_copies_are_written_beside_and_originals_stay(lamp, tmp_path):
    files = workbooks(lamp)
    before = [path.read_bytes() for path in files]
    copies = annotate_copies(check(files), tmp_path / "back", language="zh_TW")
    assert [copy.name for copy in copies] == ["LEAD.xlsx", "S1.xlsx", "S2.xlsx"]
    assert [path.read_bytes() for path in files] == before
    assert len(load_workbook(copies[0]).sheetnames) == len(load_workbook(files[0]).sheetnames) + 1


def test_workbooks_of_one_name_keep_their_own_copies_and_problems(lamp, tmp_path):
    files = []
    for folder, amount in (("good", 5.0), ("bad", -5.0)):
        mini.write(lamp, "S1", energy=[mini.power("E1", amount)])
        files.append(tmp_path / folder / "S1.xlsx")
        files[-1].parent.mkdir()
        (lamp / "submissions" / "S1.xlsx").rename(files[-1])
    report = check(files, folder=lamp)
    wrong = {p.place.file for p in report.problems if p.code == "negative_number"}
    assert wrong == {"bad/S1.xlsx"}
    copies = annotate_copies(report, tmp_path / "back", language="en")
    assert copies == [tmp_path / "back" / "good" / "S1.xlsx", tmp_path / "back" / "bad" / "S1.xlsx"]
    told = [load_workbook(copy)[label("sheet.problems", "both")].max_row for copy in copies]
    assert told[1] > told[0]


def test_a_workbook_alone_is_held_to_the_newest_rules(lamp, tmp_path):
    alone = tmp_path / "S1.xlsx"
    (lamp / "submissions" / "S1.xlsx").rename(alone)
    (said,) = [p for p in check([alone]).problems if p.code == "rule_set_assumed"]
    assert said.values["rule_set"] == "tw-2025"


def test_a_folder_stands_for_the_workbooks_in_it_without_lock_files(lamp, tmp_path):
    desk = tmp_path / "desk"
    desk.mkdir()
    bytes_of = (lamp / "submissions" / "S1.xlsx").read_bytes()
    for name in ("S1.xlsx", "S2.XLSX", "S3.xlsm", "~$S1.xlsx", "._S2.XLSX", "notes.txt"):
        (desk / name).write_bytes(bytes_of)
    (desk / "old.xlsx").mkdir()
    kept = [desk / name for name in ("S1.xlsx", "S2.XLSX", "S3.xlsm")]
    assert list(check([desk]).files) == kept
    assert list(check(sorted(path for path in desk.iterdir() if path.is_file())).files) == [
        *kept,
        desk / "notes.txt",  # named, so it is told that it is no workbook
    ]


def test_a_programme_without_workbooks_is_checked_itself(lamp):
    for path in workbooks(lamp):
        path.rename(path.with_name("~$" + path.name))
    (lamp / FILE).write_text(mini.TOML.replace('gwp = "AR6"', 'gwp = "AR9"'), encoding="utf-8")
    report = check([lamp])
    assert report.files == ()
    assert {problem.place.file for problem in report.problems} >= {FILE}


def test_every_member_gets_a_template_that_reads_as_its_own(lamp):
    paths = write_templates(lamp)
    assert [path.name for path in paths] == ["LEAD.xlsx", "S1.xlsx", "S2.xlsx"]
    assert [read(path).submission.facility.member for path in paths] == ["LEAD", "S1", "S2"]
    assert [path.name for path in write_templates(lamp, members=["S1"])] == ["S1.xlsx"]
    assert len(list((lamp / "templates").iterdir())) == 3


def test_a_template_that_somebody_filled_in_is_kept(lamp):
    (path,) = write_templates(lamp, members=["S1"])
    filled = (lamp / "submissions" / "S1.xlsx").read_bytes()
    path.write_bytes(filled)
    write_templates(lamp, members=["S1"])
    kept = {other.read_bytes() for other in (lamp / "templates").glob("S1.*.xlsx")}
    assert kept == {filled}
    assert path.read_bytes() != filled


def test_an_unknown_member_has_no_template(lamp):
    with pytest.raises(InvalidProgramme, match=r"S9.*LEAD, S1, S2"):
        write_templates(lamp, members=["S9"])
