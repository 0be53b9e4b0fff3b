"""What is in databases, as one hash each, so that a change by anybody is noticed."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from bw_cfp_programme.brightway.generation import GENERATION, bd, lci_db, sql
from bw_cfp_programme.cfp_key import KEY

_TABLE = (
    "CREATE TABLE IF NOT EXISTS cfp_written"
    " (database TEXT PRIMARY KEY, content TEXT NOT NULL, said TEXT NOT NULL)"
)
_NODES = "SELECT code, type, data FROM activitydataset WHERE database = ? ORDER BY code"
_EXCHANGES = (
    "SELECT output_code, input_database, input_code, type, data FROM exchangedataset"
    " WHERE output_database = ? ORDER BY output_code, rowid"
)


def content(name: str) -> str:
    """Hash of a database's nodes and exchanges as they are stored in the current project.

    The same as long as nobody writes; two databases that say the same may have two hashes.
    """
    digest = hashlib.sha256()
    for query in (_NODES, _EXCHANGES):
        for row in sql(query, (name,)):
            digest.update("\t".join(map(str, row[:-1])).encode())
            digest.update(row[-1])
    return f"{GENERATION} {digest.hexdigest()}"


def mark(names: Iterable[str]) -> None:
    """Note beside the rows what they are, and what the list of databases says of them.

    The list is a file of its own, which each Brightway session writes as a whole: one that was
    opened before an import puts back what the list said before it. The notes lie in the file of
    the rows, in a table that Brightway does not look at, so that they are of one age with them.
    """
    noted = ((name, content(name), _said(name)) for name in names)
    with lci_db().atomic():
        sql(_TABLE)
        for row in noted:
            sql("REPLACE INTO cfp_written (database, content, said) VALUES (?, ?, ?)", row)


def changed(names: Iterable[str]) -> list[str]:
    """Databases whose rows are others than `mark` found them; those never marked are no part."""
    noted = _noted()
    marks = {name: noted[name][0] for name in names if name in noted}
    known = {name: mark for name, mark in marks.items() if mark.startswith(f"{GENERATION} ")}
    return [name for name, mark in known.items() if content(name) != mark]


def reverted(names: Iterable[str]) -> list[str]:
    """Databases of which the list says what was never said of the rows that are there."""
    noted = _noted()
    about = {name: bd.databases.data.get(name, {}).get(KEY) for name in names}
    return [n for n, said in about.items() if said and noted.get(n, ("", ""))[1] != _said(n)]


def _noted() -> dict[str, tuple[str, str]]:
    """Database -> hash of its rows, and of what the list said of it, when they were written."""
    if not sql("SELECT name FROM sqlite_master WHERE name = 'cfp_written'"):
        return {}
    rows = sql("SELECT database, content, said FROM cfp_written")
    return {name: (rows_hash, said) for name, rows_hash, said in rows}


def _said(name: str) -> str:
    """Hash of what the list says of a database, but for `made_from`, which is found anew."""
    about = bd.databases.data[name].get(KEY, {})
    kept = {key: value for key, value in about.items() if key != "made_from"}
    return hashlib.sha256(json.dumps(kept, sort_keys=True, default=str).encode()).hexdigest()


def databases_files() -> tuple[Path, Path]:
    """What holds all nodes and exchanges of the current project, and the list of databases."""
    project = Path(bd.projects.dir)
    return project / "lci" / "databases.db", project / "databases.json"
