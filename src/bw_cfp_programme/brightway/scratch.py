"""A project to try things in, gone afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from bw_cfp_programme.brightway.current import set_current
from bw_cfp_programme.brightway.generation import bd
from bw_cfp_programme.brightway.leftovers import (
    TRIAL,
    close_files,
    drop,
    folder_of,
    forget,
    locked,
    recover,
)
from bw_cfp_programme.brightway.noise import quiet
from bw_cfp_programme.brightway.projects import open_project
from bw_cfp_programme.brightway.steady import steady
from bw_cfp_programme.brightway.told import told


@contextmanager
def scratch(name: str) -> Iterator[str]:
    """A copy of a project, or an empty one where it is not there; gives the copy's name.

    The project itself is only read, the caller's current project is restored, and the copy is
    deleted however the block ends; one that a killed process left is deleted by the next.

    Raises:
        WrongGeneration: as in `use_project`.
        ProjectBusy: another process tries something with a copy of the same project.
    """
    previous, trial = bd.projects.current, name + TRIAL
    folder = folder_of(trial, like=previous)
    with told(name):
        try:
            with locked(folder.parent / f"{folder.name}.cfp-lock"):
                with quiet():
                    _remove(trial)
                    _make(name, trial)
                try:
                    yield trial
                finally:
                    with quiet():
                        close_files()
                        set_current(previous)
                        _remove(trial)
        finally:
            with quiet():
                set_current(previous)


def _make(name: str, trial: str) -> None:
    if name not in bd.projects:
        open_project(trial, create=True)
        return
    recover(name)
    open_project(name)
    with steady():
        bd.projects.copy_project(trial, switch=False)


def _remove(trial: str) -> None:
    if trial in bd.projects:
        folder = folder_of(trial)
        close_files()
        drop(folder)
        forget(trial)
