"""`bw-cfp export`: all deliverables of a programme, each made from one report."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from bw_cfp_programme import exporters
from bw_cfp_programme.assessment import assess
from bw_cfp_programme.files import AnyPath, sha256
from bw_cfp_programme.folder import cache
from bw_cfp_programme.folder.choice import BASE, Choice
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.folder.names import OUTPUTS
from bw_cfp_programme.folder.runs import record_run
from bw_cfp_programme.labels import LANGUAGES, Language
from bw_cfp_programme.programme.study import open_study
from bw_cfp_programme.progress import Progress, Say, silent, unsaid
from bw_cfp_programme.reporting import build_report

FROZEN = "frozen"


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
    record_run(folder, opened.record)
    target = outputs_of(folder, choice, frozen=frozen)
    key = cache.key_of(
        {
            "study": opened.record["key"],
            "day": opened.study.today,
            "languages": languages,
            "names": sorted(names) if names is not None else None,
        }
    )
    if written := _still_there(target, cache.find("outputs", key, dict[str, str])):
        return written
    model = build_report(opened.study, assess(opened.study, progress=progress))
    paths = exporters.export(model, target, languages=languages, names=names, progress=progress)
    cache.keep("outputs", key, {p.relative_to(target).as_posix(): sha256(p) for p in paths})
    return paths


def _still_there(target: Path, known: Mapping[str, str] | None) -> list[Path]:
    """The deliverables as they were written; none where one is gone or was changed."""
    paths = {target / name: sha for name, sha in (known or {}).items()}
    whole = all(path.is_file() and sha256(path) == sha for path, sha in paths.items())
    return list(paths) if whole else []


def outputs_of(folder: Path, choice: Choice, *, frozen: bool) -> Path:
    """Where the deliverables of a run go."""
    return folder / OUTPUTS / (FROZEN if frozen else choice.name)
