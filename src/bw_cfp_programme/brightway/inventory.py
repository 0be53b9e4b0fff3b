"""Checking datasets before Brightway sees them: its own `write` deletes first and fails later."""

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from numbers import Real
from typing import Any

from bw_cfp_programme.brightway.generation import AT_ONCE, Key, sql
from bw_cfp_programme.errors import InvalidInventory

Dataset = dict[str, Any]
Data = Mapping[Key, Dataset] | Iterable[Dataset]

_EXCHANGE_TYPES = frozenset({"production", "technosphere", "biosphere", "substitution"})


def by_key(name: str, data: Data) -> dict[Key, Dataset]:
    """Datasets by (database, code), copied as deep as Brightway changes them.

    Takes bw2data's dict or bw2io's list; a dataset of another database is refused.
    """
    if isinstance(data, Mapping):
        pairs = list(data.items())
    else:
        pairs = [((ds.get("database", name), ds["code"]), ds) for ds in data]
    found = {key: _copy(dataset) for key, dataset in pairs}
    strangers = sorted({key[0] for key in found} - {name})
    if strangers:
        raise InvalidInventory(f"database {name!r} cannot hold datasets of {strangers[0]!r}")
    if len(found) != len(pairs):
        raise InvalidInventory(f"database {name!r} has two datasets with one code")
    return found


def _copy(dataset: Dataset) -> Dataset:
    exchanges = [dict(exchange) for exchange in dataset.get("exchanges", ())]
    return {**dataset, "exchanges": exchanges}


def refuse_invalid(data: Mapping[str, Mapping[Key, Dataset]]) -> None:
    """Raise `InvalidInventory` for exchanges without a partner, a type or a finite amount.

    `data` holds all databases that are written together; partners may be in it or in the project.
    """
    known = {key for datasets in data.values() for key in datasets}
    complaints = [text for datasets in data.values() for text in _complaints(datasets)]
    wanted = {key for key in _inputs(data) if key not in known}
    outside = {key for key in wanted if key[0] not in data}
    gone = wanted - existing_keys(outside)
    complaints += [f"nothing is at {key}" for key in sorted(gone)]
    complaints += [f"{user} uses {key}, which would vanish" for user, key in orphaned(data)]
    if complaints:
        more = f" (and {len(complaints) - 1} more)" if len(complaints) > 1 else ""
        raise InvalidInventory(f"nothing written: {complaints[0]}{more}")


def _complaints(datasets: Mapping[Key, Dataset]) -> Iterator[str]:
    for key, dataset in datasets.items():
        for exchange in dataset["exchanges"]:
            if exchange.get("type") not in _EXCHANGE_TYPES:
                yield f"{key}: an exchange of type {exchange.get('type')!r}"
            if not _is_key(exchange.get("input")):
                yield f"{key}: {exchange.get('name', 'an exchange')!r} is not linked"
            if not _is_finite(exchange.get("amount")):
                yield f"{key}: amount {exchange.get('amount')!r} is not a finite number"


def _is_key(value: object) -> bool:
    return isinstance(value, tuple) and [type(part) for part in value] == [str, str]


def _is_finite(value: object) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)


def _inputs(data: Mapping[str, Mapping[Key, Dataset]]) -> Iterator[Key]:
    for datasets in data.values():
        for dataset in datasets.values():
            for exchange in dataset["exchanges"]:
                if _is_key(exchange.get("input")):
                    yield exchange["input"]


def existing_keys(keys: Iterable[Key]) -> set[Key]:
    """Those of `keys` that are nodes of the current project; one query for 500 of a database."""
    codes: dict[str, list[str]] = {}
    for database, code in keys:
        codes.setdefault(database, []).append(code)
    found: set[Key] = set()
    for database, wanted in codes.items():
        rest = iter(wanted)
        while chunk := list(islice(rest, AT_ONCE)):
            marks = ",".join("?" * len(chunk))
            query = f"SELECT code FROM activitydataset WHERE database = ? AND code IN ({marks})"  # noqa: S608
            found.update((database, row[0]) for row in sql(query, (database, *chunk)))
    return found


def orphaned(data: Mapping[str, Mapping[Key, Dataset]]) -> Iterator[tuple[str, Key]]:
    """(database that stays, dataset it uses) where the new content no longer has that dataset."""
    query = (
        "SELECT DISTINCT output_database, input_code FROM exchangedataset WHERE input_database = ?"
    )
    for name, datasets in data.items():
        for user, code in sql(query, (name,)):
            if user not in data and (name, code) not in datasets:
                yield user, (name, code)
