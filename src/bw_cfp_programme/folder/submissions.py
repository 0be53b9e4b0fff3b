"""Workbooks of a programme folder: what lies in `submissions/`, and all that were ever in force.

`submissions/archive/log.csv` has a line for each that came into force; a member's last line is its
workbook in force, kept as `submissions/archive/<member>/<first 12 of sha256>.xlsx`.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bw_cfp_programme.characters import as_text
from bw_cfp_programme.errors import NotUpToDate
from bw_cfp_programme.files import holds, read_checked, read_regular, sha256, write_whole
from bw_cfp_programme.folder.archive_log import ARCHIVE, LOG, Row, log_of, new_row, read_log
from bw_cfp_programme.folder.names import EARLIER, FILE, INBOX
from bw_cfp_programme.problems import Place, Problem, has_errors, problem
from bw_cfp_programme.workbook import Limits

SUFFIXES = (".xlsx", ".xlsm")
_LEFT_BY_PROGRAMS = ("~$", ".", "desktop.ini", "thumbs.db")
"""How names begin that Excel, LibreOffice, macOS and Windows give to files of their own."""


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
    if _content(workbook.path) is None:
        return workbook
    inbox, stem = folder / INBOX, workbook.path.stem
    names = (f"{stem}{tail}{workbook.path.suffix}" for tail in ("", *_NUMBERS))
    path = next(inbox / name for name in names if not (inbox / name).exists())
    write_whole(path, read_checked(workbook.path, workbook.sha256))
    return Received(path, workbook.sha256, as_text(path.name))


_NUMBERS = tuple(f" ({n})" for n in range(2, 1000))


class Archive:
    """Every workbook that was ever in force, by the log; no copy is believed unseen.

    Attributes:
        rows: of the log, without lines that are spoiled.
        spoiled_lines: those.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / INBOX / ARCHIVE
        self.rows, self.spoiled_lines = read_log(self.folder / LOG)

    def order(self, member: str) -> dict[str, int]:
        """sha256 -> when a member's workbook last came into force; a later one has more."""
        own = (row["sha256"] for row in self.rows if row["member"] == member)
        return {sha: number for number, sha in enumerate(own)}

    def current(self) -> dict[str, Received]:
        """Member -> its workbook in force, in the order of members' first imports."""
        return {member: self._kept(row) for member, row in self.last().items()}

    def last(self) -> dict[str, Row]:
        """Member -> the line of the log that tells its workbook in force."""
        return {row["member"]: row for row in self.rows}

    def earlier(self) -> list[Received]:
        """What was in force once, and is no more."""
        last = self.last()
        gone = (row for row in self.rows if row["sha256"] != last[row["member"]]["sha256"])
        return [self._kept(row) for row in gone]

    def path(self, member: str, sha: str) -> Path:
        """Where a workbook is kept."""
        return self.folder / member / f"{sha[:12]}.xlsx"

    def read(self, member: str, sha: str) -> bytes:
        """The bytes of a workbook that was in force.

        Raises:
            FileDiffers: the copy has others.
            OSError: it cannot be opened.
        """
        return read_checked(self.path(member, sha), sha)

    def problems(self) -> list[Problem]:
        """Lines of the log that are spoiled, and copies that are gone or not what was imported."""
        lost = [] if self.rows or self.spoiled_lines else list(self._without_log())
        return [*lost, *self.spoiled_lines, *map(self._about, self._spoiled())]

    def refuse_spoiled_log(self) -> None:
        """Write no log that lacks what an unreadable line said; errors as `refuse_spoiled`."""
        _refuse(self.spoiled_lines)

    def refuse_spoiled(self) -> None:
        """Let no number leave that could not be followed to what was sent.

        Raises:
            NotUpToDate: there are problems.
        """
        _refuse(self.problems())

    def restore(self, at_hand: Iterable[Received]) -> list[Problem]:
        """Put copies back of which the same workbook is at hand, and tell of them.

        What lay in the place of a copy is kept beside it, under the hash that it has.
        """
        known = {one.sha256: one for one in at_hand}
        told = []
        for row in self._spoiled():
            if row["sha256"] in known:
                kept = self.keep(row["member"], known[row["sha256"]])
                told.append(problem("archive_restored", self._place(kept), **row))
        return told

    def keep(self, member: str, workbook: Received) -> Path:
        """Copy a workbook into the archive, for ever; `restore` says what becomes of another there.

        Raises:
            FileDiffers: somebody changed the workbook since it was looked at.
        """
        kept = self.path(member, workbook.sha256)
        if holds(kept, workbook.sha256):
            return kept
        data = read_checked(workbook.path, workbook.sha256)
        if kept.is_file():
            kept.rename(self.path(member, sha256(kept)))
        return write_whole(kept, data)

    def record(self, imported: str, workbooks: Mapping[str, Received]) -> None:
        """Make workbooks the current ones of their members; `imported` is an ISO time.

        Raises:
            NotUpToDate: as `refuse_spoiled_log`.
        """
        new = [new_row(imported, m, w.sha256, w.name) for m, w in workbooks.items()]
        self.rows, self.spoiled_lines = read_log(self.folder / LOG)  # others import, too
        self.refuse_spoiled_log()
        write_whole(self.folder / LOG, log_of([*self.rows, *new]))
        self.rows += new

    def _kept(self, row: Row) -> Received:
        return Received(self.path(row["member"], row["sha256"]), row["sha256"], row["file"])

    def _spoiled(self) -> list[Row]:
        """The last line of each workbook whose copy is not what was imported."""
        each = {(row["member"], row["sha256"]): row for row in self.rows}
        return [row for (m, sha), row in each.items() if not holds(self.path(m, sha), sha)]

    def _without_log(self) -> Iterator[Problem]:
        if any(self.folder.glob("*/*.xlsx")):
            yield problem("archive_log_gone", self._place(self.folder / LOG))

    def _about(self, row: Row) -> Problem:
        kept = self.path(row["member"], row["sha256"])
        code = "archived_differs" if os.path.lexists(kept) else "archived_gone"
        return problem(code, self._place(kept), **row)

    def _place(self, kept: Path) -> Place:
        return Place(f"{INBOX}/{ARCHIVE}/{kept.relative_to(self.folder).as_posix()}")


def _refuse(found: Sequence[Problem]) -> None:
    if has_errors(found):
        raise NotUpToDate(found[0].line("en"), found)
