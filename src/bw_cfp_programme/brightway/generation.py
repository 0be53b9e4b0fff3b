"""Which Brightway is installed. What differs between the two is decided on `IS_25` in this room."""

from typing import Any

from bw_cfp_programme.brightway.noise import quiet_import
from bw_cfp_programme.files import whole_file

with quiet_import():
    import bw2calc
    import bw2data
    import bw2data.data_store
    import bw2data.serialization
    import bw2io
    from peewee import DoesNotExist

    try:
        from bw2data.backends.schema import ActivityDataset, ExchangeDataset

        IS_25 = True
    except ImportError:
        from bw2data.backends.peewee.schema import ActivityDataset, ExchangeDataset

        IS_25 = False

# Brightway's own puts a list in its place though writing it failed, and from another disk by a
# copy: a full disk or a kill then leaves a project without its list of databases.
bw2data.data_store.atomic_open = whole_file
bw2data.serialization.atomic_open = whole_file

bc: Any = bw2calc
bd: Any = bw2data
bi: Any = bw2io
Activities: Any = ActivityDataset
Exchanges: Any = ExchangeDataset

GENERATION = "2.5" if IS_25 else "2"

MISSING: tuple[type[Exception], ...] = (DoesNotExist, bd.errors.UnknownObject)
"""What `get_activity` raises for a missing node: peewee's in 2, `UnknownObject` in 2.5."""

Key = tuple[str, str]


def lci_db() -> Any:
    """Handle of the project's SQLite file of nodes and exchanges."""
    if IS_25:
        from bw2data.backends import sqlite3_lci_db  # noqa: PLC0415 - each generation has its own
    else:
        from bw2data.backends.peewee import sqlite3_lci_db  # noqa: PLC0415
    return sqlite3_lci_db


AT_ONCE = 500  # SQLite takes 999 variables in one query


def sql(query: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Rows of one query on the current project's nodes and exchanges."""
    return list(lci_db().db.execute_sql(query, parameters).fetchall())
