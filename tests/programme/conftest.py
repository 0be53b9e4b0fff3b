"""A Brightway directory in which the small programme's project is set up; built once, copied.

Without bw2io's migrations, which take ten seconds and which no test here needs.
"""

from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from unittest.mock import patch

import mini
import pytest

from brightway_dirs import copy_of, switch_to
from bw_cfp_programme import brightway
from bw_cfp_programme.brightway import ensure_biosphere
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.programme import project
from temporary import temporary_folder


@cache
def _template() -> Path:
    folder = temporary_folder()
    switch_to(folder / "bw")
    with patch.object(brightway, "ensure_biosphere", partial(ensure_biosphere, migrations=False)):
        project.set_up(open_programme(mini.start(folder / "programme")))
    return folder / "bw"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """An empty folder of the small programme, its project set up."""
    with copy_of(_template, tmp_path / "bw"):
        yield mini.start(tmp_path / "programme")
