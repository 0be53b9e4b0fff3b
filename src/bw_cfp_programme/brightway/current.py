"""Changing Brightway's current project without the pause that 2.5 makes of it."""

import gc

from bw_cfp_programme.brightway.generation import IS_25, bd


def set_current(name: str) -> None:
    """Make `name` current, created if it is missing; `use_project` is the way for everybody else.

    2.5 collects all garbage once for each SQLite file that it changes, 0.1 s each with a notebook's
    worth of objects. The files are closed explicitly, so what lives is kept out of it meanwhile.
    """
    if not IS_25 or gc.get_freeze_count():
        bd.projects.set_current(name)
        return
    gc.freeze()
    try:
        bd.projects.set_current(name)
    finally:
        gc.unfreeze()
