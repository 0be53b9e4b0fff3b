"""One cell of a workbook is mutated: it is told, or as openpyxl reads it; nothing else moves."""

import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO

import mutants
import openpyxl
import pytest

from bw_cfp_programme.characters import visible
from bw_cfp_programme.workbook import CellKind, WorkbookError, read_workbook
from bw_cfp_programme.workbook.addresses import parse_address
from bw_cfp_programme.workbook.texts import unescaped

SHEET = "xl/worksheets/sheet1.xml"
TOLD = {CellKind.UNREADABLE, CellKind.ERROR, CellKind.UNSAVED}
COUNT, BATCHES = 60, 8


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return make_book(tmp_path_factory.mktemp("book") / "w.xlsx")


def make_book(path):
    """Texts, numbers, dates, shares, truths, errors and formulas."""
    made = openpyxl.Workbook()
    sheet = made.active
    for row in range(1, 9):
        day = datetime(2025, row, 1)  # noqa: DTZ001 - a workbook knows no time zones
        even = row % 2 == 0
        sheet.append(["鋁 Aluminium", row, row / 7, day, even, "#N/A", "=A1", "kg"])
        sheet.cell(row, 3).number_format = "0.0%"
    made.save(path)
    return path


def with_sheet(path, target, sheet):
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            copy.writestr(name, sheet.encode() if name == SHEET else source.read(name))
    return target


def sheet_of(path):
    with zipfile.ZipFile(path) as archive:
        return archive.read(SHEET).decode()


def ours(path):
    return {c.address: c for s in read_workbook(path).sheets for c in s.cells()}


def judged(path):
    """What openpyxl reads; None where it refuses the file."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sheet = openpyxl.load_workbook(BytesIO(path.read_bytes()), data_only=True).active
    except Exception:  # noqa: BLE001 - it raises anything
        return None
    every = sheet._cells.values()
    return {cell.coordinate: cell.value for cell in every if cell.value is not None}


def is_same(own, other):
    if own is None:
        return not visible(unescaped(str(other or ""))).strip()
    if isinstance(own, datetime) and isinstance(other, time):
        return own.time() == other
    if isinstance(own, datetime) and isinstance(other, timedelta):
        return True
    if isinstance(own, datetime) and isinstance(other, date) and not isinstance(other, datetime):
        return own.date() == other
    if isinstance(own, str) and isinstance(other, str):
        return own.split() == unescaped(other).split()
    return own == other and isinstance(own, bool) == isinstance(other, bool)


def faults(good, path):
    """What is wrong with how a mutant was read."""
    try:
        read = ours(path)
    except WorkbookError as refused:
        if refused.problem.code != "damaged_workbook" or judged(path) is not None:
            yield f"refused: {refused}"
        return
    other = judged(path)
    told = any(cell.kind is CellKind.UNREADABLE for cell in read.values())
    for place in {*good, *read, *(other or ())}:
        own = read.get(place)
        if own and own.kind in TOLD:
            continue
        value = own.value if own else None
        if good.get(place) and value == good[place].value:
            continue
        if place not in good and parse_address(place) is None and told:
            continue  # openpyxl knows cells of no sheet; ours is told where the file has it
        if value is None and other is None and told:
            continue  # it stands elsewhere now, where another cell stands, too
        theirs = other.get(place) if other else value
        if other is None or not is_same(value, theirs):
            yield f"{place}: {value!r} / {other and other.get(place)!r}"


@pytest.mark.parametrize("seed", range(BATCHES))
def test_mutants(book, tmp_path, seed):
    assert list(all_faults(book, tmp_path, COUNT, seed)) == []


def all_faults(book, tmp_path, count, seed):
    good, sheet = ours(book), sheet_of(book)
    for number, (place, mutant) in enumerate(mutants.mutants(sheet, count, seed)):
        path = with_sheet(book, tmp_path / "mutant.xlsx", mutant)
        for fault in faults(good, path):
            yield seed, number, place, fault
