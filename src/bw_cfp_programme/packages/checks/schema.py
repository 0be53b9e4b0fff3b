"""The tables: their columns, and what stands in them."""

from collections.abc import Iterator, Sequence
from math import isfinite
from typing import Any

from bw_cfp_programme.packages import recompute
from bw_cfp_programme.packages.bag import PAYLOAD
from bw_cfp_programme.packages.data_package import NAME, resource
from bw_cfp_programme.packages.fields import Field, path_of, tables
from bw_cfp_programme.packages.opening import Package
from bw_cfp_programme.packages.reading import Malformed, has, json_of, rows_of
from bw_cfp_programme.problems import Place, Problem, problem

_FIRST = 2  # the line below the header


def schema(package: Package) -> Iterator[Problem]:
    """`datapackage.json` says of each table what it is."""
    said = _said(json_of(package, NAME))
    paths = {n.removeprefix(PAYLOAD) for n in package.entries if n.endswith(".csv")}
    for path in sorted(paths | said.keys()):
        name = f"{PAYLOAD}{path}"
        try:
            found = resource(path, package.read(name))
        except ValueError as error:
            raise Malformed(name, error) from error
        if found != said.get(path):
            yield problem("package_schema", Place(name))


def _said(metadata: Any) -> dict[str, Any]:
    try:
        return {one["path"]: one for one in metadata["resources"]}
    except (KeyError, TypeError) as error:
        raise Malformed(f"{PAYLOAD}{NAME}", repr(error)) from error


def values(package: Package) -> Iterator[Problem]:
    """Each cell is of its column's type, each row there once."""
    for table, fields in tables().items():
        if has(package, path_of(table)):
            yield from _wrong(package, table, fields)


def _wrong(package: Package, table: str, fields: Sequence[Field]) -> Iterator[Problem]:
    seen: set[tuple[str, ...]] = set()
    keys = [field.name for field in fields if field.key]
    for line, row in enumerate(rows_of(package, table), start=_FIRST):
        place = Place(f"{PAYLOAD}{path_of(table)}", cell=f"line {line}")
        for field in fields:
            if not _fits(row[field.name], field):
                yield problem("package_value", place, value=row[field.name][:40], column=field.name)
        key = tuple(row[name] for name in keys)
        if keys and key in seen:
            yield problem("package_row", place)
        seen.add(key)


def _fits(cell: str, field: Field) -> bool:
    if not cell:
        return not field.given
    if field.choices:
        return cell in field.choices
    if field.type == "boolean":
        return cell in {"true", "false"}
    if field.type == "integer":
        return cell.isascii() and cell.isdigit()
    return field.type != "number" or _is_number(cell)


def _is_number(cell: str) -> bool:
    try:
        return cell.isascii() and isfinite(float(cell))
    except ValueError:
        return False


def references(package: Package) -> Iterator[Problem]:
    """Exchanges speak of processes and factors that are there; nothing is both."""
    processes = {recompute.key_of(row) for row in rows_of(package, "processes")}
    factors = {recompute.key_of(row) for row in rows_of(package, "factors")}
    for key in sorted(processes & factors):
        yield problem("package_row", Place(f"{PAYLOAD}{path_of('factors')}", cell=" ".join(key)))
    for line, row in enumerate(rows_of(package, "exchanges"), start=_FIRST):
        known = recompute.key_of(row, "input_") in processes | factors
        if not known or recompute.key_of(row) not in processes:
            place = Place(f"{PAYLOAD}{path_of('exchanges')}", cell=f"line {line}")
            yield problem("package_row", place)
