"""Files are written whole or not at all."""

import errno
import hashlib
import os

import pytest

from bw_cfp_programme.files import sha256, write_whole


def test_folders_are_made_and_nothing_else_is_left(tmp_path):
    path = write_whole(tmp_path / "a" / "b" / "log.csv", b"1\r\n2")
    assert path.read_bytes() == b"1\r\n2"
    assert [one.name for one in path.parent.iterdir()] == ["log.csv"]


def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    path = write_whole(tmp_path / "log.csv", b"old")

    def full(_file):
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match=f"no space left: '{path}'"):
        write_whole(path, b"new and longer")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["log.csv"]


def test_the_hash_is_of_all_bytes(tmp_path):
    content = os.urandom(1000) * 2500  # more than one block
    path = write_whole(tmp_path / "big", content)
    assert sha256(path) == hashlib.sha256(content).hexdigest()
