"""Opening Brightway projects and giving the caller's own back."""

import pickle
from collections.abc import Iterator
from contextlib import contextmanager

from bw_cfp_programme.brightway.current import set_current
from bw_cfp_programme.brightway.generation import IS_25, bd
from bw_cfp_programme.brightway.leftovers import SUFFIX, TRIAL, folder_of, recover
from bw_cfp_programme.brightway.noise import quiet
from bw_cfp_programme.brightway.told import told
from bw_cfp_programme.errors import NoSuchProject, WrongGeneration


@contextmanager
def use_project(name: str, *, create: bool = False) -> Iterator[None]:
    """Make `name` the current project; the caller's project is current again afterwards, always.

    A project of Brightway 2 is migrated when 2.5 opens it (all databases are processed anew; what
    Brightway 2 has is kept and still works there). A change that was killed is cleaned up first.

    Raises:
        NoSuchProject: it does not exist and `create` is False.
        WrongGeneration: Brightway 2 is installed and the project was made by 2.5.
        ProjectUnusable: its files cannot be read or written.
    """
    previous = bd.projects.current
    if previous == name + SUFFIX:  # within `staged(name)`
        yield
        return
    with told(name):
        with quiet():
            recover(name)
            open_project(name, create=create)
        try:
            yield
        finally:
            if bd.projects.current != previous:
                with quiet():
                    set_current(previous)


def open_project(name: str, *, create: bool = False) -> None:
    """Make `name` current and fit for calculation; errors as in `use_project`."""
    if name not in bd.projects and not create:
        raise NoSuchProject(f"no Brightway project {name!r}")
    if not IS_25:
        _refuse_newer(name)
    if bd.projects.current != name:
        set_current(name)
    if IS_25 and not bd.projects.twofive:
        bd.projects.migrate_project_25()


def _refuse_newer(name: str) -> None:
    """Brightway 2 would open a 2.5 project as an empty one, since the folder's name differs."""
    query = "SELECT data FROM projectdataset WHERE name = ?"
    rows = bd.projects.db.db.execute_sql(query, (name,)).fetchall()
    about = (pickle.loads(rows[0][0]) if rows else None) or {}  # noqa: S301 - Brightway's own file
    if about.get("25") and not folder_of(name).is_dir():
        raise WrongGeneration(f"project {name!r} was made by Brightway 2.5; this is Brightway 2")


def projects() -> tuple[str, ...]:
    """Names of the existing projects, sorted; copies that we work on are not among them."""
    names = (project.name for project in bd.projects)
    return tuple(sorted(name for name in names if not name.endswith((SUFFIX, TRIAL))))
