"""Where commands begin: a small programme with nothing imported, imported, calculated, changed."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest.mock import patch

import mini

from bw_cfp_programme import brightway
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.programme import project

from .child import command, run

FOLDER = "programme"
CASES = {
    "empty": ("import", "calculate"),
    "imported": ("calculate", "export"),
    "changed": ("import", "calculate", "package"),
    "calculated": ("export", "package"),
}
"""State -> commands that are tried from there."""


class States:
    """Copies of a home, each as a state has it; a home always lies at the same path."""

    def __init__(self, place: Path) -> None:
        self.home, self.log, self._kept = place / "home", place / "said.txt", place / "states"

    def build(self) -> None:
        """Make all states, one from the other."""
        (self.home / "bw").mkdir(parents=True)
        folder = mini.write_all(mini.start(self.home / FOLDER))
        self._step("empty", lambda: _set_up(folder))
        self._step("imported", command("import", str(folder)))
        self._step("calculated", command("calculate", str(folder)))
        self._step("changed", lambda: mini.write(folder, "S1", energy=[mini.power("E1", 900.0)]))

    def lay_out(self, state: str) -> Path:
        """The home as a state has it; returns the programme folder."""
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.copytree(self._kept / state, self.home)
        return self.home / FOLDER

    def _step(self, state: str, call: Callable[[], object]) -> None:
        ended = run(self.home, self.log, call)
        if ended.code:
            raise RuntimeError(f"{state}: {ended.said}")
        shutil.copytree(self.home, self._kept / state)


def _set_up(folder: Path) -> None:
    quick = partial(brightway.ensure_biosphere, migrations=False)
    with patch.object(brightway, "ensure_biosphere", quick):
        project.set_up(open_programme(folder))
