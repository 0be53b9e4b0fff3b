import math
import shutil
import subprocess
from dataclasses import replace
from datetime import datetime

import pytest
from openpyxl import load_workbook

from bw_cfp_programme.exporters.register import write_member_registers, write_register
from bw_cfp_programme.exporters.safe_text import LONGEST
from bw_cfp_programme.exporters.sheet_cells import sheet_columns
from bw_cfp_programme.exporters.tidy import write_json
from bw_cfp_programme.labels import LANGUAGES, label
from bw_cfp_programme.results import INDICATORS, TOTAL
from sample_report import contribution, lamp, programme, report_of, result, rows, submission

HOSTILE = '=HYPERLINK("http://evil")'


@pytest.fixture(scope="module")
def report():
    return report_of(lamp(), programme(), submissions=[submission()])


@pytest.fixture(scope="module")
def path(report, tmp_path_factory):
    return write_register(report, tmp_path_factory.mktemp("register"), LANGUAGES)[0]


COLUMNS = sheet_columns(report_of(lamp(), programme()).section("lines"), places_apart=True)
KEYS = [column.key for column in COLUMNS]


def sheet_of(path, key, language="both", *, values=True):
    return load_workbook(path, data_only=values)[label(f"section.{key}", language)]


def lines_of(path, *, values=True, language="both"):
    """The register's rows as dicts by column key."""
    sheet = sheet_of(path, "lines", language, values=values)
    first = 3 if language == "both" else 2
    return [dict(zip(KEYS, row, strict=True)) for row in sheet.iter_rows(first, values_only=True)]


def test_both_languages_head_the_columns_and_stay_in_view(path):
    sheet = sheet_of(path, "lines")
    for row, language in ((1, "zh_TW"), (2, "en")):
        words = [label(f"column.{key}", language) for key in KEYS]
        scores = [f"{said} (kg CO2e)" if key.startswith("score_") else said
                  for key, said in zip(KEYS, words, strict=True)]  # fmt: skip
        assert [c.value for c in sheet[row]] == scores
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
        ("en", ["Rule of the pool on the allocation sheet", "Mass", "one shift list"]),
        ("zh_TW", ["分配表為此分配池指定的規則", "質量", "one shift list"]),
    ],
)
def test_a_split_is_explained_in_one_language_and_in_the_persons_own_words(
    language, said, tmp_path
):
    step = replace(contribution().allocation[0], passed_over=("mass",))
    line = contribution(allocation=(step,), share=step.share)
    path = write_register(report_of(result([line]), programme()), tmp_path, [language])[0]
    (row,) = lines_of(path, language=language)
    assert [row["chosen_by"], row["reason"], row["key_unit"]] == [said[0], said[2], "h"]
    assert [cell.value for cell in sheet_of(path, "allocation_steps", language)[2]][8:11] == said


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
    letter = {key: place for place, key in enumerate(KEYS)}
    assert row["share"] == "=(1800.0/3000.0)*(14.0/20.0)"
    assert row["per_output"].startswith("=")
    assert row["score_total"].count("+") == 3
    assert letter["per_output"] > letter["share"]


def summary_of(path, language="both", *, values=True):
    """What the first sheet says: by the first cell of each row, the others by column key."""
    sheet = load_workbook(path, data_only=values)[label("report.sheet_summary", language)]
    rows = {row[0]: row[1:] for row in sheet.iter_rows(values_only=True) if row[0]}
    (heads,) = [row for name, row in rows.items() if name in {"Life-cycle stage", "Product"}]
    return {name: dict(zip(heads, row, strict=True)) for name, row in rows.items()}


def test_the_summary_has_stages_and_the_total(path):
    rows = summary_of(path)
    assert rows["使用 Use"]["Total (kg CO2e)"] == pytest.approx(0.042)
    removals = rows["原(物)料取得 Raw materials"]["Biogenic removals (kg CO2e)"]
    assert removals == pytest.approx(-0.0105)
    assert rows["總計 Total"]["Total (kg CO2e)"] == pytest.approx(1.0014)
    assert rows["使用 Use"]["Lines"] == 1
    assert "kg CO2e/pcs" in rows["排放量單位 Unit of emissions"].values()


def test_the_summary_sums_the_lines_of_a_stage_and_then_the_stages(path):
    rows = summary_of(path, values=False)
    formula = rows["使用 Use"]["Total (kg CO2e)"]
    assert formula.startswith("=SUMPRODUCT(EXACT('盤查項目 Lines'!$D$3:$D$7,A")
    assert rows["總計 Total"]["Total (kg CO2e)"].startswith("=SUM(")


def test_the_other_sheets(path):
    allocation = sheet_of(path, "allocation_steps")
    assert [row[5:8] for row in allocation.iter_rows(3, values_only=True)] == [
        (1, 4, 0.25),
        (1800, 3000, 0.6),
        (14, 20, 0.7),
    ]
    assert sheet_of(path, "allocation_steps", values=False)["H3"].value == "=F3/G3"
    others = [cell.value for cell in sheet_of(path, "elsewhere")[3]]
    assert others[3:7] == ["Alloy", 300, "kg", "S06 / AL-1"]
    assert others[7:] == ["S03.xlsx", "原物料 Materials", "A9"]
    remainders = [cell.value for cell in sheet_of(path, "remainders")[3]]
    assert remainders[1:5] == ["E02", "Electricity, canteen", 50, "kWh"]


def test_a_member_gets_its_own_lines_per_unit_of_its_product(report, tmp_path):
    paths = write_member_registers(report, tmp_path, ["en"])
    assert [p.name for p in paths] == ["LEAD.xlsx", "S03.xlsx", "S04.xlsx"]
    rows = lines_of(paths[1], language="en")
    assert [(row["line"], row["demand"]) for row in rows] == [("M01", 1), ("T01", 1), ("P01", 1)]
    assert rows[0]["score_fossil"] == pytest.approx(0.42)
    assert lines_of(paths[2], language="en") == []
    total = summary_of(paths[1], "en")["ALH-01"]["Total (kg CO2e)"]
    assert total == pytest.approx(0.42 + 0.0021 - 0.0049)


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


def test_text_that_excel_cannot_hold_is_cut_where_it_shows_and_whole_in_the_json(tmp_path):
    long = "x" * 40000
    report = report_of(result([contribution(item=long)]), programme())
    row = lines_of(write_register(report, tmp_path, ["en"])[0], values=False, language="en")[0]
    assert row["item"] == f"{long[:LONGEST]}…"
    (path,) = write_json(report, tmp_path, ["en"])
    assert long in path.read_text("utf-8")


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
    for row, line in zip(lines_of(tmp_path / "register.xlsx"), rows(report, "lines"), strict=True):
        for indicator in (*INDICATORS, TOTAL):
            score = getattr(line, f"score_{indicator}")
            assert row[f"score_{indicator}"] == pytest.approx(score, rel=1e-12)
    summary = summary_of(tmp_path / "register.xlsx")
    assert summary["總計 Total"]["Total (kg CO2e)"] == pytest.approx(1.0014, rel=1e-12)
    assert summary["使用 Use"]["Total (kg CO2e)"] == pytest.approx(0.042, rel=1e-12)
    assert summary["廢棄處理 End of life"]["Total (kg CO2e)"] == 0
