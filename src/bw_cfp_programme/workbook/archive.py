"""The file as an archive: refuse what is no workbook, and what would not fit into memory."""

import zipfile
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree as ET

from bw_cfp_programme.problems import Place, Problem, problem

OLD_FORMAT = bytes.fromhex("D0CF11E0A1B11AE1")  # the container of .xls and of encrypted .xlsx
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4


class WorkbookError(Exception):
    """A file that cannot be read as a workbook; `problem` says why and what to do."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message("en"))
        self.problem = found


@dataclass(frozen=True, slots=True)
class Limits:
    """What a workbook may ask of a computer; a supplier's is thousands of times smaller.

    Attributes:
        file_bytes: size of the file.
        unpacked_bytes: size of all its parts together, as the archive declares them.
        cells: cells that hold something.
        sheets: number of sheets.
    """

    file_bytes: int = 50_000_000
    unpacked_bytes: int = 250_000_000
    cells: int = 1_000_000
    sheets: int = 200


class ZipArchive:
    """The parts of an .xlsx file by name. Every failure to read is a `WorkbookError`."""

    def __init__(self, content: bytes, file: str, limits: Limits) -> None:
        self.file = file
        if len(content) > limits.file_bytes:
            raise self.error("workbook_too_large", limit=f"{limits.file_bytes // 10**6} MB")
        self._zip = self._open(content)
        self._names = set(self._zip.namelist())
        if "[Content_Types].xml" not in self._names:
            raise self.error("not_a_workbook")
        if sum(part.file_size for part in self._zip.infolist()) > limits.unpacked_bytes:
            raise self.error("workbook_too_large", limit=f"{limits.unpacked_bytes // 10**6} MB")

    def _open(self, content: bytes) -> zipfile.ZipFile:
        if content.startswith(OLD_FORMAT):
            raise self.error("encrypted_workbook" if ENCRYPTED in content else "old_workbook")
        try:
            return zipfile.ZipFile(BytesIO(content))
        except zipfile.BadZipFile:
            code = "damaged_workbook" if content.startswith(b"PK") else "not_a_workbook"
            raise self.error(code) from None

    def error(self, code: str, **values: object) -> WorkbookError:
        """The exception that says `code` about this file."""
        return WorkbookError(problem(code, Place(self.file), **values))

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._names

    def read(self, name: str) -> bytes:
        """A part's bytes.

        Raises:
            WorkbookError: the part is missing, damaged, or brings its own entities.
        """
        try:
            content = self._zip.read(name)
        except (KeyError, zipfile.BadZipFile, OSError, EOFError, RuntimeError, ValueError) as cause:
            raise self.error("damaged_workbook") from cause
        except Exception as cause:  # zlib.error has no public base but Exception
            raise self.error("damaged_workbook") from cause
        if b"<!DOCTYPE" in content.replace(b"\0", b""):  # UTF-16 too
            raise self.error("damaged_workbook")
        return content

    def tree(self, name: str) -> ET.Element:
        """A part's XML.

        Raises:
            WorkbookError: as `read`, or the XML is damaged.
        """
        try:
            return ET.fromstring(self.read(name))  # noqa: S314 - no entities, see read
        except ET.ParseError as cause:
            raise self.error("damaged_workbook") from cause
