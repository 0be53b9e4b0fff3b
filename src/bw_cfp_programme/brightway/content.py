"""What is in databases, as one hash each, so that a change by anybody is noticed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from bw_cfp_programme.brightway.generation import GENERATION, bd, sql
from bw_cfp_programme.cfp_key import KEY

_MARK = f"{KEY} content"
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


def changed(names: Iterable[str]) -> list[str]:
    """Databases that are others than `mark` found them; those never marked are not among them."""
    marks = {name: bd.databases.data.get(name, {}).get(_MARK) for name in names}
    known = {name: mark for name, mark in marks.items() if mark and mark.startswith(GENERATION)}
    return [name for name, mark in known.items() if content(name) != mark]


def mark(names: Iterable[str]) -> None:
    """Keep each database's hash on Brightway's list of databases, right after it was written."""
    for name in names:
        bd.databases.data[name][_MARK] = content(name)
    bd.databases.flush()


def databases_file() -> Path:
    """The file that holds all nodes and exchanges of the current project."""
    return Path(bd.projects.dir) / "lci" / "databases.db"
