"""`bw-cfp new-key`, `sign` and `answer`: who vouches for a package, and what its verifier says."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from bw_cfp_programme.files import AnyPath, sha256, write_whole
from bw_cfp_programme.folder.names import SIGNED
from bw_cfp_programme.folder.toml.answer import typed_answer
from bw_cfp_programme.programme.package_facts import facts, inputs, manifests, whole_package
from bw_cfp_programme.signing.said import answer_predicate
from bw_cfp_programme.signing.statement import ANSWER, PACKAGE, payload_of

if TYPE_CHECKING:  # loads `cryptography`, which is an extra
    from bw_cfp_programme.signing.keys import Passphrase

PUBLIC = ".pub.pem"


def new_key(path: AnyPath, passphrase: bytes = b"") -> tuple[Path, Path]:
    """Make a key pair: a private file that only its owner may read, and `<name>.pub.pem`.

    Args:
        path: of the private key, a name ending in `.pem`.
        passphrase: what locks the private key; empty for none.

    Raises:
        FileExistsError: one of the files is there; nothing is overwritten.

    Example:
        >>> cfp.new_key("lead.pem")
        (PosixPath('lead.pem'), PosixPath('lead.pub.pem'))
    """
    from bw_cfp_programme.signing.keys import new_key as fresh  # noqa: PLC0415 - an extra

    key, private = fresh(), Path(path)
    public = private.with_name(f"{private.name.removesuffix('.pem')}{PUBLIC}")
    locked, shown = key.to_pem(passphrase), key.public.to_pem()
    private.parent.mkdir(parents=True, exist_ok=True)
    _write_new(public, shown, 0o644)
    try:
        _write_new(private, locked, 0o600)
    except OSError:
        public.unlink()
        raise
    return private, public


def sign(package: AnyPath, key: AnyPath, passphrase: "Passphrase" = bytes) -> Path:
    """Sign a package: `<package>.dsse.json` beside it, by its manifests and what it comes to.

    Args:
        package: a file that `package` wrote.
        key: a private key file.
        passphrase: gives what the key is locked with; asked only where it is.

    Raises:
        SigningRefused: the key cannot be used, or the package is not as its manifests say.
        NoPackage: the file is no package.

    Example:
        >>> cfp.sign("lamp/outputs/verification-lamp-2026.zip", "lead.pem")
        PosixPath('lamp/outputs/verification-lamp-2026.zip.dsse.json')
    """
    path = Path(package)
    with whole_package(path) as found:
        parts = {**manifests(found), path.name: sha256(path)}
        payload = payload_of(parts, PACKAGE, facts(found))
    return _signed(path.with_name(f"{path.name}{SIGNED}"), payload, key, passphrase)


def answer(
    package: AnyPath, typed: AnyPath, key: AnyPath, passphrase: "Passphrase" = bytes
) -> Path:
    """Sign a verifier's answer: `<package>.answer.dsse.json` beside the package.

    Args:
        package: the package that was verified.
        typed: a TOML file with `[verification]` and `[[findings]]`, as in `programme.toml`.
        key: a private key file.
        passphrase: gives what the key is locked with; asked only where it is.

    Raises:
        SigningRefused: the answer or the key cannot be used, or the package is not whole.
        NoPackage: the file is no package.

    Example:
        >>> cfp.answer("lamp/outputs/verification-lamp-2026.zip", "answer.toml", "lead.pem")
        PosixPath('lamp/outputs/verification-lamp-2026.answer.dsse.json')
    """
    path, said = Path(package), typed_answer(Path(typed))
    with whole_package(path) as found:
        predicate = answer_predicate(facts(found), inputs(found), *said)
        payload = payload_of(manifests(found), ANSWER, predicate)
    return _signed(path.with_name(f"{path.stem}.answer{SIGNED}"), payload, key, passphrase)


def _signed(target: Path, payload: bytes, key: AnyPath, passphrase: "Passphrase") -> Path:
    from bw_cfp_programme.signing.check import signed_file  # noqa: PLC0415 - an extra
    from bw_cfp_programme.signing.keys import read_private_key  # noqa: PLC0415

    return write_whole(target, signed_file(payload, read_private_key(Path(key), passphrase)))


def _write_new(path: Path, data: bytes, mode: int) -> None:
    """Write a file that is not there yet, whole or not at all."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, mode), "wb") as stream:
        try:
            stream.write(data)
            stream.flush()
        except OSError:
            path.unlink()
            raise
