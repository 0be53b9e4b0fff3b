"""A package as it lies there: what is in it, and what of the zip is not as it was written."""

import mmap
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipInfo

from bw_cfp_programme.errors import NoPackage
from bw_cfp_programme.packages.bag import DECLARATION
from bw_cfp_programme.packages.zip_comparison import unlike
from bw_cfp_programme.packages.zip_layout import Entry
from bw_cfp_programme.packages.zip_reading import (
    Bytes,
    PackageLimits,
    Unusable,
    directory_of,
    entry_of,
    said,
    unpacked,
)
from bw_cfp_programme.problems import Place, Problem, problem

_FIRST = slice(30, 30 + len(DECLARATION))  # where a zip of ours names its first entry
_DECLARED = DECLARATION.encode()
_MOST = 64_000_000  # bytes of a file that is read into memory


@dataclass(frozen=True, kw_only=True)
class Package:
    """A zip that is a package, or was one.

    Attributes:
        file: its name.
        entries: name -> what is really there, where it can be unpacked.
        problems: of the zip alone.
    """

    file: str
    entries: Mapping[str, Entry]
    problems: tuple[Problem, ...]
    _data: Bytes
    _infos: Mapping[str, ZipInfo]

    def read(self, name: str) -> bytes:
        """A file's content.

        Raises:
            Unusable: it is missing, damaged, or too large for what reads it.
        """
        if name not in self.entries:
            raise Unusable("damaged" if name in self._infos else "missing", name)
        if self.entries[name].size > _MOST:
            raise Unusable("too_large", name)
        return b"".join(unpacked(self._data, self._infos[name]))

    def start(self, name: str, most: int) -> bytes:
        """How a file begins, in so many bytes or some more; errors as `read`, but for its size."""
        if name not in self.entries:
            return self.read(name)
        found = bytearray()
        for piece in unpacked(self._data, self._infos[name]):
            found += piece
            if len(found) >= most:
                break
        return bytes(found)


@contextmanager
def opened(path: Path, limits: PackageLimits | None = None) -> Iterator[Package]:
    """Read a file as a package.

    Raises:
        NoPackage: it is none, and never was.
        OSError: the file cannot be opened.
    """
    about = path.stat()
    if not stat.S_ISREG(about.st_mode) or not about.st_size:
        raise _none(path)
    with path.open("rb") as stream, _mapped(stream.fileno()) as data:
        yield _package(path, data, limits or PackageLimits())


@contextmanager
def _mapped(number: int) -> Iterator[Bytes]:
    with mmap.mmap(number, 0, access=mmap.ACCESS_READ) as data:
        yield data


def _package(path: Path, data: Bytes, limits: PackageLimits) -> Package:
    try:
        infos = directory_of(data, limits)
    except Unusable as found:
        if data[_FIRST] != _DECLARED:
            raise _none(path) from found
        problems = (problem_of(found, path.name),)
        return Package(file=path.name, entries={}, problems=problems, _data=data, _infos={})
    if data[_FIRST] != _DECLARED and DECLARATION not in {info.orig_filename for info in infos}:
        raise _none(path, problem("package_missing", Place(DECLARATION)))
    return _read(path.name, data, infos)


def _none(path: Path, *why: Problem) -> NoPackage:
    found = problem("no_package", Place(path.name))
    return NoPackage(found.line("en"), [found, *why])


def _read(file: str, data: Bytes, infos: Sequence[ZipInfo]) -> Package:
    read = [_entry(data, info) for info in infos]
    entries = {entry.name: entry for entry, damage in read if not damage}
    wrong = [problem_of(damage, file) for _, damage in read if damage]
    return Package(
        file=file,
        entries=entries,
        problems=(*wrong, *unlike(file, data, infos, [entry for entry, _ in read])),
        _data=data,
        _infos={info.orig_filename: info for info in infos},
    )


def _entry(data: Bytes, info: ZipInfo) -> tuple[Entry, Unusable | None]:
    """An entry by what is in it, or as it says that it is, and why it cannot be unpacked."""
    try:
        return entry_of(data, info), None
    except Unusable as found:
        return said(data, info), found


def problem_of(found: Unusable, file: str) -> Problem:
    """What is said of it, at the file inside of the package, or else the package."""
    return problem(f"package_{found.why}", Place(found.entry or file))
