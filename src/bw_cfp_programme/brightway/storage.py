"""Rows of nodes and exchanges, written in one transaction for any number of databases.

Brightway's `Database.write` works database by database: it deletes, inserts through an ORM, indexes
and compacts, and gives new ids on 2.5. For a hundred small databases that is most of an import's
time. Here the rows are made by Brightway's own functions and stored by SQLite's own.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from bw_cfp_programme.brightway.generation import (
    IS_25,
    Activities,
    Exchanges,
    Key,
    bd,
    lci_db,
    sql,
)
from bw_cfp_programme.brightway.inventory import Dataset

if IS_25:
    from bw2data.backends.utils import dict_as_activitydataset, dict_as_exchangedataset
    from bw2data.search import IndexManager
    from bw2data.utils import get_geocollection, set_correct_process_type
else:
    from bw2data.backends.peewee.utils import dict_as_activitydataset, dict_as_exchangedataset
    from bw2data.search import IndexManager

Data = Mapping[str, dict[Key, Dataset]]


def replace_rows(data: Data) -> None:
    """Replace the content of whole databases, all or none; ids of nodes that stay are kept."""
    nodes: list[dict[str, Any]] = []
    exchanges: list[dict[str, Any]] = []
    for name, datasets in data.items():
        ids = _ids(name)
        for key, dataset in datasets.items():
            nodes.append(_node_row(key, dataset, ids))
            exchanges += (
                dict_as_exchangedataset({**exchange, "output": key})
                for exchange in dataset["exchanges"]
            )
    with lci_db().atomic():
        for name in data:
            sql("DELETE FROM activitydataset WHERE database = ?", (name,))
            sql("DELETE FROM exchangedataset WHERE output_database = ?", (name,))
        _insert(Activities, nodes)
        _insert(Exchanges, exchanges)


def _ids(name: str) -> dict[str, int]:
    if not IS_25:
        return {}
    return dict(sql("SELECT code, id FROM activitydataset WHERE database = ?", (name,)))


def _node_row(key: Key, dataset: Dataset, ids: Mapping[str, int]) -> dict[str, Any]:
    """A node as Brightway stores it: with its key, without its exchanges; type and id on 2.5."""
    database, code = key
    keyed = {**dataset, "database": database, "code": code}
    if IS_25:
        keyed = set_correct_process_type(keyed)
    node = {name: value for name, value in keyed.items() if name != "exchanges"}
    if not IS_25:
        return dict(dict_as_activitydataset(node))
    row = dict_as_activitydataset(node, add_snowflake_id=True)
    return {**row, "id": ids.get(code, row["id"])}


def _insert(model: Any, rows: list[dict[str, Any]]) -> None:
    """Store rows of one table; each field of the table turns its value into what SQLite keeps."""
    if not rows:
        return
    if IS_25 and model is Exchanges:
        rows = _numbered(rows)
    columns = list(rows[0])
    fields = [model._meta.fields[column] for column in columns]  # noqa: SLF001 - peewee's way
    values = (
        tuple(field.db_value(row[column]) for field, column in zip(fields, columns, strict=True))
        for row in rows
    )
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    query = f"INSERT INTO {model._meta.table_name} ({names}) VALUES ({marks})"  # noqa: S608, SLF001
    lci_db().db.connection().executemany(query, values)


def _numbered(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Exchanges of 2.5 have snowflake ids as well, which only `Model.save` would give."""
    from bw2data.snowflake_ids import snowflake_id_generator  # noqa: PLC0415 - 2.5 only

    return [{**row, "id": next(snowflake_id_generator)} for row in rows]


def note_content(name: str, datasets: dict[Key, Dataset]) -> None:
    """Keep Brightway's registers in step with rows that were written without it."""
    entry = bd.databases.data[name]
    locations = {ds["location"] for ds in datasets.values() if ds.get("location")}
    entry["number"] = len(datasets)
    entry["searchable"] = True
    if IS_25:
        found = {get_geocollection(location) for location in locations}
        entry["geocollections"] = sorted(found - {None})
    else:
        bd.mapping.add(datasets.keys())
    if locations - set(bd.geomapping.data):
        bd.geomapping.add(locations)


def index_words(name: str, datasets: dict[Key, Dataset]) -> None:
    """Renew the search index of a database, which Activity Browser's search field uses."""
    index = IndexManager(bd.Database(name).filename)
    index.create()
    index.add_datasets(
        [
            {
                **{word: value for word, value in dataset.items() if value is not None},
                "database": database,
                "code": code,
            }
            for (database, code), dataset in datasets.items()
        ]
    )
