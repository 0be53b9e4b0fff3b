"""Where real plants live: a Brightway project with biosphere3 and the US inventory."""

from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

import pytest
import us_lci

from brightway_dirs import bw_dir, copy_of, switch_to  # noqa: F401 - a fixture among them
from bw_cfp_programme import brightway
from temporary import temporary_folder

NAME = "us plants"


@pytest.fixture
def project(tmp_path: Path, shared: Path) -> Iterator[str]:
    """A project with biosphere3 and the US inventory, as a practitioner would have it."""
    with copy_of(partial(_template, shared), tmp_path / "bw"):
        yield NAME


@cache
def _template(shared: Path) -> Path:
    """A directory with that project; built once, copied for each test."""
    folder = temporary_folder()
    switch_to(folder)
    flows, processes = us_lci.flow_database(shared), us_lci.process_database(shared)
    with brightway.use_project(NAME, create=True):
        brightway.ensure_biosphere(migrations=False)
        brightway.write_databases({us_lci.FLOWS: flows, us_lci.DATABASE: processes})
    return folder
