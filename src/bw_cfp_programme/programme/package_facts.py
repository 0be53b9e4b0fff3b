"""What is signed of a package: its manifests by their hashes, and what it says of its result."""

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bw_cfp_programme.errors import SigningRefused
from bw_cfp_programme.packages.bag import MANIFEST, PAYLOAD, TAG_MANIFEST
from bw_cfp_programme.packages.checks import bag
from bw_cfp_programme.packages.contents import RECORD, RESULT
from bw_cfp_programme.packages.opening import Package, opened, problem_of
from bw_cfp_programme.packages.reading import Malformed, has, json_of
from bw_cfp_programme.packages.zip_reading import Unusable
from bw_cfp_programme.problems import Place, has_errors, problem
from bw_cfp_programme.results import TOTAL
from bw_cfp_programme.signing.said import UNIT, PackageFacts


@contextmanager
def whole_package(path: Path) -> Iterator[Package]:
    """A package in which every file is as its manifests say: nobody signs another.

    Raises:
        SigningRefused: it is not so, or it does not say what its result is.
        NoPackage: it is no package at all.
    """
    with opened(path) as package, refusing(package):
        told = [*bag.zip_itself(package), *bag.payload(package), *bag.tags(package)]
        if has_errors(told):
            raise SigningRefused("\n".join(each.line("en") for each in told), told)
        yield package


@contextmanager
def refusing(package: Package) -> Iterator[None]:
    """What a file of a package is not is why it is refused."""
    try:
        yield
    except Unusable as found:
        raise SigningRefused.of(problem_of(found, package.file)) from None
    except Malformed as found:
        place = Place(found.entry)
        raise SigningRefused.of(problem("package_unreadable", place, reason=found.why)) from None


def manifests(package: Package) -> dict[str, str]:
    """Name -> sha256 of the two manifests; who vouches for them vouches for every file.

    Raises:
        Unusable: one is missing or damaged.
    """
    return {name: _sha256(package, name) for name in (MANIFEST, TAG_MANIFEST)}


def facts(package: Package) -> PackageFacts:
    """Programme, product and result.

    Raises:
        Unusable, Malformed: the file that says so is missing, or is not as it should be.
    """
    said = json_of(package, RESULT)
    try:
        return _facts(said)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Malformed(f"{PAYLOAD}{RESULT}", repr(error)) from error


def inputs(package: Package) -> dict[str, str]:
    """File or edition -> sha256, of those that the package shows whole; the public sees none.

    Raises:
        Unusable, Malformed: as `facts`.
    """
    record = json_of(package, RECORD) if has(package, RECORD) else {}
    try:
        in_part = record.get("shown_in_part", ())
        written = {n: sha for n, sha in record.get("inputs", {}).items() if n not in in_part}
        members = record.get("members", {}).values()
        workbooks = {about["file"]: about["workbook"] for about in members}
        known = {**written, **record.get("editions", {}), **workbooks}
    except (AttributeError, KeyError, TypeError) as error:
        raise Malformed(f"{PAYLOAD}{RECORD}", repr(error)) from error
    return {str(name): str(sha) for name, sha in known.items()}


def _sha256(package: Package, name: str) -> str:
    if name not in package.entries:
        package.read(name)  # says why
    return package.entries[name].sha256


def _facts(said: Mapping[str, Any]) -> PackageFacts:
    total = float(said["totals_kg_co2e"][TOTAL])
    if not math.isfinite(total):
        raise ValueError(total)
    texts = ("programme", "product", "variant", "audience", "calculated")
    return PackageFacts(
        **{name: str(said[name]) for name in texts},
        declared_amount=float(said["declared"]["amount"]),
        declared_unit=str(said["declared"]["unit"]),
        total=total,
        unit=UNIT,
    )
