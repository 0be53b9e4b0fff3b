"""Every deliverable prints a section that it knows nothing about."""

import json
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from bw_cfp_programme.assessment import Assessed
from bw_cfp_programme.exporters import export
from bw_cfp_programme.exporters.page import render_page
from bw_cfp_programme.labels import Text
from bw_cfp_programme.problems import Place, problem
from bw_cfp_programme.reporting import build_report
from bw_cfp_programme.sections import Column, Fact, Kind, Section, Tornado
from sample_report import study

SECTION = Section(
    key="primary_data",
    columns=(
        Column("item"),
        Column("stage", Kind.TERM, "stage"),
        Column("amount", Kind.NUMBER),
        Column("unit", Kind.UNIT),
        Column("part", Kind.SHARE),
        Column("score_total", Kind.SCORE),
        Column("gross", Kind.SCORE),
        Column("primary"),
        Column("source", Kind.PLACE),
    ),
    rows=(
        (Text(zh_TW="鋁錠", en="Ingot"), "use", 1234.5, "kilogram", 0.25, 0.5, 1.5, True,
         Place("S03.xlsx", "Materials", "F7")),
        ("=HYPERLINK()", "unheard-of", None, "", None, None, 2.0, False, None),
    ),
    facts=(Fact("primary_share", 0.5, Kind.SHARE), Fact("primary_share", 2.5, Kind.MASS)),
    picture=Tornado("item", "score_total", "gross", 1.0),
)  # fmt: skip


@pytest.fixture
def report():
    found = problem("toml_not_flag", Place("programme.toml"), key="x", value="y")
    return build_report(
        study(), [Assessed(topic="primary-data", sections=(SECTION,), problems=(found,))]
    )


def test_the_page_has_words_numbers_and_a_bar_for_a_row(report):
    page = render_page(report, "en")
    chapter = page.partition('id="primary-data"')[2].partition("</section>")[0]
    for said in ("Ingot", "Use", "1,234", "25.0 %", "0.500", "S03.xlsx › Materials › F7", "Yes"):
        assert said in chapter
    assert "2.5 kg CO<sub>2</sub>e" in chapter
    assert chapter.count("<svg") == 3  # the axis, and a bar for a row
    assert '<td class="figure share s5">25.0 %</td>' in chapter
    assert '<td class="place">S03.xlsx › Materials › F7</td>' in chapter
    assert 'x="0.00000" width="0.66667"' in chapter  # 0.5 to 1.5 on an axis from 0.5 to 2
    assert 'x="0.33333" width="0.66667"' in chapter  # no low value: from the centre, 1, to 2
    assert "=HYPERLINK()" in chapter
    assert "鋁錠" in render_page(report, "zh_TW")


def test_problems_of_assessments_are_findings(report):
    assert report.section("problems").column("code") == ["toml_not_flag"]


def test_the_workbook_has_numbers_as_numbers_and_text_as_text(report, tmp_path):
    export(report, tmp_path, languages=["en"], names=["tables"])
    sheet = load_workbook(tmp_path / "report.xlsx")["Primary data"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[4][:8] == ("Ingot", "Use", 1234.5, "kg", 0.25, 0.5, 1.5, "Yes")
    assert sheet.cell(6, 1).data_type == "s"
    assert rows[5][:2] == ("=HYPERLINK()", "unheard-of")
    assert list(rows[5][2:9]) == [None, None, None, None, 2.0, "No", None]


def test_the_workbook_draws_the_picture_from_numbers_beside_the_table(report, tmp_path):
    export(report, tmp_path, languages=["en"], names=["tables"])
    sheet = load_workbook(tmp_path / "report.xlsx")["Primary data"]
    assert [cell.value for cell in sheet[5][9:11]] == [-0.5, 0.5]  # 0.5 and 1.5 around 1
    assert [cell.value for cell in sheet[6][9:11]] == [0, 1]  # no low value: none below the centre
    with ZipFile(tmp_path / "report.xlsx") as parts:
        drawn = parts.read("xl/charts/chart1.xml").decode()
    assert "'Primary data'!$J$5:$J$6" in drawn
    assert "'Primary data'!$K$5:$K$6" in drawn


def test_machines_read_the_same(report, tmp_path):
    export(report, tmp_path, names=["json"])
    document = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    (chapter,) = [each for each in document["chapters"] if each["topic"] == "primary-data"]
    (section,) = chapter["sections"]
    assert section["columns"][4:7] == [
        {"key": "part", "title": {"zh_TW": "占總量比例", "en": "Share of total"}, "kind": "share",
         "unit": "1"},
        {"key": "score_total", "title": {"zh_TW": "總計", "en": "Total"}, "kind": "score",
         "unit": "kg CO2e"},
        {"key": "gross", "title": {"zh_TW": "排放量（不計抵減）", "en": "Gross emissions"},
         "kind": "score", "unit": "kg CO2e"},
    ]  # fmt: skip
    row = section["rows"][0]
    assert row["item"] == {"zh_TW": "鋁錠", "en": "Ingot"}
    assert row["source"]["cell"] == "F7"
    assert row["amount"] == 1234.5
