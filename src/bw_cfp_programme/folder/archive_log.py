"""`submissions/archive/log.csv`: a line for each workbook that came into force, judged by line.

Nobody but us writes it, so a line that is not as we write it was spoiled: cut off by a bad disk,
saved by a spreadsheet, or written twice. It is told by its number and not used.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from bw_cfp_programme.folder.names import INBOX
from bw_cfp_programme.options.kinds import CODE
from bw_cfp_programme.problems import Place, Problem, problem

ARCHIVE = "archive"
LOG = "log.csv"
LINE = "line"
"""Where a row says its own line in the file."""
_COLUMNS = ("imported", "member", "sha256", "file")
_SHA = re.compile(r"[0-9a-f]{64}")
_SHOWN = 60

Row = Mapping[str, str]


def read_log(path: Path) -> tuple[list[Row], list[Problem]]:
    """The rows of a log, none where there is none, and what is wrong with its lines.

    Raises:
        OSError: it is there and cannot be opened.
    """
    if not path.exists():
        return [], []
    rows: list[Row] = []
    problems: list[Problem] = []
    seen = _Seen()
    for number, line in enumerate(_lines(path.read_bytes()), start=1):
        row = _row(line, number)
        if row is None:
            shown = line.decode("utf-8", "replace").rstrip()[:_SHOWN]
            problems.append(_told("archive_log_line", number, text=shown))
        elif number == 1:
            continue
        elif earlier := seen.twice(row, number):
            problems.append(_told("archive_log_twice", number, earlier=earlier))
        else:
            rows.append(row)
    return rows, problems


def log_of(rows: Iterable[Row]) -> bytes:
    """The log that says these rows."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows([row[column] for column in _COLUMNS] for row in rows)
    return text.getvalue().encode("utf-8")


def new_row(imported: str, member: str, sha256: str, file: str) -> Row:
    """A row that stands in no file yet; a name is one line, whatever its sender put into it."""
    said = (imported, member, sha256, _one_line(file))
    return dict(zip(_COLUMNS, said, strict=True))


def _lines(data: bytes) -> list[bytes]:
    """Each with its end, which the last one may lack."""
    return data.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True) or [b""]


def _row(line: bytes, number: int) -> Row | None:
    """What a line says; None where it is none of ours. The first one says what the columns are."""
    try:
        cells = next(csv.reader([line.decode("utf-8")], strict=True), [])
    except (UnicodeDecodeError, csv.Error):
        return None
    row = dict(zip(_COLUMNS, cells, strict=False))
    whole = line.endswith(b"\n") and len(cells) == len(_COLUMNS)
    if number == 1:
        return row if whole and tuple(cells) == _COLUMNS else None
    return {**row, LINE: str(number)} if whole and _is_sound(row) else None


class _Seen:
    """What the lines so far said, by which one is known that was written twice.

    A workbook that is in force does not come into force again, and time does not run back.
    """

    def __init__(self) -> None:
        self._lines: dict[tuple[str, ...], int] = {}
        self._in_force: dict[str, str] = {}
        self._time = ""

    def twice(self, row: Row, number: int) -> int | None:
        """The line that said the same, where this one can be no later event."""
        earlier = self._lines.setdefault(tuple(row[name] for name in _COLUMNS), number)
        again = self._in_force.get(row["member"]) == row["sha256"] or row["imported"] < self._time
        if earlier != number and again:
            return earlier
        self._in_force[row["member"]] = row["sha256"]
        self._time = max(self._time, row["imported"])
        return None


def _is_sound(row: Row) -> bool:
    try:
        datetime.fromisoformat(row["imported"])
    except ValueError:
        return False
    named = bool(row["file"]) and _one_line(row["file"]) == row["file"]
    return named and CODE.accepts(row["member"]) and bool(_SHA.fullmatch(row["sha256"]))


def _one_line(name: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in name)


def _told(code: str, number: int, **words: object) -> Problem:
    place = Place(f"{INBOX}/{ARCHIVE}/{LOG}", cell=f"line {number}")
    return problem(code, place, line=number, **words)
