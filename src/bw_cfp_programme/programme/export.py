"""`bw-cfp export`: all deliverables of a programme, each made from one report."""

from collections.abc import Collection, Sequence
from pathlib import Path

from bw_cfp_programme import exporters
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.labels import LANGUAGES, Language
from bw_cfp_programme.programme.calculate import report
from bw_cfp_programme.progress import Progress, silent

OUTPUTS = "outputs"


def export(
    folder: Path,
    *,
    languages: Sequence[Language] = LANGUAGES,
    names: Collection[str] | None = None,
    clock: Clock = now,
    progress: Progress = silent,
) -> list[Path]:
    """Calculate, and write all deliverables (or those named) into `outputs/`.

    Raises:
        UnknownDeliverable: no exporter has one of the names.
        InvalidProgramme, UnknownDataset: as `calculate.report`.
    """
    model = report(folder, clock=clock, progress=progress)
    target = folder / OUTPUTS
    return exporters.export(model, target, languages=languages, names=names, progress=progress)
