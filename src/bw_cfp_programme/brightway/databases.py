"""Writing databases: checked first, quickly, with ids kept, and in any order of links."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from bw_cfp_programme.brightway.content import mark, reverted
from bw_cfp_programme.brightway.generation import IS_25, bd, sql
from bw_cfp_programme.brightway.inventory import Data, Dataset, by_key, refuse_invalid
from bw_cfp_programme.brightway.noise import quiet
from bw_cfp_programme.brightway.storage import index_words, note_content, replace_rows
from bw_cfp_programme.cfp_key import KEY
from bw_cfp_programme.errors import UnknownDataset

Metadata = Mapping[str, Any]


def write_database(
    name: str, data: Data, metadata: Metadata | None = None, *, read_only: bool = True
) -> None:
    """Write one database; as `write_databases`."""
    write_databases({name: data}, {name: metadata or {}}, read_only=read_only)


def write_databases(
    databases: Mapping[str, Data],
    metadata: Mapping[str, Metadata] | None = None,
    *,
    read_only: bool = True,
) -> None:
    """Replace whole databases of the current project, which may use each other in either direction.

    Each database is bw2data's `{(database, code): dataset}` or bw2io's list of datasets; they are
    not changed. `metadata[name]` is stored under `cfp` in the database's metadata, beside what was
    there. `read_only` is what Activity Browser shows as its lock, which the user can open.

    On Brightway 2.5 nodes that were there keep their ids, so that dependent databases, methods
    and calculation setups stay right; 2.5's own `write` gives new ids and empties the setups.
    Databases that use one which was deleted and now comes back are processed as well.

    Raises:
        InvalidInventory: an exchange leads nowhere or has no finite amount, or another database
            uses a dataset that would vanish. Nothing has been written.
    """
    checked = {name: by_key(name, data) for name, data in databases.items()}
    refuse_invalid(checked)
    users = _users(name for name in checked if name not in bd.databases)
    with quiet(), _one_flush():
        replace_rows(checked)
        for name, datasets in checked.items():
            _register(name, (metadata or {}).get(name, {}), read_only=read_only)
            note_content(name, datasets)
            index_words(name, datasets)
        mark(checked)
        for name in {**checked, **users}:
            bd.Database(name).process()
    _announce(checked)


def _users(absent: Iterable[str]) -> dict[str, None]:
    """Databases with exchanges into databases that are not there, sorted."""
    query = "SELECT DISTINCT output_database FROM exchangedataset WHERE input_database = ?"
    found = {user for name in absent for (user,) in sql(query, (name,))}
    return dict.fromkeys(sorted(found & set(bd.databases)))


def _register(name: str, metadata: Metadata, *, read_only: bool) -> None:
    entry = bd.databases.data.setdefault(name, {"backend": "sqlite", "depends": []})
    entry["read_only"] = read_only
    if metadata:
        entry[KEY] = {**entry.get(KEY, {}), **metadata}
    bd.databases.set_modified(name)


@contextmanager
def _one_flush() -> Iterator[None]:
    """Write the list of databases once, not several times for each database of the list."""
    registers = (bd.databases,) if IS_25 else (bd.databases, bd.mapping)
    for register in registers:
        register.flush = lambda **_kwargs: None
    try:
        yield
    finally:
        for register in registers:
            del register.flush
            register.flush()


def _announce(names: Iterable[str]) -> None:
    """Tell open windows (Activity Browser) of what was written; 2.5 only.

    bw2data's own listener keeps a history, at a query per row, for event-sourced projects only.
    """
    if not IS_25:
        return
    from bw2data import project, signals  # noqa: PLC0415 - 2.5 only

    history = project.signal_dispatcher_on_database_write
    keep = bd.projects.dataset.is_sourced
    if not keep:
        signals.on_database_write.disconnect(history)
    try:
        for name in names:
            signals.on_database_write.send(name=name)
    finally:
        if not keep:
            signals.on_database_write.connect(history)


def add_nodes(name: str, nodes: Iterable[Dataset], metadata: Metadata | None = None) -> int:
    """Add nodes without exchanges that are missing by code; those that are there stay untouched.

    Returns how many were added. For a new database this is one fast write.
    """
    wanted = {(name, node["code"]): {**node, "database": name} for node in nodes}
    if name not in bd.databases:
        write_database(name, wanted, metadata)
        return len(wanted)
    rows = sql("SELECT code FROM activitydataset WHERE database = ?", (name,))
    present = {code for (code,) in rows}
    missing = [node for (_, code), node in wanted.items() if code not in present]
    if missing:
        with quiet():
            database = bd.Database(name)
            for node in missing:
                fields = {key: value for key, value in node.items() if key not in _OWN_FIELDS}
                database.new_activity(node["code"], **fields).save()
            bd.databases.data[name]["number"] = len(present) + len(missing)
            database.process()
            bd.databases.flush()
    return len(missing)


_OWN_FIELDS = frozenset({"code", "database", "exchanges"})


def delete_database(name: str) -> None:
    """Take a database out of the current project; what uses it can then no longer be computed.

    Raises:
        UnknownDataset: it is not there.
    """
    if name not in bd.databases:
        raise UnknownDataset(f"no database {name!r} in project {bd.projects.current!r}")
    with quiet():
        del bd.databases[name]


def database_metadata(name: str) -> dict[str, Any]:
    """What was stored under `cfp`; empty for somebody else's database, or where it `reverted`."""
    return {} if reverted([name]) else dict(bd.databases.data.get(name, {}).get(KEY, {}))


def note(metadata: Mapping[str, Metadata]) -> None:
    """Add to what is stored under `cfp`, by database; the databases stay as they are."""
    for name, said in metadata.items():
        entry = bd.databases.data[name]
        entry[KEY] = {**entry.get(KEY, {}), **said}
    if metadata:
        bd.databases.flush()


def databases() -> tuple[str, ...]:
    """Names of the current project's databases, sorted."""
    return tuple(sorted(bd.databases))


def dependencies(names: Iterable[str]) -> set[str]:
    """Databases and all that they use at any remove, also those that are gone."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += bd.databases.data.get(name, {}).get("depends", [])
    return found
