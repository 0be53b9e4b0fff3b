import math
import shutil
import subprocess
from dataclasses import replace
from datetime import datetime

import pytest
from openpyxl import load_workbook

from bw_cfp_programme.exporters.register import write_member_registers, write_register
from bw_cfp_programme.exporters.register_columns import COLUMNS
from bw_cfp_programme.labels import LANGUAGES, label
from bw_cfp_programme.results import INDICATORS, TOTAL
from sample_report import contribution, lamp, programme, report_of, result, submission

HOSTILE = '=HYPERLINK("http://evil")'


@pytest.fixture(scope="module")
def report():
    return report_of(lamp(), programme(), submissions=[submission()])


@pytest.fixture(scope="module")
def path(report, tmp_path_factory):
    return write_register(report, tmp_path_factory.mktemp("register"), LANGUAGES)[0]


def lines_of(path, *, values=True, language="both"):
    """The register's rows as dicts by column key."""
    sheet = load_workbook(path, data_only=values)[label("report.sheet_register", language)]
    first = 3 if language == "both" else 2
    keys = [column.key for column in COLUMNS]
    return [dict(zip(keys, row, strict=True)) for row in sheet.iter_rows(first, values_only=True)]


def test_both_languages_head_the_columns_and_stay_in_view(path):
    sheet = load_workbook(path)[label("report.sheet_register", "both")]
    keys = [column.key for column in COLUMNS]
    for row, language in ((1, "zh_TW"), (2, "en")):
        assert [c.value for c in sheet[row]] == [label(f"column.{key}", language) for key in keys]
    assert sheet.freeze_panes == "D3"
    assert sheet.auto_filter.ref.endswith(f"{sheet.max_row}")


def test_a_row_for_every_line_and_stage_with_its_address(path):
    rows = lines_of(path)
    assert [(row["member"], row["line"], row["stage"]) for row in rows] == [
        ("LEAD", "E01", "製造 Manufacturing"),
        ("S03", "M01", "原(物)料取得 Raw materials"),
        ("S03", "M01", "使用 Use"),
        ("S03", "T01", "原(物)料取得 Raw materials"),
        ("S03", "P01", "原(物)料取得 Raw materials"),
    ]
    aluminium = rows[1]
    assert (aluminium["file"], aluminium["cell"]) == ("S03.xlsx", "F7")
    assert (aluminium["process"], aluminium["quantity"], aluminium["stock_change"]) == (
        "PRESS",
        12000,
        500,
    )
    assert aluminium["document"] == "Purchase ledger 2025"
    assert (aluminium["mapping_mapper"], aluminium["factor_source"]) == ("A. Chen", "invented")
    assert aluminium["fraction"] == "1800 / 3000 → 14 / 20"
    assert rows[3]["aircraft"] == "是 Yes"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Rule of the pool on the allocation sheet · No data for Mass · one shift list"),
        ("zh_TW", "分配表為此分配池指定的規則 · 無質量的資料 · one shift list"),
    ],
)
def test_a_split_is_explained_in_one_language_and_in_the_persons_own_words(
    language, said, tmp_path
):
    step = replace(contribution().allocation[0], passed_over=("mass",))
    line = contribution(allocation=(step,), share=step.share)
    path = write_register(report_of(result([line]), programme()), tmp_path, [language])[0]
    (row,) = lines_of(path, language=language)
    assert (row["reason"], row["key_unit"]) == (said, "h")
    sheet = load_workbook(path)[label("report.sheet_allocation", language)]
    assert said in [cell.value for cell in sheet[2]]


def test_every_row_multiplies_out(path):
    for row in lines_of(path):
        taken = row["activity"] * row["conversion"] * row["share"] / row["output"] * row["demand"]
        for indicator in INDICATORS:
            score = taken * row[f"factor_{indicator}"]
            assert math.isclose(row[f"score_{indicator}"], score, rel_tol=1e-12, abs_tol=1e-18)
        parts = sum(row[f"score_{indicator}"] for indicator in INDICATORS)
        assert math.isclose(row["score_total"], parts, rel_tol=1e-12)


def test_formulas_are_live_and_show_the_fractions(path):
    row = lines_of(path, values=False)[1]
    letter = {c.key: i for i, c in enumerate(COLUMNS)}
    assert row["share"] == "=(1800.0/3000.0)*(14.0/20.0)"
    assert row["per_output"].startswith("=")
    assert row["score_total"].count("+") == 3
    assert letter["per_output"] > letter["share"]


