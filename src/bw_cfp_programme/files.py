"""Files: written whole or not at all, known by what is in them, and held to that when read."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from bw_cfp_programme import unfinished
from bw_cfp_programme.errors import FileDiffers

AnyPath = str | os.PathLike[str]
"""A path as a caller may give it; `Path()` makes it ours."""


def write_whole(path: Path, data: bytes, *, durable: bool = True) -> Path:
    """Put `data` into a file so that whoever reads it finds the old content or the new.

    Folders are made where they are missing; a failed or killed write leaves the file as it was.
    What is `durable` survives a power cut as well, which takes 6 ms a file on a plain disk: a
    cache can do without.

    Raises:
        OSError: it names `path`, which was left as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path, "wb", durable=durable) as stream:
        stream.write(data)
    return path


@contextmanager
def whole_file(path: AnyPath, mode: str, *, durable: bool = True) -> Iterator[IO[Any]]:
    """A stream ("w" or "wb") whose file takes its place once it is written; as `write_whole`."""
    path = Path(path)
    fresh = unfinished.beside(path)
    with _named(path):
        try:
            with fresh.open(mode) as stream:
                yield stream
                stream.flush()
                _settle(stream.fileno(), durable=durable)
            fresh.replace(path)
        except BaseException:
            with suppress(OSError):
                fresh.unlink()
            raise
        _settle_folder(path.parent, durable=durable)


def move_whole(source: Path, target: Path) -> None:
    """Let a finished file take the place of another on the same disk; errors as `write_whole`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with _named(target):
        with source.open("rb+") as stream:
            _settle(stream.fileno(), durable=True)
        source.replace(target)
        _settle_folder(target.parent, durable=True)


def sha256(path: Path) -> str:
    """Hash of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def read_regular(path: Path, most: int) -> bytes:
    """The first `most` bytes of a file.

    Raises:
        OSError: it cannot be opened, or it is a pipe, a device, a socket or a folder: reading such
            might wait or go on for ever.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    number = os.open(path, flags)
    try:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        with open(number, "rb", closefd=False) as stream:
            return stream.read(most)
    finally:
        os.close(number)


def holds(path: Path, sha: str) -> bool:
    """Whether there is a file that can be read and has the bytes of this hash."""
    try:
        return path.is_file() and sha256(path) == sha
    except OSError:
        return False


def read_checked(path: Path, sha: str) -> bytes:
    """The bytes of a file that is known by its hash.

    Raises:
        FileDiffers: it has others.
        OSError: it cannot be opened.
    """
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha:
        raise FileDiffers(f"{path} is not what it was a moment ago: try again")
    return data


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Say the name that a person knows, not that of the unfinished file."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error


def _settle(file: int, *, durable: bool) -> None:
    if durable:
        os.fsync(file)


def _settle_folder(folder: Path, *, durable: bool) -> None:
    """Names are content of the folder; Windows has no such call and settles them by itself."""
    if not durable or os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
