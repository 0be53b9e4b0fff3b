"""Checking workbooks without Brightway."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bw_cfp_programme import rule_sets
from bw_cfp_programme.checks import check_all
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.forms import Reading, read
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.programme import config
from bw_cfp_programme.progress import Progress, silent
from bw_cfp_programme.records import Programme


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All that was found in some workbooks, in reading order."""

    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]


def check(
    files: Sequence[Path], *, folder: Path | None = None, progress: Progress = silent
) -> CheckReport:
    """All problems of all files in one go, and of the programme that they belong to.

    Args:
        files: workbooks of any known form.
        folder: the programme folder; else the nearest one above the first file, if there is one.
        progress: told of every file.

    Raises:
        OSError: a file cannot be opened.
    """
    home = folder or programme_folder(files[0])
    context, problems = _programme(home) if home else _no_programme()
    readings = read_all(list(zip(files, names(files), strict=True)), progress)
    return CheckReport(tuple(readings), (*problems, *check_all(readings, context)))


def _programme(folder: Path) -> tuple[Context, list[Problem]]:
    programme, problems = config.load(folder)
    return context_of(programme), problems


def _no_programme() -> tuple[Context, list[Problem]]:
    """A workbook alone is held to the newest rules, and that is told."""
    rules = rule_sets.newest()
    words = {"rule_set": rules.id, "en": rules.title_en, "zh_TW": rules.title_zh}
    said = problem("rule_set_assumed", Place(config.FILE), **words)
    return Context(rule_set=rules), [said]


def names(files: Sequence[Path]) -> list[str]:
    """Names without folders, or with as many folders as tell files of one name apart."""
    parts = [path.absolute().parts[1:] for path in files]
    depths = range(1, max(map(len, parts)) + 1)
    apart = len(set(parts))
    depth = next(n for n in depths if len({p[-n:] for p in parts}) == apart)
    return ["/".join(p[-depth:]) for p in parts]


def read_all(files: Sequence[tuple[Path, str]], progress: Progress) -> list[Reading]:
    """Read workbooks one after the other; each with the name that its sender gave it."""
    readings = []
    for done, (path, name) in enumerate(files):
        progress(name, done, len(files))
        readings.append(read(path, name=name))
    return readings


def context_of(programme: Programme | None) -> Context:
    """What checks may know of a programme."""
    if programme is None:
        return Context()
    rule_set = rule_sets.load(programme.rule_set)
    return Context(programme=programme, rule_set=rule_set, gwp=programme.gwp)


def programme_folder(file: Path) -> Path | None:
    """The nearest folder above a file that has a `programme.toml`."""
    above = (folder for folder in file.resolve().parents if (folder / config.FILE).is_file())
    return next(above, None)


def annotate_copies(
    report: CheckReport, files: Sequence[Path], folder: Path, *, language: str
) -> list[Path]:
    """Write a copy of every readable workbook into `folder`, each problem marked in its cell.

    Workbooks of one name from several folders go into folders of those names.

    Raises:
        CannotAnnotate: a copy would take the place of the workbook itself.
    """
    from bw_cfp_programme.exporters.annotated_workbook import annotate  # noqa: PLC0415 - openpyxl

    copies = []
    for path, reading in zip(files, report.readings, strict=True):
        if reading.submission is not None:
            name = reading.submission.file
            own = [found for found in report.problems if found.place.file == name]
            annotate(path, own, folder / name, language)
            copies.append(folder / name)
    return copies
