"""A stranger's zip, read in bounded time and memory: declared sizes are limits, not promises."""

import hashlib
import mmap
import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from bw_cfp_programme.packages.zip_layout import Entry

Bytes = mmap.mmap
_END, _END_64, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", b"PK\x06\x07", 22, 1 << 16
_LOCAL_SIZE, _ENCRYPTED, _LINK = 30, 0x1, 0o120000
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class PackageLimits:
    """What a package may ask of a computer.

    Attributes:
        file_bytes: size of the zip.
        directory_bytes: size of its directory; a file takes 150 or so.
        times: how many times larger than the zip its content may be, above `free_bytes`.
    """

    file_bytes: int = 1_000_000_000
    directory_bytes: int = 4_000_000
    times: int = 25
    free_bytes: int = 20_000_000


class Unusable(Exception):  # noqa: N818 - it reads as a sentence
    """A zip, or an entry of it, that is not read: `why` is a name of `package_unusable`."""

    def __init__(self, why: str, entry: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.entry = entry


def directory_of(data: Bytes, limits: PackageLimits) -> list[ZipInfo]:
    """What a zip says that it holds, folders left out, in the order of their places.

    Raises:
        Unusable: it has no directory, or one that nobody should follow.
    """
    _refuse_large(data, limits)
    try:
        with ZipFile(data) as archive:  # type: ignore[call-overload] # it reads and seeks
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except (BadZipFile, ValueError, NotImplementedError, EOFError, OSError, struct.error) as error:
        raise Unusable("directory") from error
    _refuse_hostile(infos, len(data), limits)
    return sorted(infos, key=lambda info: info.header_offset)


def _refuse_large(data: Bytes, limits: PackageLimits) -> None:
    """Before the directory is read: how large it says that it is."""
    if len(data) > limits.file_bytes:
        raise Unusable("too_large")
    place = data.rfind(_END, max(0, len(data) - _LONGEST_COMMENT - _END_SIZE))
    end = data[place : place + _END_SIZE]
    if place < 0 or len(end) < _END_SIZE or data.rfind(_END_64, max(0, place - 20), place) >= 0:
        raise Unusable("directory")
    if struct.unpack_from("<L", end, 12)[0] > limits.directory_bytes:
        raise Unusable("too_large")


def _refuse_hostile(infos: Iterable[ZipInfo], size: int, limits: PackageLimits) -> None:
    infos = list(infos)
    if not infos:
        raise Unusable("directory")
    for info in infos:
        if info.flag_bits & _ENCRYPTED:
            raise Unusable("encrypted", info.orig_filename)
        if (info.external_attr >> 16) & 0o170000 == _LINK:
            raise Unusable("link", info.orig_filename)
        if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise Unusable("method", info.orig_filename)
        if not is_safe(info.orig_filename):
            raise Unusable("name", info.orig_filename)
    name, times = Counter(info.orig_filename for info in infos).most_common(1)[0]
    if times > 1:
        raise Unusable("twice", name)
    unpacked, packed = (sum(sizes) for sizes in zip(*map(_sizes, infos), strict=True))
    if packed > size or unpacked > limits.free_bytes + limits.times * size:
        raise Unusable("too_large")


def _sizes(info: ZipInfo) -> tuple[int, int]:
    return info.file_size, info.compress_size


def is_safe(name: str) -> bool:
    """Whether a path stays where it is unpacked, on any computer."""
    parts = PurePosixPath(name).parts
    plain = name.isprintable() and not set('\\:*?"<>|').intersection(name)
    inside = bool(parts) and ".." not in parts and not name.startswith("/")
    return plain and inside and str(PurePosixPath(name)) == name


def unpacked(data: Bytes, info: ZipInfo) -> Iterator[bytes]:
    """The content of an entry, piece by piece, and no more than it says.

    Raises:
        Unusable: it is damaged, or holds more or less.
    """
    pieces = _inflated(data, info) if info.compress_type == ZIP_DEFLATED else _stored(data, info)
    size, crc = 0, 0
    for piece in pieces:
        size, crc = size + len(piece), zlib.crc32(piece, crc)
        if size > info.file_size:
            break
        yield piece
    if (size, crc) != (info.file_size, info.CRC):
        raise Unusable("damaged", info.orig_filename)


def entry_of(data: Bytes, info: ZipInfo) -> Entry:
    """An entry as it says that it is, with the hashes of what is there.

    Raises:
        Unusable: as `unpacked`.
    """
    digest = hashlib.sha256()
    for piece in unpacked(data, info):
        digest.update(piece)
    return said(data, info, digest.hexdigest())


def said(data: Bytes, info: ZipInfo, sha256: str = "") -> Entry:
    """An entry as it says that it is, by a content of this hash."""
    packed = hashlib.sha256()
    for piece in _stored(data, info):
        packed.update(piece)
    return Entry(
        name=info.orig_filename,
        size=info.file_size,
        crc=info.CRC,
        sha256=sha256,
        packed_size=info.compress_size,
        packed_sha256=packed.hexdigest(),
    )


def _stored(data: Bytes, info: ZipInfo) -> Iterator[bytes]:
    """The bytes of an entry as they lie there; none where there is no room for it."""
    start = info.header_offset
    if not 0 <= start <= len(data) - _LOCAL_SIZE:
        return
    start += _LOCAL_SIZE + sum(struct.unpack_from("<HH", data, start + 26))
    for place in range(start, start + info.compress_size, _CHUNK):
        yield data[place : min(place + _CHUNK, start + info.compress_size)]


def _inflated(data: Bytes, info: ZipInfo) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for piece in _stored(data, info):
            rest = piece
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, _CHUNK)
                rest = unpacker.unconsumed_tail
    except zlib.error as error:
        raise Unusable("damaged", info.orig_filename) from error
    if not unpacker.eof or unpacker.unused_data:
        raise Unusable("damaged", info.orig_filename)
