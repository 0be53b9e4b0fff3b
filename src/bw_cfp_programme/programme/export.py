"""`bw-cfp export`: all deliverables of a programme for its lead, each made from one report."""

from collections.abc import Collection, Sequence
from pathlib import Path

from bw_cfp_programme import exporters
from bw_cfp_programme.files import AnyPath
from bw_cfp_programme.folder.choice import BASE, Choice
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.folder.runs import record_run
from bw_cfp_programme.labels import LANGUAGES, Language
from bw_cfp_programme.programme.assessed import all_assessed
from bw_cfp_programme.programme.study import open_study
from bw_cfp_programme.programme.written import outputs_of, written_once
from bw_cfp_programme.progress import Progress, Say, silent, unsaid
from bw_cfp_programme.reporting import build_report


def export(
    folder: AnyPath,
    choice: Choice = BASE,
    *,
    languages: Sequence[Language] = LANGUAGES,
    names: Collection[str] | None = None,
    frozen: bool = False,
    clock: Clock = now,
    progress: Progress = silent,
    say: Say = unsaid,
) -> list[Path]:
    """Calculate, and write all deliverables (or those named) into `outputs/`.

    What lies there as it would be written is not written again. Those of a variant, and of a
    frozen run, go into a folder of their own below it.

    Raises:
        UnknownDeliverable: no exporter has one of the names.
        InvalidProgramme, NotUpToDate: as `open_study`.

    Example:
        >>> cfp.export("lamp", languages=["en"], names=["register"])
        [PosixPath('lamp/outputs/register.xlsx')]
    """
    folder = Path(folder)
    opened = open_study(folder, choice, frozen=frozen, clock=clock, progress=progress, say=say)
    record_run(folder, opened.made.record)
    target = outputs_of(folder, choice, frozen=frozen)

    def write() -> list[Path]:
        model = build_report(opened.shown_to("lead"), all_assessed(opened, "lead", progress))
        return exporters.export(model, target, languages=languages, names=names, progress=progress)

    wanted = sorted(names) if names is not None else None
    how = {"report": opened.report_key("lead"), "files": wanted, "languages": languages}
    return written_once(target, opened.key, how, write)
