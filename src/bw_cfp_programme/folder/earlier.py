"""Workbooks of an earlier period, for checks to compare with; no number comes from them.

They lie in `earlier/` of the programme folder, or in the archive where the folder went on for a new
period.
"""

from pathlib import Path

from bw_cfp_programme.folder.reading import read_all
from bw_cfp_programme.folder.submissions import Archive, Received, earlier_files
from bw_cfp_programme.progress import silent
from bw_cfp_programme.records import Programme, Submission


def earlier_workbooks(folder: Path, programme: Programme) -> dict[str, Submission]:
    """Member -> its workbook of the latest period that ended before the programme's began."""
    files = [*earlier_files(folder), *_archived(Archive(folder))]
    readings = read_all(files, silent)
    found: dict[str, Submission] = {}
    known = [r.submission for r in readings if r.submission and r.submission.facility.period_end]
    for submission in sorted(known, key=lambda one: str(one.facility.period_end)):
        end = submission.facility.period_end
        if end and end < programme.period_start:
            found[submission.facility.member or ""] = submission
    return found


def _archived(archive: Archive) -> list[Received]:
    """What was in force once, is no more, and lies there still."""
    last = archive.last()
    found = (
        Received(archive.path(row["member"], row["sha256"]), row["sha256"], row["file"])
        for row in archive.rows
        if row["sha256"] != last[row["member"]]["sha256"]
    )
    return [one for one in found if one.path.is_file()]
