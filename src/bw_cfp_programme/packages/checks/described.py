"""What describes the payload, and what of it is ours."""

from collections.abc import Iterator
from typing import Any

from bw_cfp_programme import __version__
from bw_cfp_programme.packages.bag import PAYLOAD
from bw_cfp_programme.packages.contents import own_files
from bw_cfp_programme.packages.crate import NAME, id_of
from bw_cfp_programme.packages.opening import Package
from bw_cfp_programme.packages.reading import Unreadable, json_of
from bw_cfp_programme.problems import Place, Problem, problem


def crate(package: Package) -> Iterator[Problem]:
    """The crate describes every file of the payload by size and hash, and no other."""
    said = _files(json_of(package, NAME))
    there = {
        id_of(name): entry
        for name, entry in package.entries.items()
        if name.startswith(PAYLOAD) and name != f"{PAYLOAD}{NAME}"
    }
    for one in sorted(said.keys() | there.keys()):
        entry = there.get(one)
        if entry is None or said.get(one) != (str(entry.size), entry.sha256):
            place = Place(entry.name if entry else f"{PAYLOAD}{one}")
            yield problem("package_crate", place, metadata=f"{PAYLOAD}{NAME}")


def _files(metadata: Any) -> dict[str, tuple[object, object]]:
    try:
        graph = {entity["@id"]: entity for entity in metadata["@graph"]}
        parts = [part["@id"] for part in graph["./"]["hasPart"]]
        return {one: (graph[one]["contentSize"], graph[one]["sha256"]) for one in parts}
    except (KeyError, TypeError) as error:
        raise Unreadable(f"{PAYLOAD}{NAME}", repr(error)) from error


def own(package: Package) -> Iterator[Problem]:
    """What is the same in all packages is what ships: the program that recomputes, above all."""
    for path, data in own_files().items():
        name = f"{PAYLOAD}{path}"
        if package.read(name) != data:
            yield problem("package_own_file", Place(name), version=__version__)
