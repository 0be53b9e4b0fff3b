"""What describes the payload, and what of it is ours."""

from collections.abc import Iterator, Sequence
from typing import Any

from bw_cfp_programme import __version__
from bw_cfp_programme.labels import Text
from bw_cfp_programme.packages.bag import INFO, PAYLOAD
from bw_cfp_programme.packages.contents import own_files
from bw_cfp_programme.packages.crate import NAME, id_of
from bw_cfp_programme.packages.crate import crate as written
from bw_cfp_programme.packages.data_package import NAME as DATA_PACKAGE
from bw_cfp_programme.packages.opening import Package
from bw_cfp_programme.packages.reading import Malformed, json_of, text_of
from bw_cfp_programme.packages.subject import PackageSubject
from bw_cfp_programme.packages.zip_layout import Entry
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.records import AUDIENCES


def crate(package: Package) -> Iterator[Problem]:
    """The crate describes every file of the payload by size and hash, and no other."""
    said = _files(json_of(package, NAME))
    there = {
        id_of(name): entry
        for name, entry in package.entries.items()
        if name.startswith(PAYLOAD) and name != f"{PAYLOAD}{NAME}"
    }
    if not _is_ours(package, list(there.values())):
        yield problem("package_crate", Place(f"{PAYLOAD}{NAME}"), metadata=f"{PAYLOAD}{NAME}")
    for one in sorted(said.keys() | there.keys()):
        entry = there.get(one)
        if entry is None or said.get(one) != (str(entry.size), entry.sha256):
            place = Place(entry.name if entry else f"{PAYLOAD}{one}")
            yield problem("package_crate", place, metadata=f"{PAYLOAD}{NAME}")


def _is_ours(package: Package, files: Sequence[Entry]) -> bool:
    """Whether we would write the same of these files, and bag and tables have the same titles."""
    metadata = json_of(package, NAME)
    try:
        root = {entity["@id"]: entity for entity in metadata["@graph"]}["./"]
        name, description, date = (
            str(root[key]) for key in ("name", "description", "datePublished")
        )
        tables = json_of(package, DATA_PACKAGE)["title"]
    except (KeyError, TypeError) as error:
        raise Malformed(f"{PAYLOAD}{NAME}", repr(error)) from error
    known = text_of(package, INFO).splitlines()
    titled = tables == name and f"External-Description: {description}" in known
    subjects = (
        PackageSubject(
            programme="",
            title=Text(en=name),
            description=Text(en=description),
            calculated=date,
            audience=audience,
            software="",
        )
        for audience in AUDIENCES
    )
    data = package.read(f"{PAYLOAD}{NAME}")
    return titled and any(written(subject, files)[1] == data for subject in subjects)


def _files(metadata: Any) -> dict[str, tuple[object, object]]:
    try:
        graph = {entity["@id"]: entity for entity in metadata["@graph"]}
        parts = [part["@id"] for part in graph["./"]["hasPart"]]
        return {one: (graph[one]["contentSize"], graph[one]["sha256"]) for one in parts}
    except (KeyError, TypeError) as error:
        raise Malformed(f"{PAYLOAD}{NAME}", repr(error)) from error


def own(package: Package) -> Iterator[Problem]:
    """What is the same in all packages is what ships: the program that recomputes, above all."""
    for path, data in own_files().items():
        name = f"{PAYLOAD}{path}"
        if package.read(name) != data:
            yield problem("package_own_file", Place(name), version=__version__)
