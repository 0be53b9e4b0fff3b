"""Files of a package, read as what they should be; what they are not is said at the file."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from bw_cfp_programme.formulas import unguarded
from bw_cfp_programme.packages import recompute
from bw_cfp_programme.packages.bag import PAYLOAD
from bw_cfp_programme.packages.contributions import Brought, brought
from bw_cfp_programme.packages.fields import FOLDER, path_of, tables
from bw_cfp_programme.packages.opening import Package
from bw_cfp_programme.packages.zip_reading import Unusable
from bw_cfp_programme.results import INDICATORS, TOTAL, Key
from bw_cfp_programme.tables import delimiter

SCORES = (*INDICATORS, TOTAL)
_LARGEST_JSON = 8_000_000
PATIENCE = 20_000_000
"""Links that an elimination may touch; a thousand members with sixty lines each touch thousands."""
Row = dict[str, str]


class Malformed(Exception):  # noqa: N818 - it reads as a sentence
    """A file that is not of its form: `why` says so, in the words of what reads it."""

    def __init__(self, entry: str, why: object) -> None:
        super().__init__(f"{entry}: {why}")
        self.entry = entry
        self.why = str(why)


def text_of(package: Package, name: str) -> str:
    """A file as text.

    Raises:
        Unusable: as `Package.read`.
        Malformed: it is not UTF-8.
    """
    try:
        return package.read(name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Malformed(name, error) from error


def json_of(package: Package, path: str) -> Any:
    """A file of the crate as JSON; errors as `text_of`."""
    name = f"{PAYLOAD}{path}"
    entry = package.entries.get(name)
    if entry and entry.size > _LARGEST_JSON:
        raise Unusable("too_large", name)
    try:
        return json.loads(text_of(package, name))
    except (ValueError, RecursionError) as error:
        raise Malformed(name, error) from error


def has(package: Package, path: str) -> bool:
    """Whether the crate has a file."""
    return f"{PAYLOAD}{path}" in package.entries


def csv_of(package: Package, path: str) -> Iterator[list[str]]:
    """Rows of a CSV of the crate, the header first; errors as `text_of`."""
    name = f"{PAYLOAD}{path}"
    text = text_of(package, name)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text))
    except csv.Error as error:
        raise Malformed(name, error) from error


def rows_of(package: Package, table: str) -> Iterator[Row]:
    """Rows of one of our tables by its fields; errors as `text_of`."""
    rows = csv_of(package, path_of(table))
    names = [field.name for field in tables()[table]]
    if next(rows, None) != names:
        raise Malformed(f"{PAYLOAD}{path_of(table)}", f"columns other than {', '.join(names)}")
    for row in rows:
        if len(row) != len(names):
            raise Malformed(f"{PAYLOAD}{path_of(table)}", f"a row of {len(row)} cells")
        yield dict(zip(names, map(unguarded, row), strict=True))


def factors_of(package: Package) -> dict[Key, recompute.Scores]:
    """Unit scores of the table `factors`, by `SCORES`; errors as `text_of`."""
    return {
        recompute.key_of(row): [number(row, name, "factors") for name in SCORES]
        for row in rows_of(package, "factors")
    }


def stated(package: Package) -> dict[str, float]:
    """The table `result`; errors as `text_of`."""
    found = {
        row["indicator"]: number(row, "kg_co2e", "result") for row in rows_of(package, "result")
    }
    if tuple(found) != SCORES:
        raise Malformed(f"{PAYLOAD}{path_of('result')}", f"indicators {', '.join(found)}")
    return found


def number(row: Mapping[str, str], name: str, table: str) -> float:
    """A cell as a number.

    Raises:
        Malformed: it is none.
    """
    try:
        return float(row[name])
    except ValueError as error:
        raise Malformed(f"{PAYLOAD}{path_of(table)}", error) from error


def brought_of(package: Package) -> list[Brought]:
    """What each exchange brings into the footprint; errors as `text_of`.

    Raises:
        Malformed: the tables are no system that can be solved.
    """
    try:
        found = brought(
            rows_of(package, "processes"),
            rows_of(package, "exchanges"),
            factors_of(package),
            rows_of(package, "demand"),
            len(SCORES),
            patience=PATIENCE,
        )
        return list(found)
    except (ArithmeticError, KeyError, ValueError) as error:
        raise Malformed(f"{PAYLOAD}{FOLDER}", repr(error)) from error
