"""A CSV file of factors, as a person wrote it -> rows, and what is wrong with them by line."""

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from bw_cfp_programme.factor_tables.cells import GAS, KNOWN, NEEDED, gas_columns, read_row
from bw_cfp_programme.factor_tables.plausible import doubts
from bw_cfp_programme.factor_tables.table import FactorRow
from bw_cfp_programme.gwp import gas_names
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.tables import Row, delimiter
from bw_cfp_programme.wording import nearest

Read = tuple[tuple[FactorRow, ...], str, tuple[Problem, ...]]
"""Rows that can be used, sha256 of the file, problems in reading order."""


def read_factor_table(path: Path) -> Read:
    """All rows of a table that can be used, and all that is wrong or doubtful."""
    content = path.read_bytes()
    sha256, place = hashlib.sha256(content).hexdigest(), Place(path.name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (), sha256, (problem("factors_not_utf8", place),)
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text)))
    header = [name.strip() for name in lines[0]] if lines else []
    told = list(_columns(header, Place(path.name, cell="line 1")))
    if any(each.code == "factors_columns" for each in told):
        return (), sha256, tuple(told)
    rows, wrong = _rows(path.name, header, lines[1:])
    return tuple(rows), sha256, (*told, *wrong)


def _columns(header: Sequence[str], place: Place) -> Iterator[Problem]:
    if missing := [name for name in NEEDED if name not in header]:
        yield problem("factors_columns", place, missing=", ".join(missing))
    gases = gas_columns(header)
    for name in header:
        if name and name not in KNOWN and name not in gases.columns:
            near = nearest(name.removeprefix(GAS), (*KNOWN, *gas_names()))
            yield problem("factors_column_unknown", place, column=name, suggestion=near)


def _rows(
    file: str, header: Sequence[str], lines: Sequence[Sequence[str]]
) -> tuple[list[FactorRow], list[Problem]]:
    gases = gas_columns(header)
    rows: dict[str, FactorRow] = {}
    problems: list[Problem] = []
    for number, cells in enumerate(lines, start=2):
        said: Row = {n: cell.strip() for n, cell in zip(header, cells, strict=False) if n}
        if not any(said.values()):
            continue
        place = Place(file, cell=f"line {number}")
        if beyond := [cell.strip() for cell in cells[len(header) :] if cell.strip()]:
            problems.append(problem("row_beyond_header", place, cells=", ".join(beyond)))
            continue
        row, wrong = read_row(said, gases, place)
        problems += wrong
        if row is not None and row.key in rows:
            problems.append(problem("factors_key_twice", place, key=row.key))
        elif row is not None:
            rows[row.key] = row
            problems += doubts(row, place)
    return list(rows.values()), problems
