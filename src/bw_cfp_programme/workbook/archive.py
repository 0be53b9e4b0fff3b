"""The file as an archive: its parts by name, unpacked piece by piece.

Part names are told apart as the Open Packaging Conventions do, whatever their case; some programs
write them with backslashes.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from bw_cfp_programme.workbook.budget import Budget

OLD_FORMAT = bytes.fromhex("D0CF11E0A1B11AE1")  # the container of .xls and of encrypted .xlsx
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4
ENTRY = b"PK\x01\x02"  # begins the entry of every part
# What spreadsheet programs write; Python unpacks other methods without asking how much comes.
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
NEEDS_PASSWORD = 0x1  # bit of an entry's flags
PIECE = 1 << 20
# All that zipfile raises of spoiled archives: ValueError includes UnicodeDecodeError, RuntimeError
# NotImplementedError, and LookupError KeyError.
SPOILT = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class DamagedPart(Exception):  # noqa: N818 - says what it is
    """A part that is missing, cannot be unpacked, or is no XML."""


class ZipArchive:
    """The parts of an .xlsx file by name."""

    def __init__(self, content: bytes, budget: Budget) -> None:
        self.budget = budget
        budget.spend("file_bytes", len(content))
        if content.startswith(OLD_FORMAT):
            raise budget.refusal("encrypted_workbook" if ENCRYPTED in content else "old_workbook")
        budget.spend("parts", content.count(ENTRY))
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except SPOILT:
            code = "damaged_workbook" if content.startswith(b"PK") else "not_a_workbook"
            raise budget.refusal(code) from None
        parts = self._zip.infolist()
        self._parts = {_plain(part.filename): part for part in parts}
        self._parts |= {part.filename: part for part in parts}  # two may differ in case alone

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return self._part(name) is not None

    def names(self) -> list[str]:
        """Names of all parts, as the file has them."""
        return self._zip.namelist()

    def _part(self, name: str) -> zipfile.ZipInfo | None:
        return self._parts.get(name) or self._parts.get(_plain(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part's bytes, at most `PIECE` at a time.

        Raises:
            DamagedPart: it is missing or damaged.
            WorkbookError: it needs a password, or more comes than the limits allow.
        """
        part = self._part(name)
        if part is None or part.compress_type not in METHODS:
            raise DamagedPart(name)
        if part.flag_bits & NEEDS_PASSWORD:
            raise self.budget.refusal("encrypted_workbook")
        try:
            with self._zip.open(part) as stream:
                while piece := stream.read(PIECE):
                    self.budget.spend("unpacked_bytes", len(piece))
                    yield piece
        except SPOILT as cause:
            raise DamagedPart(name) from cause


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
