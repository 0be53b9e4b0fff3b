"""Ed25519 keys in PEM files: private ones in PKCS8, public ones as SubjectPublicKeyInfo.

The one file that loads `cryptography`, so that all else works without it.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from bw_cfp_programme.errors import SigningRefused
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Place, problem
from bw_cfp_programme.signing.reading import read_small

Passphrase = Callable[[], bytes]
"""Gives what a private key file is locked with; asked only where it is."""

_PRIVATE, _LOCKED = b"PRIVATE KEY-----", b"BEGIN ENCRYPTED PRIVATE KEY-----"


@dataclass(frozen=True)
class PublicKey:
    """Whose signatures can be checked."""

    key: Ed25519PublicKey

    @property
    def id(self) -> str:
        """sha256 of the key in DER, in hexadecimal: what openssl and sha256sum give of it, too."""
        der: bytes = self.key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        return hashlib.sha256(der).hexdigest()

    def verifies(self, message: bytes, signature: bytes) -> bool:
        """Whether a signature is this key's, of these bytes."""
        try:
            self.key.verify(signature, message)
        except InvalidSignature:
            return False
        return True

    def to_pem(self) -> bytes:
        """The content of its file."""
        pem: bytes = self.key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        return pem


@dataclass(frozen=True)
class PrivateKey:
    """Who signs."""

    key: Ed25519PrivateKey

    @property
    def public(self) -> PublicKey:
        """By which others check."""
        return PublicKey(self.key.public_key())

    def sign(self, message: bytes) -> bytes:
        """The signature of some bytes, 64 bytes; always the same (RFC 8032)."""
        signature: bytes = self.key.sign(message)
        return signature

    def to_pem(self, passphrase: bytes = b"") -> bytes:
        """The content of its file, locked where there is a passphrase."""
        lock: KeySerializationEncryption = (
            BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
        )
        pem: bytes = self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock)
        return pem


def new_key() -> PrivateKey:
    """A key that nobody had before."""
    return PrivateKey(Ed25519PrivateKey.generate())


def read_private_key(path: Path, passphrase: Passphrase) -> PrivateKey:
    """The private key of a file.

    Raises:
        SigningRefused: it cannot be read, is none of Ed25519, or the passphrase is wrong.
    """
    data, place = read_small(path, limit("largest_key_bytes")), Place(path.name)
    if _LOCKED in data:
        word = passphrase()
        found = _loaded(lambda: load_pem_private_key(data, word), place, "key_passphrase_wrong")
    else:
        found = _loaded(lambda: load_pem_private_key(data, None), place, "key_not_private")
    if not isinstance(found, Ed25519PrivateKey):
        raise SigningRefused.of(problem("key_not_ed25519", place))
    return PrivateKey(found)


def read_public_key(path: Path) -> PublicKey:
    """The public key of a file.

    Raises:
        SigningRefused: it cannot be read, is a private one, or none of Ed25519.
    """
    data, place = read_small(path, limit("largest_key_bytes")), Place(path.name)
    if _PRIVATE in data:
        raise SigningRefused.of(problem("key_not_for_others", place))
    found = _loaded(lambda: load_pem_public_key(data), place, "key_not_public")
    if not isinstance(found, Ed25519PublicKey):
        raise SigningRefused.of(problem("key_not_ed25519", place))
    return PublicKey(found)


def _loaded(load: Callable[[], Any], place: Place, code: str) -> Any:
    try:
        return load()
    except UnsupportedAlgorithm:
        raise SigningRefused.of(problem("key_not_ed25519", place)) from None
    except (TypeError, ValueError):
        raise SigningRefused.of(problem(code, place)) from None
