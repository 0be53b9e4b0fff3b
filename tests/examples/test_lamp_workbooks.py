"""The example's workbooks: no errors, some mistakes left in on purpose, and what they show."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from bw_cfp_programme.errors import NoSuchExample
from bw_cfp_programme.problems import Severity
from bw_cfp_programme.programme import example
from bw_cfp_programme.programme.check import CheckReport
from bw_cfp_programme.records import STAGES, Programme, Submission

Submissions = dict[str, Submission]


def test_no_errors_and_only_the_warnings_left_in_on_purpose(checked: CheckReport):
    serious = [p for p in checked.problems if p.severity is not Severity.INFO]
    found = {(p.code, p.place.file, p.values.get("line", "")[:3]) for p in serious}
    assert found == {
        ("line_without_evidence", "LEAD.xlsx", "M16"),
        ("line_without_evidence", "S02.xlsx", "W04"),
    }
    assert "copied_months" in {p.code for p in checked.problems if p.place.file == "S01.xlsx"}


def test_every_member_of_the_programme_has_a_workbook(
    programme: Programme, submissions: Submissions
):
    assert set(submissions) == {member.code for member in programme.members}
    assert len(submissions) >= 7
    assert {member.tier for member in programme.members} == {0, 1, 2}


def test_there_are_150_lines_or_more(submissions: Submissions):
    assert sum(len(s.lines) for s in submissions.values()) >= 150


def test_the_lead_tells_all_five_stages(submissions: Submissions):
    assert {line.stage for line in submissions["LEAD"].lines} == set(STAGES)


def test_one_workbook_is_in_english_only(workbooks: list[Path], submissions: Submissions):
    book = openpyxl.load_workbook(next(p for p in workbooks if p.name == "S04.xlsx"))
    headers = [str(cell.value) for cell in book["Materials"][3]]
    said = [line.item or "" for line in submissions["S04"].lines]
    assert "Materials" in book.sheetnames
    assert "Item *" in headers
    assert all(text.isascii() for text in (*book.sheetnames, *headers, *said))


def test_one_member_makes_joint_products_and_cuts_a_by_product_off(submissions: Submissions):
    products = submissions["S03"].products
    assert [p.role for p in products] == ["main", "co_product", "co_product", "by_product"]
    assert products[-1].by_product_treatment == "cut_off"


def test_one_member_discloses_its_result_only(submissions: Submissions):
    assert submissions["S05"].facility.disclosure == "result"
    assert not submissions["S05"].lines
    assert {"biogenic_emissions", "biogenic_removals"} <= {
        r.indicator for r in submissions["S05"].results
    }


def test_one_member_reads_its_meters_by_month(submissions: Submissions):
    monthly = [line for line in submissions["S01"].lines if line.months]
    assert monthly
    assert all(len(line.months) == 12 and None not in line.months for line in monthly)
    assert sum(line.quantity for line in monthly if line.line == "E01") == 513000


def test_stated_rules_and_gases_are_many(submissions: Submissions):
    rules = {row.rule for s in submissions.values() for row in s.allocation}
    assert {"mass", "machine_hours", "labour_hours", "area", "custom_key", "metered_share"} <= rules
    gases = {
        line.item
        for s in submissions.values()
        for line in s.lines
        if line.category in {"air_emission", "refrigerant"}
    }
    assert gases == {"CO2", "CH4", "N2O", "HFC-134a", "SF6"}


def test_every_text_says_that_it_is_invented(source: Path):
    for path in (source / "programme.toml", *(source / "members").glob("*.toml")):
        head = path.read_text(encoding="utf-8").splitlines()[0]
        assert "invented" in head, path.name


def test_a_workbook_that_is_there_stays(programme: Programme, source: Path, tmp_path: Path):
    only = replace(programme, members=tuple(m for m in programme.members if m.code == "S03"))
    mine = tmp_path / "S03.xlsx"
    mine.write_bytes(b"mine")
    assert list(example.write_workbooks(only, tmp_path, source=source)) == [mine]
    assert mine.read_bytes() == b"mine"


@pytest.mark.parametrize("home", ["site-packages/bw_cfp_programme", "."])
def test_the_example_is_found_in_a_package_and_in_a_checkout(
    home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    package = tmp_path / "site-packages" / "bw_cfp_programme"
    folder = tmp_path / home / "examples" / "led_lamp"
    package.mkdir(parents=True)
    monkeypatch.setattr(example, "files", lambda _name: package)
    with pytest.raises(NoSuchExample):
        example.example_folder()
    folder.mkdir(parents=True)
    (folder / "programme.toml").touch()
    assert example.example_folder() == folder


def test_a_text_that_is_no_toml_is_told_with_its_line(tmp_path: Path):
    text = tmp_path / "S03.toml"
    text.write_text("[facility]\nmember = \n", encoding="utf-8")
    with pytest.raises(NoSuchExample, match="line 2"):
        example.member_rows(text)
