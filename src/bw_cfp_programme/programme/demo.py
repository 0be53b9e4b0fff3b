"""`bw-cfp demo`: the example's whole way, from a blank folder to the page."""

from dataclasses import dataclass
from pathlib import Path

from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.labels import Language
from bw_cfp_programme.problems import Problem
from bw_cfp_programme.programme.calculate import report
from bw_cfp_programme.programme.example import lay_out
from bw_cfp_programme.programme.export import export
from bw_cfp_programme.programme.importing import import_workbooks
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
        FolderTaken, NoSuchExample: as `lay_out`.
    """
    lay_out(folder, progress=progress)
    imported = import_workbooks(folder, clock=clock, progress=progress)
    model = report(folder, clock=clock, progress=progress)
    files = export(folder, languages=(language,), clock=clock, progress=progress)
    page = next(path for path in files if path.suffix == ".html")
    return DemoReport(model=model, files=tuple(files), page=page, problems=imported.problems)
