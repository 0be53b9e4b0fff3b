"""Workbooks: openpyxl is the judge of the cells; strangers' files end in a problem, not a crash."""

import zipfile
from datetime import datetime

import openpyxl
import pytest

from bw_cfp_programme.workbook import CellKind, Limits, WorkbookError, read_workbook

VALUES = {
    "A1": "00123",
    "B1": 1200,
    "C1": 0.3,
    "D1": datetime(2025, 1, 31),  # noqa: DTZ001 - a workbook knows no time zones
    "A3": True,
    "B3": "#DIV/0!",
    "C3": "=1+1",
    "D3": "臺 <&> ",
    "AB900": -1.5e-7,
}
KINDS = {
    "s": CellKind.TEXT,
    "n": CellKind.NUMBER,
    "d": CellKind.DATE,
    "b": CellKind.BOOLEAN,
    "e": CellKind.ERROR,
    "f": CellKind.UNSAVED,
}


@pytest.fixture
def path(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for cell, value in VALUES.items():
        sheet[cell] = value
    sheet["C1"].number_format = "0.0%"
    sheet["E5"].number_format = "0.0"
    sheet.merge_cells("A10:C12")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.create_sheet("秘密").sheet_state = "hidden"
    book.save(tmp_path / "w.xlsx")
    return tmp_path / "w.xlsx"


def test_cells_are_those_that_openpyxl_reads(path):
    sheet = read_workbook(path).sheets[0]
    judged = {
        cell.coordinate: cell
        for row in openpyxl.load_workbook(path).active.iter_rows()
        for cell in row
        if cell.value is not None
    }
    ours = {cell.address: cell for cell in sheet.cells()}
    assert ours.keys() == judged.keys()
    for address, cell in ours.items():
        assert cell.kind is KINDS[judged[address].data_type]
        if cell.kind is CellKind.UNSAVED:
            assert cell.formula == "1+1"
        else:
            assert cell.value == judged[address].value


def test_what_surrounds_the_cells(path):
    visible, hidden = read_workbook(path).sheets
    assert [str(merge) for merge in visible.merged] == ["A10:C12"]
    assert visible.hidden_rows == {3}
    assert visible.is_hidden_column(2)
    assert not visible.is_hidden_column(1)
    assert visible.cell(1, 3).percent
    assert (hidden.title, hidden.hidden, visible.hidden) == ("秘密", True, False)


REFUSED = {
    "not_a_workbook": b"hello",
    "damaged_workbook": b"PK\x03\x04 and nothing more",
    "old_workbook": bytes.fromhex("D0CF11E0A1B11AE1") + b"Workbook",
    "encrypted_workbook": bytes.fromhex("D0CF11E0A1B11AE1")
    + "EncryptedPackage".encode("utf-16-le"),
}


@pytest.mark.parametrize("code", REFUSED)
def test_refused(tmp_path, code):
    (tmp_path / "x.xlsx").write_bytes(REFUSED[code])
    with pytest.raises(WorkbookError) as caught:
        read_workbook(tmp_path / "x.xlsx")
    assert caught.value.problem.code == code
    assert caught.value.problem.place.file == "x.xlsx"


@pytest.mark.parametrize(
    "limits",
    [Limits(file_bytes=100), Limits(unpacked_bytes=100), Limits(cells=3), Limits(sheets=1)],
)
def test_too_large(path, limits):
    with pytest.raises(WorkbookError) as caught:
        read_workbook(path, limits)
    assert caught.value.problem.code == "workbook_too_large"


def test_entities_of_its_own(path, tmp_path):
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(bomb, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                content = b'<!DOCTYPE x [<!ENTITY a "b">]>' + content
            target.writestr(name, content)
    with pytest.raises(WorkbookError) as caught:
        read_workbook(bomb)
    assert caught.value.problem.code == "damaged_workbook"