def test_the_summary_has_stages_and_the_total(path):
    sheet = load_workbook(path, data_only=True)[label("report.sheet_summary", "both")]
    rows = {row[0]: row[1:] for row in sheet.iter_rows(values_only=True) if row[0]}
    assert rows["使用 Use"][4] == pytest.approx(0.042)
    assert rows["原(物)料取得 Raw materials"][2] == pytest.approx(-0.0105)
    assert rows["總計 Total"][4] == pytest.approx(1.0014)
    assert "kg CO2e/pcs" in rows["排放量單位 Unit of emissions"]


def test_the_other_sheets(path):
    book = load_workbook(path, data_only=True)
    allocation = book[label("report.sheet_allocation", "both")]
    assert [row[5:8] for row in allocation.iter_rows(3, values_only=True)] == [
        (1, 4, 0.25),
        (1800, 3000, 0.6),
        (14, 20, 0.7),
    ]
    others = book[label("report.sheet_elsewhere", "both")]
    assert [cell.value for cell in others[3]][3:7] == ["Alloy", 300, "kg", "S06 / AL-1"]
    remainders = book[label("report.sheet_remainders", "both")]
    assert [cell.value for cell in remainders[3]][1:5] == ["E02", "Electricity, canteen", 50, "kWh"]


def test_a_member_gets_its_own_lines_per_unit_of_its_product(report, tmp_path):
    paths = write_member_registers(report, tmp_path, ["en"])
    assert [p.name for p in paths] == ["LEAD.xlsx", "S03.xlsx", "S04.xlsx"]
    rows = lines_of(paths[1], language="en")
    assert [(row["line"], row["demand"]) for row in rows] == [("M01", 1), ("T01", 1), ("P01", 1)]
    assert rows[0]["score_fossil"] == pytest.approx(0.42)
    assert lines_of(paths[2], language="en") == []
    summary = load_workbook(paths[1], data_only=True)["Summary"]
    rows = {row[0]: row for row in summary.iter_rows(values_only=True) if row[0]}
    assert rows["ALH-01"][5] == pytest.approx(0.42 + 0.0021 - 0.0049)


def test_member_codes_make_safe_file_names(tmp_path):
    code = "../../S 9"
    report = report_of(result([contribution(member=code)]), programme())
    paths = write_member_registers(report, tmp_path, ["en"])
    assert [p.parent for p in paths] == [tmp_path / "registers"] * 4
    assert paths[-1].name == "..%2F..%2FS 9.xlsx"


def test_what_strangers_type_stays_text(tmp_path):
    line = contribution(item=HOSTILE, product="@SUM(A1)", member="+1", line="{=1}")
    report = report_of(result([line]), programme())
    row = lines_of(write_register(report, tmp_path, ["en"])[0], values=False, language="en")[0]
    assert (row["item"], row["product"], row["member"]) == (HOSTILE, "@SUM(A1)", "+1")
    for path in tmp_path.rglob("*.xlsx"):
        cells = [
            c for s in load_workbook(path) for r in s.iter_rows() for c in r if c.value == HOSTILE
        ]
        assert cells
        assert {cell.data_type for cell in cells} == {"s"}


def test_text_that_excel_cannot_hold_is_an_error_and_not_lost(tmp_path):
    report = report_of(result([contribution(item="x" * 40000)]), programme())
    with pytest.raises(ValueError, match="no room"):
        write_register(report, tmp_path, ["en"])


def test_same_bytes_from_the_same_stamp(report, path, tmp_path):
    assert write_register(report, tmp_path, LANGUAGES)[0].read_bytes() == path.read_bytes()
    assert load_workbook(path).properties.created == datetime(2026, 11, 24, 9)  # noqa: DTZ001


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_libreoffice_comes_to_the_same_numbers(report, path, tmp_path):
    blank = tmp_path / "in" / "register.xlsx"
    blank.parent.mkdir()
    load_workbook(path).save(blank)  # openpyxl keeps the formulas and drops their values
    assert lines_of(blank)[0]["score_total"] is None
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path, blank],
        check=True,
        capture_output=True,
        timeout=120,
    )
    for row, line in zip(lines_of(tmp_path / "register.xlsx"), report.lines, strict=True):
        for indicator in (*INDICATORS, TOTAL):
            assert row[f"score_{indicator}"] == pytest.approx(line.scores[indicator], rel=1e-12)
    book = load_workbook(tmp_path / "register.xlsx", data_only=True)
    rows = {
        r[0]: r for r in book[label("report.sheet_summary", "both")].iter_rows(values_only=True)
    }
    assert rows["總計 Total"][5] == pytest.approx(1.0014, rel=1e-12)
    assert rows["使用 Use"][5] == pytest.approx(0.042, rel=1e-12)
    assert rows["廢棄處理 End of life"][5] == 0
