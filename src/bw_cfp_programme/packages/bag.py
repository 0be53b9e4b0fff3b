"""The bag around a payload: what RFC 8493 asks for, so that `sha256sum -c` works on it."""

import hashlib
import uuid
from collections.abc import Callable, Iterable, Sequence

from bw_cfp_programme.packages.zip_layout import Entry, Part, pack, zip_of

PAYLOAD = "data/"
DECLARATION, INFO = "bagit.txt", "bag-info.txt"
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
IDENTIFIER = "External-Identifier"
DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

Describe = Callable[[Sequence[Entry]], Part]
"""Entries of the payload so far -> a file that describes them."""


def bagged(payload: Iterable[Part], describe: Sequence[Describe], info: dict[str, str]) -> bytes:
    """A zip of a bag.

    Args:
        payload: paths below `data/`, with their content; each is compressed and let go in turn.
        describe: what is added last, each knowing all before it.
        info: what `bag-info.txt` says besides size and identifier.
    """
    files = [pack(f"{PAYLOAD}{name}", data) for name, data in payload]
    for one in describe:
        name, data = one([entry for entry, _ in files])
        files.append(pack(f"{PAYLOAD}{name}", data))
    files.sort(key=lambda file: file[0].name)
    tags = [pack(name, data) for name, data in _tags([entry for entry, _ in files], info)]
    return zip_of([*tags, *files])


def oxum(payload: Sequence[Entry]) -> str:
    """Size and number of files, as `Payload-Oxum` has them."""
    return f"{sum(entry.size for entry in payload)}.{len(payload)}"


def identifier(info: str, listed: bytes) -> str:
    """The line that names a bag by all else that its information and its manifest say."""
    digest = hashlib.sha256(info.encode() + listed).digest()
    return f"{IDENTIFIER}: {uuid.UUID(bytes=digest[:16], version=4).urn}\n"


def manifest(entries: Iterable[Entry]) -> bytes:
    """Lines as `sha256sum` reads them."""
    return "".join(f"{entry.sha256}  {entry.name}\n" for entry in entries).encode()


def plain_name(name: str) -> str:
    r"""A path without the characters that a bag writes otherwise than `sha256sum`: % \ CR LF."""
    return name.translate(dict.fromkeys(map(ord, "%\\\r\n"), "_"))


def _tags(payload: Sequence[Entry], info: dict[str, str]) -> list[Part]:
    listed = manifest(payload)
    said = {**info, "Payload-Oxum": oxum(payload)}
    lines = "".join(f"{label}: {' '.join(text.split())}\n" for label, text in said.items())
    lines += identifier(lines, listed)
    tags = [(DECLARATION, DECLARED), (INFO, lines.encode()), (MANIFEST, listed)]
    return [*tags, (TAG_MANIFEST, manifest(pack(name, data)[0] for name, data in tags))]
