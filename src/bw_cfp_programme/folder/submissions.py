"""Workbooks of a programme folder: what lies in `submissions/`, and all that were ever in force.

`submissions/archive/log.csv` has a line for each that came into force; a member's last line is its
workbook in force, kept as `submissions/archive/<member>/<first 12 of sha256>.xlsx`.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bw_cfp_programme.characters import as_text
from bw_cfp_programme.files import read_regular, write_whole
from bw_cfp_programme.folder.names import EARLIER, FILE, INBOX
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.tables import read_csv
from bw_cfp_programme.workbook import Limits

ARCHIVE = "archive"
LOG = "log.csv"
SUFFIXES = (".xlsx", ".xlsm")
_LEFT_BY_PROGRAMS = ("~$", ".", "desktop.ini", "thumbs.db")
"""How names begin that Excel, LibreOffice, macOS and Windows give to files of their own."""
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


def passed_over(folder: Path) -> list[Problem]:
    """What lies in a folder and is not read, each thing told; `archive/` is our own."""
    return [
        problem(
            "submission_no_workbook" if path.is_file() else "submission_no_file", Place(path.name)
        )
        for path in sorted(folder.glob("*"))
        if not is_workbook(path) and path.name != ARCHIVE and not _is_left_behind(path)
    ]


def earlier_files(folder: Path) -> list[Received]:
    """All workbooks that somebody put into `earlier/`, by name."""
    return [as_received(path) for path in _workbooks_in(folder / EARLIER)]


def workbooks(paths: Iterable[Path]) -> list[Path]:
    """The files among `paths` and the workbooks in the folders among them.

    Other folders are not searched in depth. What a program left beside a workbook is passed over
    even if it is named, as a shell's `*` does.
    """
    found: list[Path] = []
    for path in paths:
        found += _workbooks_in(inside(path)) if path.is_dir() else [path]
    return [path for path in found if not _is_left_behind(path)]


def inside(folder: Path) -> Path:
    """Where a folder has its workbooks: a programme folder stands for its `submissions/`."""
    return folder / INBOX if (folder / FILE).is_file() else folder


def _workbooks_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if is_workbook(path))


def as_received(path: Path, name: str = "") -> Received:
    """A file by what is in it; of one that cannot be opened, or is far too large, by its name.

    Nothing that is refused unread is ever kept or compared by its bytes.
    """
    name = as_text(name or path.name)
    content = _content(path)
    known = f"unread: {name}".encode() if content is None else content
    return Received(path, hashlib.sha256(known).hexdigest(), name)


def _content(path: Path) -> bytes | None:
    most = Limits().file_bytes
    try:
        content = read_regular(path, most + 1)
    except OSError:
        return None
    return content if len(content) <= most else None


def is_workbook(path: Path) -> bool:
    """Whether a file may be a supplier's: by its name, and none that a program left behind."""
    named = path.suffix.lower() in SUFFIXES and not _is_left_behind(path)
    return named and path.is_file()


def _is_left_behind(path: Path) -> bool:
    return path.name.lower().startswith(_LEFT_BY_PROGRAMS)


def put_in(folder: Path, workbook: Received) -> Received:
    """The workbook as it lies in `submissions/`, copied there under a free name if it does not.

    What cannot be opened, or is far too large, stays where it is: its reading will tell.
    """
    there = next((one for one in received(folder) if one.sha256 == workbook.sha256), None)
    if there is not None:
        return there
    content = _content(workbook.path)
    if content is None:
        return workbook
    inbox, stem = folder / INBOX, workbook.path.stem
    names = (f"{stem}{tail}{workbook.path.suffix}" for tail in ("", *_NUMBERS))
    path = next(inbox / name for name in names if not (inbox / name).exists())
    write_whole(path, content)
    return Received(path, workbook.sha256, as_text(path.name))


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
