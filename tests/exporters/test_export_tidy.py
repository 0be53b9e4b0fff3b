import csv
import json

import pytest

from bw_cfp_programme.exporters.tidy import write_csv, write_json
from bw_cfp_programme.reporting.machine import report_dict
from sample_report import contribution, lamp, programme, report_of, result, rows


@pytest.fixture
def report():
    return report_of(lamp(), programme())


def table(document, key):
    """A table of the JSON by its key."""
    sections = (each for chapter in document["chapters"] for each in chapter["sections"])
    return next(section for section in sections if section["key"] == key)


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_csv_row_for_every_line_and_indicator(report, tmp_path):
    (path,) = write_csv(report, tmp_path, ["en"])
    found = rows_of(path)
    assert len(found) == 5 * 5
    total = sum(float(row["value"]) for row in found if row["indicator"] == "total")
    assert total == pytest.approx(1.0014, rel=1e-12)
    air = [row for row in found if row["aircraft"] == "true"]
    assert {row["line"] for row in air} == {"T01"}
    assert {row["unit"] for row in found} == {"kg CO2e per 1 unit"}
    assert float(found[5]["value"]) == rows(report, "lines")[1].score_fossil


def test_excel_in_taiwan_reads_the_csv_as_utf8(report, tmp_path):
    (path,) = write_csv(report, tmp_path, ["zh_TW"])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "＝1+1", "\n@x"])
def test_csv_text_is_no_formula_and_json_has_it_as_it_was(text, tmp_path):
    report = report_of(result([contribution(item=text)]), programme())
    assert rows_of(write_csv(report, tmp_path, ["en"])[0])[0]["item"] == f"'{text}"
    document = json.loads(write_json(report, tmp_path, ["en"])[0].read_text(encoding="utf-8"))
    assert table(document, "lines")["rows"][0]["item"] == text


def test_json_is_the_report(report, tmp_path):
    (path,) = write_json(report, tmp_path, ["en"])
    document = json.loads(path.read_text(encoding="utf-8"))
    assert document == report_dict(report)
    assert document["schema"] == 2
    assert next(iter(document)) == "schema"
    assert document["header"]["product_name"] == {"zh_TW": "9 W LED 球泡燈", "en": "9 W LED lamp"}


def test_columns_say_what_their_values_mean(report, tmp_path):
    (path,) = write_json(report, tmp_path, ["en"])
    lines = table(json.loads(path.read_text(encoding="utf-8")), "lines")
    columns = {column["key"]: column for column in lines["columns"]}
    assert columns["score_total"]["unit"] == "kg CO2e"
    assert columns["rule"]["words"] == "rule"
    assert columns["per_output"]["formula"] == "{activity}*{conversion}*{share}/{output}"
    row = lines["rows"][1]
    assert set(row) == set(columns)
    assert row["fraction"] == [[1800.0, 3000.0], [14.0, 20.0]]
    assert row["source"] == {"file": "S03.xlsx", "sheet": "原物料 Materials", "cell": "F7"}


def test_a_row_is_a_line_so_that_two_results_can_be_compared(report, tmp_path):
    (path,) = write_json(report, tmp_path, ["en"])
    rows = [line for line in path.read_text(encoding="utf-8").splitlines() if '"item"' in line]
    assert len([line for line in rows if line.startswith('{"member"')]) == 5 + 1


def test_json_of_an_empty_report(tmp_path):
    report = report_of(result([]), programme())
    (path,) = write_json(report, tmp_path, ["en"])
    document = json.loads(path.read_text(encoding="utf-8"))
    assert table(document, "lines")["rows"] == []


def test_two_runs_give_the_same_bytes(report, tmp_path):
    for write in (write_csv, write_json):
        first = write(report, tmp_path, ["en"])[0].read_bytes()
        assert write(report, tmp_path, ["zh_TW"])[0].read_bytes() == first
