"""Whether a package is what a trusted key signed: the last check of `bw-cfp verify`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from bw_cfp_programme.errors import SigningRefused
from bw_cfp_programme.files import sha256
from bw_cfp_programme.folder.names import SIGNED
from bw_cfp_programme.limits import limit
from bw_cfp_programme.packages.opening import Package
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.programme.package_facts import facts, manifests, refusing
from bw_cfp_programme.signing.envelope import open_envelope
from bw_cfp_programme.signing.reading import read_small
from bw_cfp_programme.signing.said import PackageFacts
from bw_cfp_programme.signing.statement import (
    PACKAGE,
    InTotoStatement,
    predicate_of,
    read_statement,
)


def signature_of(package: Path, named: Path | None) -> Path | None:
    """The file of a package's signature: the one that is named, else the one beside it, if any."""
    beside = package.with_name(f"{package.name}{SIGNED}")
    return named or (beside if beside.is_file() else None)


def signature_problems(
    package: Package, path: Path, signature: Path | None, public_keys: Sequence[Path]
) -> Iterator[Problem]:
    """What is to be said of a signature; who signed is known by one of the public keys alone.

    Args:
        package: as it is opened.
        path: of its file.
        signature: as `signature_of`.
        public_keys: files of keys that are trusted; with any, there must be a signature.

    Raises:
        ModuleNotFoundError: there is a key, and `cryptography` is not installed.
    """
    try:
        if signature is None:
            yield problem("signature_missing", Place(path.name))
        elif public_keys:
            yield from _held(package, path, signature, public_keys)
        else:
            yield from _unproven(package, path, signature)
    except SigningRefused as refused:
        yield from refused.problems


def _held(
    package: Package, path: Path, signature: Path, public_keys: Sequence[Path]
) -> Iterator[Problem]:
    from bw_cfp_programme.signing.check import check_signed  # noqa: PLC0415 - an extra
    from bw_cfp_programme.signing.keys import read_public_key  # noqa: PLC0415

    place = Place(signature.name)
    keys = [read_public_key(key) for key in public_keys]
    signed = check_signed(_read(signature), PACKAGE, keys, place)
    told = [*_other(package, path, signed.statement, place)]
    yield from told or [problem("signature_holds", place, keyid=signed.keyid)]


def _unproven(package: Package, path: Path, signature: Path) -> Iterator[Problem]:
    """Nobody is trusted: that it speaks of this package may be seen, and no more."""
    place = Place(signature.name)
    envelope = open_envelope(_read(signature), place)
    statement = read_statement(envelope.payload, PACKAGE, place)
    told = [*_other(package, path, statement, place)]
    yield from told or [problem("signature_unproven", place, keyid=envelope.keyid or "?")]


def _other(
    package: Package, path: Path, statement: InTotoStatement, place: Place
) -> Iterator[Problem]:
    """Parts of the package that are not what was signed; else words of its that were not."""
    with refusing(package):
        parts = {**manifests(package), path.name: sha256(path)}
        own = msgspec.structs.asdict(facts(package))
    if others := [name for name, sha in parts.items() if sha not in statement.digests]:
        yield problem("signature_other_package", place, parts=", ".join(others))
        return
    said = msgspec.structs.asdict(predicate_of(statement, PackageFacts, place))
    for name in (name for name in own if said[name] != own[name]):
        words = {"what": name, "signed": said[name], "package": own[name]}
        yield problem("signature_says_other", place, **words)


def _read(signature: Path) -> bytes:
    return read_small(signature, limit("largest_signature_bytes"))
