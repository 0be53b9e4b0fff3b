"""Copies of what a run was made from: kept by content, and only ever put back into their folder."""

import hashlib

import pytest

from bw_cfp_programme.folder.inputs import keep, kept_copy, lay_out, unavailable


@pytest.fixture
def inputs(tmp_path):
    """A folder with one file, kept; path from the folder -> sha256."""
    folder = tmp_path / "programme"
    (folder / "mappings").mkdir(parents=True)
    (folder / "mappings" / "decisions.csv").write_bytes(b"member\n")
    kept = {"mappings/decisions.csv": hashlib.sha256(b"member\n").hexdigest()}
    keep(folder, kept)
    return folder, kept


def test_a_copy_is_put_back_as_it_was(inputs, tmp_path):
    folder, kept = inputs
    (folder / "mappings" / "decisions.csv").write_bytes(b"changed\n")
    assert list(unavailable(folder, kept)) == []
    lay_out(folder, kept, tmp_path / "copy")
    assert (tmp_path / "copy" / "mappings" / "decisions.csv").read_bytes() == b"member\n"


def test_a_copy_that_was_altered_is_not_available(inputs):
    folder, kept = inputs
    ((name, sha),) = kept.items()
    kept_copy(folder, "decisions.csv", sha).write_bytes(b"altered\n")
    assert list(unavailable(folder, kept)) == [name]


@pytest.mark.parametrize(
    "name",
    [
        "../decisions.csv",
        "../../decisions.csv",
        "/decisions.csv",
        "a/../../../decisions.csv",
        "C:decisions.csv",
        r"a\..\..\decisions.csv",
    ],
)
def test_a_record_cannot_lead_out_of_the_folder(inputs, name):
    folder, kept = inputs
    (sha,) = kept.values()
    assert list(unavailable(folder, {name: sha})) == [name]
