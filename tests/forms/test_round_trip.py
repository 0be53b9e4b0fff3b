"""What `write_filled` writes, `read` gives back, in every language of the template."""

import re
from dataclasses import fields
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from supplier_rows import ROWS

from bw_cfp_programme.forms import read, template, write_filled
from bw_cfp_programme.problems import Severity
from bw_cfp_programme.records import Member

RECORDS = {
    "products": "products",
    "processes": "processes",
    "allocation": "allocation",
    "result": "results",
    "evidence": "evidence",
}
CHINESE = re.compile("[一-龥]")
CHINESE_NAMES = {"鋁合金外殼", "壓鑄", "坪"}  # examples of a Chinese name; a unit
LINE_SHEETS = ("materials", "energy", "transport", "outputs", "downstream")


def entered(record) -> dict:
    """What a record holds besides its place and what the reader adds by itself."""
    added = {"place", "cells", "failed", "sheet", "months"}
    pairs = ((f.name, getattr(record, f.name)) for f in fields(record) if f.name not in added)
    return {name: value for name, value in pairs if value not in (None, "", ())}


def typed(row: dict) -> dict:
    """A row as the reader types it: numbers are floats, months apart."""
    return {
        name: float(value) if isinstance(value, int) else value
        for name, value in row.items()
        if not name.startswith("m0") and not name.startswith("m1")
    }


@pytest.fixture(scope="module", params=["both", "zh_TW", "en"])
def reading(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("filled") / "S03.xlsx"
    write_filled(path, ROWS, language=request.param)
    return read(path)


def test_nothing_to_tell(reading):
    assert [p.message("en") for p in reading.problems] == []


def test_facility(reading):
    assert entered(reading.submission.facility) == typed(ROWS["facility"][0])


@pytest.mark.parametrize("sheet", RECORDS)
def test_records(reading, sheet):
    records = getattr(reading.submission, RECORDS[sheet])
    assert [entered(r) for r in records] == [typed(row) for row in ROWS[sheet]]


@pytest.mark.parametrize("sheet", LINE_SHEETS)
def test_lines(reading, sheet):
    lines = [line for line in reading.submission.lines if line.sheet == sheet]
    derived = {"stage", "unit"}
    assert len(lines) == len(ROWS[sheet])
    for line, row in zip(lines, ROWS[sheet], strict=True):
        found = entered(line)
        assert found.items() >= typed(row).items()
        assert set(found) - set(row) <= derived


def test_what_the_reader_adds(reading):
    by_line = {line.line: line for line in reading.submission.lines}
    assert by_line["M01"].stage == by_line["T01"].stage == "raw_materials"
    assert by_line["E01"].stage == by_line["T02"].stage == by_line["O01"].stage == "manufacturing"
    assert by_line["D01"].stage == "use"
    assert by_line["T01"].unit == by_line["D02"].unit == "ton kilometer"
    assert by_line["E01"].months == tuple(1000.0 + month for month in range(1, 13))
    assert by_line["E01"].quantity == 12 * 1000 + 78
    assert by_line["T01"].quantity == 52 * 12


def test_places(reading):
    line = reading.submission.lines[0]
    first = 6 if reading.submission.facility.at("member").cell == "C4" else 5
    assert line.place.cell == f"A{first}"
    assert line.at("amount").cell == f"E{first}"
    assert line.at("amount").file == "S03.xlsx"


def test_same_rows_same_bytes(tmp_path):
    one, other = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    write_filled(one, ROWS)
    write_filled(other, ROWS)
    assert one.read_bytes() == other.read_bytes()


def test_field_that_the_form_does_not_have(tmp_path):
    with pytest.raises(KeyError, match=r"materials\.colour"):
        write_filled(tmp_path / "x.xlsx", {"materials": [{"colour": "red"}]})


def test_columns_in_any_order_with_spare_rows_and_columns(tmp_path):
    path = tmp_path / "S03.xlsx"
    write_filled(path, ROWS)
    book = openpyxl.load_workbook(path)
    sheet = book["原物料 Materials"]
    # Openpyxl would take the text "=紙箱" for a formula when it writes it again.
    rows = [[c.value and str(c.value).lstrip("=") for c in row] for row in sheet.iter_rows()]
    book.remove(sheet)
    moved = book.create_sheet("原物料 Materials")
    for row in rows[:5]:
        moved.append([None, *reversed(row)])
    moved["Y5"], moved["B5"] = None, "範例 Example"
    moved.append([])
    for row in rows[5:7]:
        moved.append([None, *reversed(row)])
        moved.append([])
    book.save(path)
    lines = [line for line in read(path).submission.lines if line.sheet == "materials"]
    assert [(x.line, x.amount, x.at("amount").cell) for x in lines] == [
        ("M01", 12000.25, "U7"),
        ("M02", 0.0, "U9"),
    ]
    assert [p for p in read(path).problems if p.severity is not Severity.INFO] == []


def test_period_prefilled_for_a_member(tmp_path):
    path = tmp_path / "S09.xlsx"
    path.write_bytes(template(member=Member(code="S09", tier=1, name_zh="虛構", country="TW")))
    submission = read(path).submission
    assert (submission.facility.member, submission.facility.country) == ("S09", "TW")
    assert submission.facility.period_start is None
    assert date.min not in entered(submission.facility).values()


def test_an_english_template_is_english_throughout():
    cells = [
        cell
        for sheet in openpyxl.load_workbook(BytesIO(template(language="en"))).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    ]
    assert len(cells) > 200
    assert {cell.value for cell in cells if CHINESE.search(cell.value)} <= CHINESE_NAMES


def test_a_workbook_from_before_a_column_is_read_without_it(tmp_path):
    """Who filled a workbook before the form asked for uncertainties need not fill another one."""
    path = tmp_path / "S03.xlsx"
    write_filled(path, ROWS)
    whole = read(path)
    book = openpyxl.load_workbook(path)
    sheet = book["原物料 Materials"]
    columns = [cell.column for cell in sheet[4] if "bound" in str(cell.value)]
    columns += [cell.column for cell in sheet[4] if cell.value == "Kind of factor"]
    assert len(columns) == 5
    for column in sorted(columns, reverse=True):
        sheet.delete_cols(column)
    for row in sheet.iter_rows():
        for cell in row:
            if str(cell.value).startswith("="):  # openpyxl takes the text for a formula
                cell.value = str(cell.value).lstrip("=")
    book.save(path)
    old = read(path)
    assert [p.code for p in old.problems] == [p.code for p in whole.problems]
    line = next(line for line in old.submission.lines if line.line == "M01")
    assert (line.remark, line.credibility) == (None, "calibrated_internal")
    assert (line.activity_uncertainty, line.factor_kind) == (None, None)
