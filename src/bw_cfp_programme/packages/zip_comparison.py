"""Whether a zip is the one that we wrote: each header is written again and compared."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from zipfile import ZipInfo

from bw_cfp_programme.packages.zip_layout import COMMENT, Entry, directory, local_header, places
from bw_cfp_programme.packages.zip_reading import Bytes
from bw_cfp_programme.problems import Place, Problem, problem

_SHA256 = re.compile(rb"[0-9a-f]{64}")
_BLOCK = 1 << 20


def unlike(
    file: str, data: Bytes, infos: Sequence[ZipInfo], entries: Sequence[Entry]
) -> Iterator[Problem]:
    """What differs, by the file inside whose header or compressed bytes they are.

    A zip that another program packed says nothing of its bytes: its files are judged alone.

    Args:
        file: the zip's own name.
        data: the zip.
        infos: what its directory says, by place.
        entries: likewise, as they are there.
    """
    if not any(info.comment for info in infos) and not _SHA256.fullmatch(data[-COMMENT:]):
        yield problem("package_repacked", Place(file))
        return
    changed = [name for name in _changed(data, infos, entries) if name]
    for name in dict.fromkeys(changed):
        yield problem("package_header", Place(name))
    if not changed and _hash(data) != data[-COMMENT:]:
        yield problem("package_bytes", Place(file))


def _changed(data: Bytes, infos: Sequence[ZipInfo], entries: Sequence[Entry]) -> Iterator[str]:
    """Names of entries, each as often as something of it differs."""
    before = ""
    *starts, place = places(entries)
    for info, entry, start in zip(infos, entries, starts, strict=True):
        if info.header_offset != start:
            yield before  # from here on everything is elsewhere
            return
        header = local_header(entry)
        if data[start : start + len(header)] != header:
            yield entry.name
        if info.comment != entry.packed_sha256.encode():
            yield entry.name
        before = entry.name
    names = [*(entry.name for entry in entries), ""]
    for name, record in zip(names, directory(entries), strict=True):
        if data[place : place + len(record)] != record:
            yield name
        place += len(record)


def _hash(data: Bytes) -> bytes:
    """What the last bytes must be."""
    digest = hashlib.sha256()
    end = len(data) - COMMENT
    for place in range(0, end, _BLOCK):
        digest.update(data[place : min(place + _BLOCK, end)])
    return digest.hexdigest().encode()
