"""The bag: every file is listed with its hash, and no other is there."""

import re
from collections.abc import Iterator

from bw_cfp_programme.packages.bag import (
    DECLARATION,
    DECLARED,
    IDENTIFIER,
    INFO,
    MANIFEST,
    PAYLOAD,
    TAG_MANIFEST,
    identifier,
    oxum,
)
from bw_cfp_programme.packages.opening import Package
from bw_cfp_programme.packages.reading import text_of
from bw_cfp_programme.problems import Place, Problem, problem

_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def zip_itself(package: Package) -> Iterator[Problem]:
    """The zip is as it was written."""
    yield from package.problems


def payload(package: Package) -> Iterator[Problem]:
    """The manifest lists every file of the payload."""
    inside = {name for name in package.entries if name.startswith(PAYLOAD)}
    yield from _listed(package, MANIFEST, inside)


def tags(package: Package) -> Iterator[Problem]:
    """The tag manifest lists every other file; they say what a bag's say."""
    outside = {name for name in package.entries if not name.startswith(PAYLOAD)}
    yield from _listed(package, TAG_MANIFEST, outside - {TAG_MANIFEST})
    if package.read(DECLARATION) != DECLARED:
        expected = DECLARED.decode().splitlines()[0]
        yield problem("package_tag", Place(DECLARATION), expected=expected)
    size = oxum([e for name, e in package.entries.items() if name.startswith(PAYLOAD)])
    info = text_of(package, INFO)
    rest = "".join(line for line in info.splitlines(keepends=True) if IDENTIFIER not in line)
    for line in (f"Payload-Oxum: {size}\n", identifier(rest, package.read(MANIFEST))):
        if line not in info.splitlines(keepends=True):
            yield problem("package_tag", Place(INFO), expected=line.strip())


def _listed(package: Package, manifest: str, expected: set[str]) -> Iterator[Problem]:
    listed: dict[str, str] = {}
    for number, line in enumerate(text_of(package, manifest).splitlines(), start=1):
        found = _LINE.fullmatch(line)
        if found is None or found[2] in listed:
            yield problem("package_list", Place(manifest, cell=f"line {number}"), line=number)
        else:
            listed[found[2]] = found[1]
    for name in sorted(expected - listed.keys()):
        yield problem("package_unlisted", Place(name), manifest=manifest)
    for name in sorted(listed):
        if name not in expected:
            yield problem("package_missing", Place(name))
        elif package.entries[name].sha256 != listed[name]:
            yield problem("package_hash", Place(name), manifest=manifest)
