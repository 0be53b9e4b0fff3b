"""The invented lamp programme: its workbooks, its run in Brightway, what it should come to."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lamp_run import Lamp, clock

from brightway_dirs import switch_to
from bw_cfp_programme.brightway.generation import bd
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.check import CheckReport, check
from bw_cfp_programme.programme.demo import demo
from bw_cfp_programme.programme.example import example_folder, write_workbooks
from bw_cfp_programme.records import Programme, Submission
from bw_cfp_programme.text_files.toml import read_toml


@pytest.fixture(scope="session")
def lamp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lamp]:
    home, before = tmp_path_factory.mktemp("lamp"), Path(bd.projects._base_data_dir)
    folder, brightway, told = home / "programme", home / "bw", []
    switch_to(brightway)
    report = demo(
        folder, language="zh_TW", clock=clock, progress=lambda what, _done, _of: told.append(what)
    )
    result = calculate(folder, clock=clock)
    switch_to(before)
    return Lamp(folder, brightway, report, result, told)


@pytest.fixture
def in_brightway(lamp: Lamp) -> Iterator[Lamp]:
    """The lamp with its Brightway directory current."""
    before = Path(bd.projects._base_data_dir)
    switch_to(lamp.brightway)
    yield lamp
    switch_to(before)


@pytest.fixture
def own_lamp(lamp: Lamp, tmp_path: Path) -> Iterator[Lamp]:
    """A copy of the lamp that a test may change, with its Brightway directory current."""
    before = Path(bd.projects._base_data_dir)
    folder = shutil.copytree(lamp.folder, tmp_path / "programme")
    brightway = shutil.copytree(lamp.brightway, tmp_path / "bw")
    switch_to(brightway)
    yield replace(lamp, folder=folder, brightway=brightway)
    switch_to(before)


@pytest.fixture(scope="session")
def source() -> Path:
    return example_folder()


@pytest.fixture(scope="session")
def expected(source: Path) -> Any:
    return read_toml(source / "expected.toml").data


@pytest.fixture(scope="session")
def programme(source: Path) -> Programme:
    return open_programme(source)


@pytest.fixture(scope="session")
def workbooks(
    programme: Programme, source: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[Path]:
    return list(write_workbooks(programme, tmp_path_factory.mktemp("workbooks"), source=source))


@pytest.fixture(scope="session")
def checked(workbooks: list[Path], source: Path) -> CheckReport:
    return check(workbooks, folder=source)


@pytest.fixture(scope="session")
def submissions(checked: CheckReport) -> dict[str, Submission]:
    found = (reading.submission for reading in checked.readings)
    return {s.facility.member: s for s in found if s is not None}
