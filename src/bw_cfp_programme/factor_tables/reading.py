"""A CSV file of factors, as a person wrote it -> rows, and what is wrong with them by line."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bw_cfp_programme.errors import UnreadableText
from bw_cfp_programme.factor_tables.cells import GAS, KNOWN, NEEDED, gas_columns, read_row
from bw_cfp_programme.factor_tables.plausible import doubts
from bw_cfp_programme.factor_tables.table import FactorRow
from bw_cfp_programme.gwp import gas_names
from bw_cfp_programme.problems import Place, Problem, has_errors, problem
from bw_cfp_programme.text_files import CsvTable, at_line, first_of, read_csv_table
from bw_cfp_programme.wording import nearest

Read = tuple[tuple[FactorRow, ...], str, tuple[Problem, ...]]
"""Rows that can be used, sha256 of the file, problems in reading order."""


def read_factor_table(path: Path) -> Read:
    """All rows of a table that can be used, and all that is wrong or doubtful."""
    try:
        table = read_csv_table(path)
    except UnreadableText as refused:
        return (), "", refused.problems
    told = [*table.lacking(NEEDED), *_columns(table.header, at_line(path.name, 1))]
    if has_errors(told):
        return (), table.sha256, tuple(told)
    rows: dict[str, FactorRow] = {}
    told += first_of(_mistakes(table, rows), path.name)
    return tuple(rows.values()), table.sha256, tuple(told)


def _columns(header: Sequence[str], place: Place) -> Iterator[Problem]:
    gases = gas_columns(header)
    for name in header:
        if name and name not in KNOWN and name not in gases.columns:
            near = nearest(name.removeprefix(GAS), (*KNOWN, *gas_names()))
            yield problem("factors_column_unknown", place, column=name, suggestion=near)


def _mistakes(table: CsvTable, rows: dict[str, FactorRow]) -> Iterator[Problem]:
    """What is wrong or doubtful with each row; those that can be used are put into `rows`."""
    yield from table.problems
    gases = gas_columns(table.header)
    for said, place in table.rows:
        row, wrong = read_row(said, gases, place)
        yield from wrong
        if row is not None and row.key in rows:
            yield problem("factors_key_twice", place, key=row.key)
        elif row is not None:
            rows[row.key] = row
            yield from doubts(row, place)
