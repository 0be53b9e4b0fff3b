"""Brightway directories for tests: never the user's own, one template with biosphere3 per run."""

import gc
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from bw_cfp_programme.brightway import ensure_biosphere, quiet, use_project
from bw_cfp_programme.brightway.current import garbage_kept
from bw_cfp_programme.brightway.generation import IS_25, bd
from temporary import temporary_folder

_COLLECT = 20
_switches = count(1)


def switch_to(folder: Path) -> None:
    """Make `folder` Brightway's base directory in this process.

    Garbage is searched for now and then, so that a worker of a thousand tests stays small.
    """
    if next(_switches) % _COLLECT == 0:
        gc.collect()
    (folder / "logs").mkdir(parents=True, exist_ok=True)
    with quiet(), garbage_kept():
        if IS_25:
            bd.projects.change_base_directories(
                folder, base_logs_dir=folder / "logs", project_name="default", update=False
            )
        else:
            bd.projects._base_data_dir = str(folder)
            bd.projects._base_logs_dir = str(folder / "logs")
            bd.projects.db.change_path(str(folder / "projects.db"))
            bd.projects.set_current("default", update=False)


@cache
def with_biosphere() -> Path:
    """A directory with one project `p` that holds biosphere3; built once, copied for each test."""
    folder = temporary_folder()
    switch_to(folder)
    with use_project("p", create=True):
        ensure_biosphere(migrations=False)
    return folder


@pytest.fixture
def bw_dir(tmp_path: Path) -> Iterator[Path]:
    """An empty Brightway directory, current in this process."""
    before = Path(bd.projects._base_data_dir)
    switch_to(tmp_path / "bw")
    yield tmp_path / "bw"
    switch_to(before)


@contextmanager
def copy_of(template: Callable[[], Path], folder: Path) -> Iterator[Path]:
    """A directory of a test's own, with all that a template holds."""
    before = Path(bd.projects._base_data_dir)
    shutil.copytree(template(), folder)
    switch_to(folder)
    yield folder
    switch_to(before)


@pytest.fixture
def bio_dir(tmp_path: Path) -> Iterator[Path]:
    """A Brightway directory whose project `p` holds biosphere3."""
    with copy_of(with_biosphere, tmp_path / "bw") as folder:
        yield folder
