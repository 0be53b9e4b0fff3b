"""A payload, described and bagged: the bytes of a package."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bw_cfp_programme.packages.bag import bagged
from bw_cfp_programme.packages.crate import crate
from bw_cfp_programme.packages.data_package import data_package, resource
from bw_cfp_programme.packages.subject import PackageSubject
from bw_cfp_programme.packages.zip_layout import Entry, Part


def written(payload: Iterable[Part], subject: PackageSubject) -> bytes:
    """The zip; the same payload and subject give the same bytes."""
    resources: list[dict[str, Any]] = []

    def noted() -> Iterator[Part]:
        for name, data in payload:
            if name.endswith(".csv"):
                resources.extend(filter(None, [resource(name, data)]))
            yield name, data

    def tabled(_: Sequence[Entry]) -> Part:
        return data_package(subject, resources)

    def described(files: Sequence[Entry]) -> Part:
        return crate(subject, files)

    return bagged(noted(), (tabled, described), _info(subject))


def _info(subject: PackageSubject) -> dict[str, str]:
    return {
        "External-Description": subject.description.said("both"),
        "Bagging-Date": subject.date,
        "Bag-Group-Identifier": subject.programme,
        "Bag-Software-Agent": subject.software,
    }
