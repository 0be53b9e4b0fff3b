"""The one way in which a package is a zip file, so that not one byte of it can change unseen.

Headers say nothing but what the content gives: no times, no rights, no extra fields. Every entry's
comment is the SHA-256 of its compressed bytes, the file's own comment that of all bytes before it.
The records are those of PKWARE's APPNOTE.TXT, as Python's `zipfile` reads them.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Part = tuple[str, bytes]
"""Path inside of the package, and content."""

_LOCAL, _CENTRAL, _END = 0x04034B50, 0x02014B50, 0x06054B50
_VERSION, _UTF8, _DEFLATED = 20, 0x800, 8
_MADE_ON_UNIX = 3 << 8 | _VERSION
_TIME, _DATE = 0, (1 << 5) | 1  # midnight of 1980-01-01, the first that a zip can say
_PLAIN_FILE = 0o100644 << 16
_MOST, _LARGEST = 2**16 - 1, 2**31
COMMENT = 64
"""Bytes of the file's comment, the last of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A file in a package.

    Attributes:
        sha256: of its content.
        packed_sha256: of its compressed bytes, of which there are `packed_size`.
    """

    name: str
    size: int
    crc: int
    sha256: str
    packed_size: int
    packed_sha256: str


def pack(name: str, data: bytes) -> tuple[Entry, bytes]:
    """A file as an entry, and its compressed bytes."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(data) + packer.flush()
    entry = Entry(
        name=name,
        size=len(data),
        crc=zlib.crc32(data),
        sha256=hashlib.sha256(data).hexdigest(),
        packed_size=len(packed),
        packed_sha256=hashlib.sha256(packed).hexdigest(),
    )
    return entry, packed


def zip_of(files: Sequence[tuple[Entry, bytes]]) -> bytes:
    """The whole zip.

    Raises:
        ValueError: two files have one name, or there are more or larger ones than a zip can hold.
    """
    entries = [entry for entry, _ in files]
    if len({entry.name for entry in entries}) != len(entries):
        raise ValueError("two files of a package have one name")
    if len(entries) > _MOST or sum(entry.packed_size for entry in entries) > _LARGEST:
        raise ValueError("a package of more than 65,535 files or 2 GB")
    chunks = [chunk for entry, packed in files for chunk in (local_header(entry), packed)]
    body = b"".join((*chunks, *directory(entries)))
    return body + hashlib.sha256(body).hexdigest().encode()


def local_header(entry: Entry) -> bytes:
    """What stands before an entry's compressed bytes."""
    name = entry.name.encode()
    fixed = struct.pack("<L5H3L2H", _LOCAL, _VERSION, *_common(entry), len(name), 0)
    return fixed + name


def directory(entries: Iterable[Entry]) -> list[bytes]:
    """What stands behind all entries: a record for each, and one up to the file's comment."""
    entries = list(entries)
    *starts, start = places(entries)
    headers = [_central(entry, place) for entry, place in zip(entries, starts, strict=True)]
    size, count = sum(map(len, headers)), len(entries)
    return [*headers, struct.pack("<L4H2LH", _END, 0, 0, count, count, size, start, COMMENT)]


def places(entries: Iterable[Entry]) -> Iterator[int]:
    """Where each entry begins, and then where the directory does."""
    place = 0
    for entry in entries:
        yield place
        place += len(local_header(entry)) + entry.packed_size
    yield place


def _central(entry: Entry, place: int) -> bytes:
    name, comment = entry.name.encode(), entry.packed_sha256.encode()
    lengths = (len(name), 0, len(comment))
    where = (0, 0, _PLAIN_FILE, place)
    fixed = struct.pack(
        "<L6H3L5H2L", _CENTRAL, _MADE_ON_UNIX, _VERSION, *_common(entry), *lengths, *where
    )
    return fixed + name + comment


def _common(entry: Entry) -> tuple[int, ...]:
    return (_UTF8, _DEFLATED, _TIME, _DATE, entry.crc, entry.packed_size, entry.size)
