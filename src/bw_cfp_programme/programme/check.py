"""Checking workbooks without Brightway."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bw_cfp_programme import rule_sets
from bw_cfp_programme.checks import check_all
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.files import sha256
from bw_cfp_programme.folder import config
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.folder.reading import programme_folder, read_all
from bw_cfp_programme.folder.submissions import Received, workbooks
from bw_cfp_programme.forms import Reading
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All that was found in some workbooks, in reading order."""

    files: tuple[Path, ...]
    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]


def check(
    paths: Sequence[Path], *, folder: Path | None = None, progress: Progress = silent
) -> CheckReport:
    """All problems of all workbooks in one go, and of the programme that they belong to.

    Args:
        paths: workbooks of any known form, or folders of them (`folder.submissions.workbooks`).
        folder: the programme folder; else the first path or the nearest one above it, if any is.
        progress: told of every file.

    Raises:
        OSError: a file cannot be opened.
    """
    files = workbooks(paths)
    home = folder or programme_folder(paths[0])
    context, problems = _programme(home) if home else _no_programme()
    named = zip(files, told_apart(files), strict=True)
    received = [Received(path, sha256(path), name) for path, name in named]
    readings = read_all(received, progress, whole=True)
    found = (*problems, *check_all(readings, context))
    return CheckReport(tuple(files), tuple(readings), found)


def _programme(folder: Path) -> tuple[Context, list[Problem]]:
    programme, problems = config.load(folder)
    return Context(programme=programme), problems


def _no_programme() -> tuple[Context, list[Problem]]:
    """A workbook alone is held to the newest rules, and that is told."""
    rules = rule_sets.newest()
    words = {"rule_set": rules.id, "en": rules.title_en, "zh_TW": rules.title_zh}
    said = problem("rule_set_assumed", Place(FILE), **words)
    return Context(assumed=rules), [said]


def told_apart(files: Sequence[Path]) -> list[str]:
    """Names without folders, or with as many folders as tell files of one name apart."""
    parts = [path.absolute().parts[1:] for path in files]
    depths = range(1, max(map(len, parts), default=1) + 1)
    apart = len(set(parts))
    depth = next(n for n in depths if len({p[-n:] for p in parts}) == apart)
    return ["/".join(p[-depth:]) for p in parts]


def annotate_copies(report: CheckReport, folder: Path, *, language: str) -> list[Path]:
    """Write a copy of every readable workbook into `folder`, each problem marked in its cell.

    Workbooks of one name from several folders go into folders of those names.

    Raises:
        CannotAnnotate: a copy would take the place of the workbook itself.
    """
    from bw_cfp_programme.exporters.annotated_workbook import annotate  # noqa: PLC0415 - openpyxl

    copies = []
    for path, reading in zip(report.files, report.readings, strict=True):
        if reading.submission is not None:
            name = reading.submission.file
            own = [found for found in report.problems if found.place.file == name]
            annotate(path, own, folder / name, language)
            copies.append(folder / name)
    return copies
