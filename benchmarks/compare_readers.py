"""Read a folder of workbooks with our reader and with others; print each cell that differs.

    python benchmarks/compare_readers.py FOLDER

Openpyxl judges; python-calamine, too, where it is installed. Workbooks of strangers are not part of
this repository: README.md names collections of them.
"""

import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from math import isclose, isnan
from pathlib import Path
from typing import Any

import openpyxl

from bw_cfp_programme.workbook import CellKind, WorkbookError, read_workbook

Cells = dict[tuple[str, str], Any]
FIRST_DAYS = tuple(map(datetime.fromisoformat, ("1899-12-30", "1899-12-31", "1904-01-01")))
MILLISECOND = timedelta(milliseconds=1)
SHOWN = 5  # differences of a file


def ours(path: Path) -> Cells:
    """(sheet, address) -> value; what we do not understand as its kind."""
    return {
        (sheet.title, cell.address): CellKind.UNREADABLE
        if cell.kind is CellKind.UNREADABLE
        else cell.value
        for sheet in read_workbook(path).sheets
        for cell in sheet.cells()
        if cell.kind is not CellKind.UNSAVED
    }


def openpyxls(path: Path) -> Cells:
    """The same as openpyxl reads it."""
    with warnings.catch_warnings(), path.open("rb") as stream:
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(stream, data_only=True)
        return {
            (sheet.title, cell.coordinate): cell.value
            for sheet in book.worksheets
            for cell in sheet._cells.values()  # noqa: SLF001 - iter_rows goes through blank ones
            if cell.value is not None and str(cell.value).strip()
        }


def calamines(path: Path) -> Cells:
    """The same as calamine reads it.

    Raises:
        ImportError: it is not installed.
    """
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - beside the reader
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - optional

    found = {}
    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if str(value).strip():
                    found[name, f"{get_column_letter(column)}{number}"] = value
    return found


def is_same(own: object, other: object) -> bool:
    """Whether two readers mean the same by a cell."""
    if isinstance(own, datetime):
        return any(abs(own - moment) < MILLISECOND for moment in _moments(other))
    if isinstance(own, str) and isinstance(other, str):
        return own.split() == other.split() or own == "#####"
    if isinstance(own, float) and isinstance(other, int | float):
        return isclose(own, other, rel_tol=1e-15) or (isnan(own) and isnan(other))
    return own == other


def _moments(value: object) -> Iterator[datetime]:
    """What a date may be; times and spans count from one of the days that calendars begin with."""
    if isinstance(value, datetime):
        yield value
    elif isinstance(value, date):
        yield datetime.combine(value, time())
    elif isinstance(value, time):
        yield from (datetime.combine(day, value) for day in FIRST_DAYS)
    elif isinstance(value, timedelta):
        yield from (day + value for day in FIRST_DAYS)


def differences(own: Cells, other: Cells) -> Iterator[str]:
    """What one has and the other has otherwise, or not at all."""
    for place in sorted({*own, *other}):
        mine, theirs = own.get(place), other.get(place)
        if not is_same(mine, theirs):
            yield f"{'!'.join(place)}: {mine!r} / {theirs!r}"


def outcome(path: Path, reader: Any) -> Cells | str:
    """The cells, or why there are none."""
    try:
        return reader(path)
    except WorkbookError as told:
        return str(told)
    except Exception as error:  # noqa: BLE001 - other readers raise anything, and so might ours
        return f"{type(error).__name__}: {error}"[:200]


def compare(path: Path, judges: dict[str, Any], counts: Counter[str]) -> None:
    """Print how one file is read."""
    own = outcome(path, ours)
    for name, reader in judges.items():
        other = outcome(path, reader)
        if isinstance(own, str) or isinstance(other, str):
            kind = "both refuse" if type(own) is type(other) else "one refuses"
            counts[f"{name}: {kind}"] += 1
            if kind == "one refuses" or "Error:" in str(own):
                print(f"{path.name}: ours: {_said(own)}; {name}: {_said(other)}")
            continue
        found = list(differences(own, other))
        counts[f"{name}: {'differ' if found else 'same'}"] += 1
        if found:
            print(f"{path.name}: {len(found)} cells differ from {name}", *found[:SHOWN], sep="\n  ")


def _said(read: Cells | str) -> str:
    return read if isinstance(read, str) else f"{len(read)} cells"


def main(folder: Path) -> None:
    """Compare all workbooks of a folder and the folders in it."""
    judges: dict[str, Any] = {"openpyxl": openpyxls}
    try:
        import python_calamine  # noqa: F401, PLC0415 - optional

        judges["calamine"] = calamines
    except ImportError:
        pass
    counts: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.xls[xm]")):
        compare(path, judges, counts)
    for name, count in sorted(counts.items()):
        print(f"{name}: {count}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
