"""`bw-cfp demo`: the example's whole way, from a blank folder to the page."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from bw_cfp_programme import exporters
from bw_cfp_programme.errors import FolderTaken
from bw_cfp_programme.folder import config, names
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.folder.names import DECISIONS, INBOX, OUTPUTS
from bw_cfp_programme.labels import Language
from bw_cfp_programme.problems import Problem
from bw_cfp_programme.programme.calculate import report
from bw_cfp_programme.programme.example import example_folder, write_workbooks
from bw_cfp_programme.programme.importing import import_submissions
from bw_cfp_programme.progress import Progress, silent
from bw_cfp_programme.reporting import ReportModel


@dataclass(frozen=True, kw_only=True, slots=True)
class DemoReport:
    """What the demonstration made.

    Attributes:
        model: the report that all deliverables were made from.
        files: the deliverables.
        page: the one to open in a browser.
        problems: what the checks found in the workbooks; a few are left in on purpose.
    """

    model: ReportModel
    files: tuple[Path, ...]
    page: Path
    problems: tuple[Problem, ...]


def demo(
    folder: Path, *, language: Language = "en", clock: Clock = now, progress: Progress = silent
) -> DemoReport:
    """Lay out the example in a folder, then import, calculate and export it.

    What lies in the folder already is left as it is, so that a workbook can be changed and the
    demonstration repeated.

    Raises:
        FolderTaken: the folder holds another programme.
        NoSuchExample: as `example_folder`.
    """
    _lay_out(folder, example_folder(), progress)
    imported = import_submissions(folder, clock=clock, progress=progress)
    model = report(folder, clock=clock, progress=progress)
    target = folder / OUTPUTS
    files = exporters.export(model, target, languages=(language,), progress=progress)
    page = next(path for path in files if path.suffix == ".html")
    return DemoReport(model=model, files=tuple(files), page=page, problems=imported.problems)


def _lay_out(folder: Path, source: Path, progress: Progress) -> None:
    """Programme file, decisions and workbooks, as far as they are not there."""
    folder.mkdir(parents=True, exist_ok=True)
    _copy(names.FILE, source, folder)
    programme = config.load_valid(folder)
    if programme.id != config.load_valid(source).id:
        raise FolderTaken(f"{folder} holds another programme, {programme.id}")
    config.init(folder)
    _copy(DECISIONS, source, folder)
    count = len(programme.members)
    for done, path in enumerate(write_workbooks(programme, folder / INBOX, source=source), start=1):
        progress(path.name, done, count)


def _copy(name: str | Path, source: Path, target: Path) -> None:
    if not (target / name).exists():
        shutil.copyfile(source / name, target / name)
