"""Workbooks of an earlier period, for checks to compare with; no number comes from them.

They lie in `earlier/` of the programme folder, or in the archive where the folder went on for a new
period.
"""

from pathlib import Path

from bw_cfp_programme.files import holds
from bw_cfp_programme.folder.reading import read_all
from bw_cfp_programme.folder.submissions import Archive, earlier_files
from bw_cfp_programme.progress import silent
from bw_cfp_programme.records import Programme, Submission


def earlier_workbooks(folder: Path, programme: Programme) -> dict[str, Submission]:
    """Member -> its workbook of the latest period that ended before the programme's began."""
    archived = [one for one in Archive(folder).earlier() if holds(one.path, one.sha256)]
    files = [*earlier_files(folder), *archived]
    readings = read_all(files, silent)
    found: dict[str, Submission] = {}
    known = [r.submission for r in readings if r.submission and r.submission.facility.period_end]
    for submission in sorted(known, key=lambda one: str(one.facility.period_end)):
        end = submission.facility.period_end
        if end and end < programme.period_start:
            found[submission.facility.member or ""] = submission
    return found
