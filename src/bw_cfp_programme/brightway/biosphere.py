"""The elementary flows that Brightway ships, and what importers of others expect in a project."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bw_cfp_programme.brightway.generation import bd, bi
from bw_cfp_programme.brightway.noise import quiet
from bw_cfp_programme.files import whole_file

BIOSPHERE = "biosphere3"
_FIRST_MIGRATION = "biosphere-2-3-categories"


def ensure_biosphere(*, migrations: bool = True) -> None:
    """Create `biosphere3` and the core migrations in the current project where they are missing.

    Both are bundled with bw2io, so this works offline; an existing `biosphere3` is never written.
    The migrations (5 s) are what Excel imports in Activity Browser ask for.
    """
    with quiet(), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # bw2io leaves the files it reads open
        if BIOSPHERE not in bd.databases:
            bi.create_default_biosphere3()
        if migrations and _FIRST_MIGRATION not in bi.migrations:
            with _compact_json():
                bi.create_core_migrations()


@contextmanager
def _compact_json() -> Iterator[None]:
    """Have Brightway write JSON without indents: Python encodes that in C, and copies are smaller.

    What is read back is the same. The migrations take 5 s so, 8 s otherwise.
    """
    from bw2data.serialization import JsonWrapper  # noqa: PLC0415 - bw2data is quiet by now

    def dump(_cls: type, data: Any, filepath: str | Path) -> None:
        with whole_file(filepath, "w") as stream:
            stream.write(JsonWrapper.dumps(data))

    indented = JsonWrapper.__dict__["dump"]
    JsonWrapper.dump = classmethod(dump)
    try:
        yield
    finally:
        JsonWrapper.dump = indented
