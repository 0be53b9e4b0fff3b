"""What a dead process left is removed, what a living one writes is not."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from bw_cfp_programme import unfinished
from bw_cfp_programme.unfinished import beside, own_folder, sweep


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    return tmp_path / "tmp"


@pytest.fixture
def dead():
    """The number of a process that was."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_only_what_the_dead_left_is_swept(tmp_path, temporary, dead, monkeypatch):
    (tmp_path / "S1").mkdir()
    mine = beside(tmp_path / "S1" / "a.xlsx")
    mine.write_bytes(b"half")
    theirs = tmp_path / "S1" / "own.new"  # a name that somebody else chose
    theirs.write_bytes(b"theirs")
    with monkeypatch.context() as other, own_folder() as living:
        other.setattr(os, "getpid", lambda: dead)
        left = beside(tmp_path / "S1" / "b.xlsx")
        left.write_bytes(b"half")
        folder = Path(tempfile.mkdtemp(prefix=f".bw-cfp.{unfinished._me()}-", suffix=".new"))
        (folder / "S1.xlsx").write_bytes(b"a supplier's")
        sweep([tmp_path / "S1"])
        assert not left.exists()
        assert not folder.exists()
        assert living.is_dir()
    assert (mine.exists(), theirs.exists()) == (True, True)
    assert list(temporary.iterdir()) == []


def test_what_another_computer_writes_is_left_for_a_day(tmp_path, monkeypatch, dead):
    monkeypatch.setattr(unfinished, "_host", lambda: "other")
    monkeypatch.setattr(os, "getpid", lambda: dead)
    path = beside(tmp_path / "a.xlsx")
    path.write_bytes(b"half")
    monkeypatch.undo()
    sweep([tmp_path])
    assert path.exists()
    os.utime(path, (time.time() - 2 * 86400,) * 2)
    sweep([tmp_path])
    assert not path.exists()


def test_the_longest_name_has_room(tmp_path):
    path = tmp_path / ("x" * 250 + ".xlsx")
    beside(path).write_bytes(b"")
