"""Workbooks of a programme folder: what lies in `submissions/`, and all that were ever imported.

`submissions/archive/log.csv` has a line for each that came into force; a member's last line is its
current workbook, kept as `submissions/archive/<member>/<first 12 of sha256>.xlsx`.
"""

import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bw_cfp_programme.tables import read_csv

INBOX = "submissions"
ARCHIVE = "archive"
LOG = "log.csv"
_COLUMNS = ("imported", "member", "sha256", "file")


@dataclass(frozen=True, slots=True)
class Received:
    """A workbook file and the hash of its bytes; `name` is what its sender called it."""

    path: Path
    sha256: str
    name: str


def received(folder: Path, files: Sequence[Path] | None = None) -> list[Received]:
    """The given files, or all workbooks in `submissions/` by name (Excel's lock files aside)."""
    if files is None:
        inbox = (folder / INBOX).glob("*.xls[xm]")
        files = sorted(path for path in inbox if not path.name.startswith("~$"))
    return [Received(path, sha256(path), path.name) for path in files]


def sha256(path: Path) -> str:
    """Hash of a file's bytes, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Archive:
    """Every workbook that was in force; one whose copy somebody deleted counts as never seen."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / INBOX / ARCHIVE
        log = self.folder / LOG
        rows = read_csv(log) if log.is_file() else []
        self.rows = [row for row in rows if self.path(row["member"], row["sha256"]).is_file()]

    def has(self, sha: str) -> bool:
        """Whether a workbook was imported once, and perhaps replaced since."""
        return any(row["sha256"] == sha for row in self.rows)

    def current(self) -> dict[str, Received]:
        """Member -> its workbook in force, in the order of members' first imports."""
        last = {row["member"]: row for row in self.rows}
        return {
            member: Received(self.path(member, row["sha256"]), row["sha256"], row["file"])
            for member, row in last.items()
        }

    def path(self, member: str, sha: str) -> Path:
        """Where a workbook is kept."""
        return self.folder / member / f"{sha[:12]}.xlsx"

    def keep(self, member: str, workbook: Received) -> Path:
        """Copy a workbook into the archive, for ever."""
        kept = self.path(member, workbook.sha256)
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            fresh = kept.with_suffix(".new")
            fresh.write_bytes(workbook.path.read_bytes())
            fresh.replace(kept)
        return kept

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
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self.folder / f"{LOG}.new"
        fresh.write_bytes(text.getvalue().encode("utf-8"))
        fresh.replace(self.folder / LOG)
        self.rows += new
