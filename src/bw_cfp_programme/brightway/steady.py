"""Reading a project as one whole, though another process may put another in its place."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bw_cfp_programme.brightway.generation import bd
from bw_cfp_programme.brightway.leftovers import busy


@contextmanager
def steady() -> Iterator[None]:
    """What is read of the current project inside is of one age, or nothing comes of it.

    An import swaps the project's folder (`staged`): rows are then read from the old one, matrices
    from the new. Whatever error comes of that, it is told as what it is. Windows needs none of
    this: it swaps no folder in which somebody has a file open.

    Raises:
        ProjectBusy: the folder is another than at the beginning.
    """
    if os.name == "nt":
        yield
        return
    name, folder = bd.projects.current, str(bd.projects.dir)
    opened = os.open(folder, os.O_RDONLY)  # as long as it is open its number is given to no other
    try:
        with _told_if(lambda: not _is_there(opened, folder), name):
            yield
    finally:
        os.close(opened)


@contextmanager
def _told_if(moved: Callable[[], bool], name: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        if moved():
            raise busy("project_changed", name) from error
        raise
    if moved():
        raise busy("project_changed", name)


def _is_there(opened: int, folder: str) -> bool:
    """Whether a path still leads to the folder that was opened; not so between two renames."""
    try:
        return os.path.samestat(os.fstat(opened), Path(folder).stat())
    except OSError:
        return False
