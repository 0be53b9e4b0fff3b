"""Places for what is missing: a sheet, when there is no row to point at."""

from collections.abc import Sequence

from bw_cfp_programme.labels import label
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import Record, Submission


def sheet(submission: Submission, name: str, rows: Sequence[Record]) -> Place:
    """The sheet of these rows, else the sheet as the form names it."""
    title = rows[0].place.sheet if rows else label(f"sheet.{name}", "both")
    return Place(submission.file, title)
