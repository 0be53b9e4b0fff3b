"""Factor tables as Brightway databases: each published number a dataset that can be linked to."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bw_cfp_programme.brightway import Dataset, Key, database_metadata, write_database
from bw_cfp_programme.errors import UnknownEdition
from bw_cfp_programme.methods.flows import OWN, ensure_own_flows
from bw_cfp_programme.tables import Row, data_path, read_csv, read_table

DEFAULT_TABLE = "tw-moenv-cfp-p-02"
_FLOW: Key = (OWN, "CO2e")
_TAGS = (
    "year", "year_means", "boundary", "category", "kind", "source", "dataset", "licence", "note",
    "name_zh",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FactorTable:
    """A table of published numbers, kg CO2e per unit, with what is known of each."""

    id: str
    database: str
    edition: str
    title: str
    attribution: str
    sha256: str
    rows: tuple[Row, ...]


def factor_tables() -> tuple[str, ...]:
    """Ids of the tables that ship with the package."""
    return tuple(row["table"] for row in read_table("factors/tables.csv"))


def load_factors(table: str | Path = DEFAULT_TABLE) -> FactorTable:
    """Load a shipped table by id, or anybody's by the path of its CSV (form: `docs/methods.md`).

    Beside a file `X.csv` of one's own a `tables.csv` may describe X; without it the database is
    called `cfp factors X`.

    Raises:
        UnknownEdition: no such table, or it is not of the form (a key twice, a value not a number).
    """
    shipped = isinstance(table, str) and table in factor_tables()
    path = data_path(f"factors/{table}.csv") if shipped else Path(table)
    if path.suffix != ".csv" or not path.is_file():
        raise UnknownEdition(f"no factor table {table}: neither a shipped one nor a CSV file")
    rows = read_csv(path)
    _refuse_malformed(path.name, rows)
    listing = path.with_name("tables.csv")
    listed = read_csv(listing) if listing.is_file() else []
    about = next((row for row in listed if row.get("table") == path.stem), {})
    return FactorTable(
        id=path.stem,
        database=about.get("database") or f"cfp factors {path.stem}",
        edition=about.get("edition", ""),
        title=about.get("title") or path.stem,
        attribution=about.get("attribution", ""),
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        rows=tuple(rows),
    )


def _refuse_malformed(name: str, rows: list[Row]) -> None:
    seen: set[str] = set()
    for line, row in enumerate(rows, start=2):
        try:
            float(row["value"])
            complete = row["key"] and row["unit"] and row["name_en"]
        except (KeyError, ValueError) as error:
            raise UnknownEdition(f"{name} line {line}: {error}") from error
        if not complete or row["key"] in seen:
            raise UnknownEdition(f"{name} line {line}: key, name_en, unit, and each key once")
        seen.add(row["key"])


def install_factors(table: str | Path = DEFAULT_TABLE) -> str:
    """Write a factor table as a database of the current project; returns the database's name.

    Each row is a process that makes one unit and emits `value` kg of "CO2 equivalent, fossil": the
    publishers give no split by gas. A second call with the same table writes nothing.
    """
    loaded = load_factors(table)
    ensure_own_flows()
    if database_metadata(loaded.database).get("sha256") != loaded.sha256:
        datasets = [_dataset(loaded, row) for row in loaded.rows]
        write_database(loaded.database, datasets, _metadata(loaded))
    return loaded.database


def _metadata(table: FactorTable) -> Mapping[str, str]:
    return {
        "factors": table.id,
        "edition": table.edition,
        "title": table.title,
        "attribution": table.attribution,
        "sha256": table.sha256,
    }


def _dataset(table: FactorTable, row: Row) -> Dataset:
    key = (table.database, row["key"])
    product = row.get("name_zh") or row["name_en"]
    tags = {name: row.get(name, "") for name in _TAGS}
    aircraft = row.get("aircraft") == "yes"
    comment = f"{row['value']} kg CO2e per {row['unit']}. Boundary: {tags['boundary']}."
    return {
        "code": row["key"],
        "name": row["name_en"],
        "reference product": product,
        "unit": row["unit"],
        "location": row.get("location") or "GLO",
        "type": "process",
        "production amount": 1.0,
        "comment": " ".join(filter(None, (comment, tags["note"], tags["source"]))),
        "cfp": {"factors": table.id, "edition": table.edition, "aircraft": aircraft, **tags},
        "exchanges": [
            {"type": "production", "input": key, "amount": 1.0, "name": row["name_en"],
             "unit": row["unit"]},
            {"type": "biosphere", "input": _FLOW, "amount": float(row["value"]),
             "name": "CO2 equivalent, fossil", "unit": "kilogram", "categories": ("air",),
             "cfp": {"aircraft": aircraft}},
        ],
    }  # fmt: skip
