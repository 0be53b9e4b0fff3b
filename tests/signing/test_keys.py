"""Key files: what they hold, who may read them, and what is no key of ours."""

import os
import stat

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed448, rsa, x25519

from bw_cfp_programme.errors import SigningRefused
from bw_cfp_programme.programme.sign import new_key
from bw_cfp_programme.signing.keys import read_private_key, read_public_key


def pem(private, *, public=False):
    if public:
        form = serialization.PublicFormat.SubjectPublicKeyInfo
        return private.public_key().public_bytes(serialization.Encoding.PEM, form)
    return private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def refusal(read, *given):
    with pytest.raises(SigningRefused) as raised:
        read(*given)
    (told,) = raised.value.problems
    assert told.place.file
    return told.code


def test_a_key_pair_is_two_files_and_the_private_one_is_its_owners(tmp_path):
    private, public = new_key(tmp_path / "keys" / "lead.pem")
    assert public.name == "lead.pub.pem"
    assert private.read_text().startswith("-----BEGIN PRIVATE KEY-----\n")
    assert public.read_text().startswith("-----BEGIN PUBLIC KEY-----\n")
    if os.name == "posix":
        assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert read_private_key(private, bytes).public.id == read_public_key(public).id


@pytest.mark.parametrize("there", ["lead.pem", "lead.pub.pem"])
def test_nothing_is_overwritten_and_nothing_half_is_left(tmp_path, there):
    (tmp_path / there).write_text("mine")
    with pytest.raises(FileExistsError):
        new_key(tmp_path / "lead.pem")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {there: "mine"}


def test_a_locked_key_opens_by_its_passphrase_alone(tmp_path):
    private, public = new_key(tmp_path / "lead.pem", "通行碼".encode())
    assert b"ENCRYPTED" in private.read_bytes()
    assert read_private_key(private, "通行碼".encode).public.id == read_public_key(public).id
    assert refusal(read_private_key, private, lambda: b"wrong") == "key_passphrase_wrong"


def test_a_passphrase_is_asked_only_of_a_locked_key(key_file):
    def asked():
        raise AssertionError

    assert read_private_key(key_file, asked)


OTHERS = {
    "rsa": rsa.generate_private_key(65537, 2048),
    "ec": ec.generate_private_key(ec.SECP256R1()),
    "ed448": ed448.Ed448PrivateKey.generate(),
    "x25519": x25519.X25519PrivateKey.generate(),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_key_of_another_algorithm_is_told(tmp_path, name):
    path = tmp_path / "key.pem"
    path.write_bytes(pem(OTHERS[name]))
    assert refusal(read_private_key, path, bytes) == "key_not_ed25519"
    path.write_bytes(pem(OTHERS[name], public=True))
    assert refusal(read_public_key, path) == "key_not_ed25519"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"-----BEGIN PUBLIC KEY-----\n",
        b"-----BEGIN PUBLIC KEY-----\n!!!!\n-----END PUBLIC KEY-----\n",
        b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
        b"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA",
        "碳".encode("utf-16"),
    ],
)
def test_what_is_no_key_is_told(tmp_path, data):
    path = tmp_path / "key.pem"
    path.write_bytes(data)
    assert refusal(read_public_key, path) == "key_not_public"
    assert refusal(read_private_key, path, bytes) == "key_not_private"


def test_a_private_key_is_not_given_to_others(key_file):
    assert refusal(read_public_key, key_file) == "key_not_for_others"


def test_a_public_key_signs_nothing(public_file):
    assert refusal(read_private_key, public_file, bytes) == "key_not_private"


def test_files_are_ordinary_and_small(tmp_path):
    assert refusal(read_public_key, tmp_path) == "file_not_there"
    assert refusal(read_public_key, tmp_path / "none.pem") == "file_not_there"
    large = tmp_path / "large.pem"
    large.write_bytes(b"x" * 20_000)
    assert refusal(read_public_key, large) == "file_too_large"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFO on this system")
def test_a_pipe_or_an_endless_file_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe.pem")
    (tmp_path / "zero.pem").symlink_to("/dev/zero")
    for name in ("pipe.pem", "zero.pem"):
        assert refusal(read_public_key, tmp_path / name) == "file_not_there"
