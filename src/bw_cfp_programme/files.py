"""Files: written whole or not at all, and known by what is in them."""

import errno
import hashlib
import os
import stat
from pathlib import Path

AnyPath = str | os.PathLike[str]
"""A path as a caller may give it; `Path()` makes it ours."""


def write_whole(path: Path, data: bytes) -> Path:
    """Put `data` into a file so that whoever reads it finds the old content or the new.

    Folders are made where they are missing; a failed or killed write leaves the file as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        fresh.write_bytes(data)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    return path


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
    with open(os.open(path, flags), "rb") as stream:  # noqa: PTH123 - of a descriptor
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        return stream.read(most)
