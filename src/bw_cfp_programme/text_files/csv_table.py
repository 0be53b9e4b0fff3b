"""CSV with a first line of names, as a person or Excel wrote it -> rows by line."""

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from bw_cfp_programme.errors import UnreadableText
from bw_cfp_programme.limits import limits_of
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.tables import Row, data_path, delimiter
from bw_cfp_programme.text_files.opening import (
    at_line,
    decoded,
    is_of_folder,
    read_content,
    refusal,
)


class CsvRow(NamedTuple):
    """A row that says something: cells by column, and the line on which it begins."""

    cells: Row
    place: Place


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A file as it stands.

    Attributes:
        file: its name.
        header: names of the columns; a blank one has no cells.
        rows: in file order, blank rows left out, each with all columns.
        problems: rows with cells beyond the columns or under no name; they are in no row.
        sha256: of the bytes that were read.
    """

    file: str
    header: tuple[str, ...]
    rows: tuple[CsvRow, ...]
    problems: tuple[Problem, ...]
    sha256: str

    def lacking(self, needed: Iterable[str]) -> tuple[Problem, ...]:
        """A problem where columns are not there without which nothing can be read."""
        missing = ", ".join(name for name in needed if name not in self.header)
        place = at_line(self.file, 1)
        return (problem("csv_columns", place, missing=missing),) if missing else ()


def read_csv_table(path: Path, fold: Callable[[str], str] = str.strip) -> CsvTable:
    """All rows of a CSV in UTF-8, parted by comma, semicolon or tab; cells stripped.

    Args:
        path: of the file.
        fold: how a name of a column is spelled.

    Raises:
        UnreadableText: it is no such file; a column stands twice; a text in quotation marks does
            not end; it has more rows, columns or letters in a cell than any honest one.
    """
    content = read_content(path, limits_of("csv")["bytes"])
    lines = _lines(path, decoded(path, content))
    _, names = next(lines, (1, []))
    header = tuple(fold(name) for name in names)
    twice = [name for name, times in Counter(header).items() if name and times > 1]
    if twice:
        raise refusal("csv_column_twice", path, 1, columns=", ".join(twice))
    rows, problems = _rows(path.name, header, lines)
    sha256 = hashlib.sha256(content).hexdigest()
    return CsvTable(path.name, header, tuple(rows), tuple(problems), sha256)


def listed(path: Path) -> list[Row]:
    """Rows of a listing that may stand beside files of one's own; none where it is not there.

    Raises:
        UnreadableText: as `read_csv_table`, or it is a link to elsewhere, or a row has more cells
            than there are columns.
    """
    if not path.exists():
        return []
    ships = path.is_relative_to(data_path(""))  # whose installer may link all that it installs
    if not ships and not is_of_folder(path, path.parent):
        raise refusal("leads_out", path, name=path.name)
    table = read_csv_table(path)
    if table.problems:
        raise UnreadableText(table.problems)
    return [row.cells for row in table.rows]


def _lines(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins."""
    _refuse_too_many(path, text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text), strict=True)
    begun = 1
    try:
        for cells in reader:
            yield begun, cells
            begun = reader.line_num + 1
    except csv.Error as error:
        raise refusal("csv_unended", path, begun) from error


def _refuse_too_many(path: Path, text: str) -> None:
    most = limits_of("csv")
    rows, columns, cells = (int(most[name]) for name in ("rows", "columns", "cells"))
    parted = delimiter(text)
    if max(text.count("\n"), text.count("\r")) > rows:
        raise refusal("csv_too_long", path, rows, most=rows)
    if text.partition("\n")[0].count(parted) >= columns or text.count(parted) > cells:
        raise refusal("csv_too_wide", path, 1, columns=columns, cells=cells)


def _rows(
    file: str, header: Sequence[str], lines: Iterable[tuple[int, list[str]]]
) -> tuple[list[CsvRow], list[Problem]]:
    rows: list[CsvRow] = []
    problems: list[Problem] = []
    width = len(header)
    for number, cells in lines:
        said = [cell.strip() for cell in cells]
        if not any(said):
            continue
        place = at_line(file, number)
        pairs = list(zip_longest(header, said, fillvalue=""))
        if beyond := [cell for name, cell in pairs if cell and not name]:
            problems.append(problem("row_beyond_header", place, cells=", ".join(beyond[:width])))
            continue
        rows.append(CsvRow({name: cell for name, cell in pairs if name}, place))
    return rows, problems
