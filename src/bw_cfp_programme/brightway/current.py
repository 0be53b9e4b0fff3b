"""Changing Brightway's current project without the pause that 2.5 makes of it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from bw_cfp_programme.brightway.generation import IS_25, bd


def set_current(name: str) -> None:
    """Make `name` current, created if missing; everybody else uses `use_project`."""
    with garbage_kept():
        bd.projects.set_current(name)


@contextmanager
def garbage_kept() -> Iterator[None]:
    """Spare all that lives the search for garbage that 2.5 makes for each SQLite file it changes.

    0.1 s each with a notebook's worth of objects; the files are closed explicitly, without it.
    """
    if not IS_25:
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
