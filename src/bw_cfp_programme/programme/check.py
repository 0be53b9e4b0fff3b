"""Checking workbooks without Brightway."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bw_cfp_programme.characters import as_text
from bw_cfp_programme.checks import check_all
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.errors import CannotAnnotate
from bw_cfp_programme.files import AnyPath
from bw_cfp_programme.folder import config
from bw_cfp_programme.folder.earlier import earlier_workbooks
from bw_cfp_programme.folder.reading import context_alone, programme_folder, read_all
from bw_cfp_programme.folder.submissions import (
    Archive,
    as_received,
    inside,
    passed_over,
    workbooks,
)
from bw_cfp_programme.forms import Reading
from bw_cfp_programme.frames import Row, Tabular
from bw_cfp_programme.problems import Problem, Problems
from bw_cfp_programme.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class CheckReport(Tabular):
    """All that was found in some workbooks, in reading order; a table of its problems."""

    files: tuple[Path, ...]
    readings: tuple[Reading, ...]
    problems: Problems

    def to_rows(self) -> list[Row]:
        """A row for each problem."""
        return self.problems.to_rows()

    def column_names(self) -> Sequence[str]:
        """Those of problems."""
        return self.problems.column_names()

    def __repr__(self) -> str:
        return f"<CheckReport: {len(self.readings)} workbooks, {len(self.problems)} problems>"


def check(
    paths: Sequence[AnyPath], *, folder: AnyPath | None = None, progress: Progress = silent
) -> CheckReport:
    """All problems of all workbooks in one go, and of the programme that they belong to.

    Brightway is not needed and not loaded.

    Args:
        paths: workbooks of any known form, or folders of them (`folder.submissions.workbooks`).
        folder: the programme folder; else the first path or the nearest one above it, if any is.
        progress: told of every file.

    Example:
        >>> report = cfp.check(["lamp/submissions/S03.xlsx"])
        >>> report.problems.to_dataframe()[["severity", "sheet", "cell", "en"]]
    """
    given = [Path(path) for path in paths]
    files = workbooks(given)
    home = Path(folder) if folder else programme_folder(given[0])
    context, problems = _context(home)
    named = zip(files, told_apart(files), strict=True)
    received = [as_received(path, name) for path, name in named]
    readings = read_all(received, progress, whole=True)
    over = [told for path in given if path.is_dir() for told in passed_over(inside(path))]
    found = Problems((*problems, *over, *check_all(readings, context)))
    return CheckReport(tuple(files), tuple(readings), found)


def _context(home: Path | None) -> tuple[Context, list[Problem]]:
    if home is None:
        context, assumed = context_alone()
        return context, [assumed]
    programme, problems = config.load(home)
    earlier = earlier_workbooks(home, programme) if programme else {}
    spoiled = Archive(home).problems()
    return Context(programme=programme, earlier=earlier), [*problems, *spoiled]


def told_apart(files: Sequence[Path]) -> list[str]:
    """Names without folders, or with as many folders as tell files of one name apart."""
    parts = [path.absolute().parts[1:] for path in files]
    depths = range(1, max(map(len, parts), default=1) + 1)
    apart = len(set(parts))
    depth = next(n for n in depths if len({p[-n:] for p in parts}) == apart)
    return [as_text("/".join(p[-depth:])) for p in parts]


def annotate_copies(report: CheckReport, folder: Path, *, language: str) -> list[Path]:
    """Write a copy of every readable workbook into `folder`, each problem marked in its cell.

    Workbooks of one name from several folders go into folders of those names.

    Raises:
        CannotAnnotate: a copy would take the place of the workbook itself, or a workbook is one
            that cannot be annotated; the copies of all others are written.
    """
    from bw_cfp_programme.exporters.annotated_workbook import annotate  # noqa: PLC0415 - openpyxl

    copies, refused = [], []
    for path, reading in zip(report.files, report.readings, strict=True):
        if reading.submission is not None:
            name = reading.submission.file
            own = [found for found in report.problems if found.place.file == name]
            try:
                annotate(path, own, folder / name, language)
            except CannotAnnotate as error:
                refused.append(str(error))
            else:
                copies.append(folder / name)
    if refused:
        raise CannotAnnotate("\n".join(refused))
    return copies
