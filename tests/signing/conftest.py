"""Keys of RFC 8032 as files: always the same signatures."""

import pytest

from signed_files import private


@pytest.fixture
def key():
    return private(0)


@pytest.fixture
def other_key():
    return private(1)


@pytest.fixture
def key_file(tmp_path, key):
    return _file(tmp_path / "lead.pem", key.to_pem())


@pytest.fixture
def public_file(tmp_path, key):
    return _file(tmp_path / "lead.pub.pem", key.public.to_pem())


def _file(path, data):
    path.write_bytes(data)
    return path
