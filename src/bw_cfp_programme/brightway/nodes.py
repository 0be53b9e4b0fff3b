"""Reading nodes: one query for a whole database, never one per node."""

import pickle
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from bw_cfp_programme.brightway.databases import dependencies
from bw_cfp_programme.brightway.generation import AT_ONCE, IS_25, MISSING, Key, bd, sql
from bw_cfp_programme.cfp_key import KEY

_FLOW_TYPES = ("emission", "natural resource", "economic", "inventory indicator", "social")


@dataclass(frozen=True, slots=True)
class NodeItem:
    """What an index needs of a node. `cas` without leading zeros; texts empty where missing.

    `kept` is what we or the factor tables keep of it (`cfp_key`), empty for nodes of others.
    """

    key: Key
    name: str
    product: str
    unit: str
    location: str
    type: str
    categories: tuple[str, ...]
    cas: str
    kept: Mapping[str, Any]

    @property
    def node(self) -> dict[str, Any]:
        """As a dataset has it."""
        return {
            "database": self.key[0],
            "code": self.key[1],
            "name": self.name,
            "unit": self.unit,
            "location": self.location,
            KEY: self.kept,
        }


def get_node(key: Key) -> Any | None:
    """Brightway's activity at (database, code) of the current project, or None."""
    try:
        return bd.get_activity(key)
    except MISSING:
        return None


def node_data(key: Key) -> dict[str, Any] | None:
    """What is stored of a node of the current project, or None; no exchanges, no object of an ORM.

    Of a thousand nodes this takes a twentieth of the time of `get_node`.
    """
    query = "SELECT data FROM activitydataset WHERE database = ? AND code = ?"
    rows = sql(query, key)
    found: dict[str, Any] | None = pickle.loads(rows[0][0]) if rows else None  # noqa: S301 - Brightway's own storage
    return found


def database_items(name: str) -> list[NodeItem]:
    """All nodes of a database, by code; one pass, no exchanges. 4 700 flows take about 40 ms."""
    query = "SELECT code, type, data FROM activitydataset WHERE database = ? ORDER BY code"
    return list(_items(name, sql(query, (name,))))


def _items(database: str, rows: list[tuple[Any, ...]]) -> Iterator[NodeItem]:
    for code, kind, blob in rows:
        data: Mapping[str, Any] = pickle.loads(blob)  # noqa: S301 - Brightway's own storage
        yield NodeItem(
            key=(database, code),
            name=str(data.get("name") or ""),
            product=str(data.get("reference product") or ""),
            unit=str(data.get("unit") or ""),
            location=str(data.get("location") or ""),
            type=str(kind or ""),
            categories=tuple(data.get("categories") or ()),
            cas=str(data.get("CAS number") or "").lstrip("0"),
            kept=data.get(KEY) or {},
        )


def flow_databases() -> tuple[str, ...]:
    """Databases of the current project that hold elementary flows, sorted."""
    marks = ",".join("?" * len(_FLOW_TYPES))
    query = f"SELECT DISTINCT database FROM activitydataset WHERE type IN ({marks})"  # noqa: S608
    return tuple(sorted(database for (database,) in sql(query, _FLOW_TYPES)))


def used_flows(databases: Iterable[str]) -> set[Key]:
    """Elementary flows that databases exchange, and those that they depend on, at any remove."""
    query = (
        "SELECT DISTINCT input_database, input_code FROM exchangedataset"
        " WHERE type = 'biosphere' AND output_database = ?"
    )
    found = (sql(query, (name,)) for name in dependencies(databases))
    return {(database, code) for rows in found for database, code in rows}


def node_keys(ids: Iterable[int]) -> dict[int, Key]:
    """Id on 2.5 -> (database, code), of those that exist."""
    found: dict[int, Key] = {}
    rest = iter(ids)
    while chunk := tuple(islice(rest, AT_ONCE)):
        marks = ",".join("?" * len(chunk))
        query = f"SELECT id, database, code FROM activitydataset WHERE id IN ({marks})"  # noqa: S608
        found.update((id_, (database, code)) for id_, database, code in sql(query, chunk))
    return found


def node_ids(databases: Collection[str] = ()) -> dict[Key, int]:
    """(database, code) -> id on 2.5, for some databases or all; one query. Empty on Brightway 2."""
    if not IS_25:
        return {}
    query = "SELECT id, database, code FROM activitydataset"
    if databases:
        query += f" WHERE database IN ({','.join('?' * len(databases))})"
    return {(database, code): id_ for id_, database, code in sql(query, tuple(databases))}
