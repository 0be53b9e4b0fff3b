"""Workbooks of a programme folder: what lies in `submissions/`, and all that were ever in force.

`submissions/archive/log.csv` has a line for each that came into force; a member's last line is its
workbook in force, kept as `submissions/archive/<member>/<first 12 of sha256>.xlsx`.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bw_cfp_programme.files import sha256, write_whole
from bw_cfp_programme.folder.names import EARLIER, FILE, INBOX
from bw_cfp_programme.tables import read_csv

ARCHIVE = "archive"
LOG = "log.csv"
SUFFIXES = (".xlsx", ".xlsm")
_LEFT_BY_PROGRAMS = ("~$", ".")
"""How names begin that Excel, LibreOffice and macOS give to files of their own."""
_COLUMNS = ("imported", "member", "sha256", "file")


@dataclass(frozen=True, slots=True)
class Received:
    """A workbook file and the hash of its bytes; `name` is what its sender called it."""

    path: Path
    sha256: str
    name: str


def received(folder: Path) -> list[Received]:
    """All workbooks in `submissions/`, by name."""
    return [as_received(path) for path in _workbooks_in(folder / INBOX)]


def earlier_files(folder: Path) -> list[Received]:
    """All workbooks that somebody put into `earlier/`, by name."""
    return [as_received(path) for path in _workbooks_in(folder / EARLIER)]


def workbooks(paths: Iterable[Path]) -> list[Path]:
    """The files among `paths` and the workbooks in the folders among them.

    A programme folder stands for its `submissions/`; other folders are not searched in depth. What
    a program left beside a workbook is passed over even if it is named, as a shell's `*` does.
    """
    found: list[Path] = []
    for path in paths:
        inside = path / INBOX if (path / FILE).is_file() else path
        found += _workbooks_in(inside) if path.is_dir() else [path]
    return [path for path in found if not _is_left_behind(path)]


def _workbooks_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if is_workbook(path))


def as_received(path: Path) -> Received:
    """A file by what is in it.

    Raises:
        OSError: it cannot be opened.
    """
    return Received(path, sha256(path), path.name)


def is_workbook(path: Path) -> bool:
    """Whether a file may be a supplier's: by its name, and none that a program left behind."""
    named = path.suffix.lower() in SUFFIXES and not _is_left_behind(path)
    return named and path.is_file()


def _is_left_behind(path: Path) -> bool:
    return path.name.startswith(_LEFT_BY_PROGRAMS)


def put_in(folder: Path, workbook: Received) -> Received:
    """The workbook as it lies in `submissions/`, copied there under a free name if it does not."""
    there = next((one for one in received(folder) if one.sha256 == workbook.sha256), None)
    if there is not None:
        return there
    inbox, stem = folder / INBOX, workbook.path.stem
    names = (f"{stem}{tail}{workbook.path.suffix}" for tail in ("", *_NUMBERS))
    path = next(inbox / name for name in names if not (inbox / name).exists())
    write_whole(path, workbook.path.read_bytes())
    return Received(path, workbook.sha256, path.name)


_NUMBERS = tuple(f" ({n})" for n in range(2, 1000))


class Archive:
    """Every workbook that was in force; one whose copy somebody deleted counts as never seen."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / INBOX / ARCHIVE
        log = self.folder / LOG
        rows = read_csv(log) if log.is_file() else []
        self.rows = [row for row in rows if self.path(row["member"], row["sha256"]).is_file()]

    def order(self, member: str) -> dict[str, int]:
        """sha256 -> when a member's workbook last came into force; a later one has more."""
        own = (row["sha256"] for row in self.rows if row["member"] == member)
        return {sha: number for number, sha in enumerate(own)}

    def current(self) -> dict[str, Received]:
        """Member -> its workbook in force, in the order of members' first imports."""
        return {
            member: Received(self.path(member, row["sha256"]), row["sha256"], row["file"])
            for member, row in self.last().items()
        }

    def last(self) -> dict[str, Mapping[str, str]]:
        """Member -> the line of the log that tells its workbook in force."""
        return {row["member"]: row for row in self.rows}

    def path(self, member: str, sha: str) -> Path:
        """Where a workbook is kept."""
        return self.folder / member / f"{sha[:12]}.xlsx"

    def keep(self, member: str, workbook: Received) -> Path:
        """Copy a workbook into the archive, for ever."""
        kept = self.path(member, workbook.sha256)
        return kept if kept.exists() else write_whole(kept, workbook.path.read_bytes())

    def record(self, imported: str, workbooks: Mapping[str, Received]) -> None:
        """Make workbooks the current ones of their members; `imported` is an ISO time."""
        new = [
            dict(zip(_COLUMNS, (imported, member, w.sha256, w.name), strict=True))
            for member, w in workbooks.items()
        ]
        text = io.StringIO()
        writer = csv.DictWriter(text, _COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows([*self.rows, *new])
        write_whole(self.folder / LOG, text.getvalue().encode("utf-8"))
        self.rows += new
