"""`bw-cfp package`: one zip file from which a verifier can follow and recompute the result."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bw_cfp_programme import brightway, exporters
from bw_cfp_programme.assessment import Study, assess
from bw_cfp_programme.calculation.reading import read_datasets
from bw_cfp_programme.folder import names
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.folder.config import load_valid
from bw_cfp_programme.folder.editions import edition_files
from bw_cfp_programme.folder.submissions import Archive
from bw_cfp_programme.labels import LANGUAGES, Language
from bw_cfp_programme.programme import project
from bw_cfp_programme.programme.calculate import study_of
from bw_cfp_programme.programme.export import OUTPUTS
from bw_cfp_programme.programme.inventory_tables import exchange_table, factor_table
from bw_cfp_programme.programme.runs import record_run
from bw_cfp_programme.progress import Progress, silent
from bw_cfp_programme.records import Programme
from bw_cfp_programme.reporting import build_report
from bw_cfp_programme.tables import data_path

README, MANIFEST = "README.txt", "MANIFEST.csv"
_TIME = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes

Part = tuple[str, bytes]
"""Path inside of the package, and content."""


def package(
    folder: Path,
    *,
    languages: Sequence[Language] = LANGUAGES,
    clock: Clock = now,
    progress: Progress = silent,
) -> Path:
    """Calculate, and write `outputs/verification-<programme>.zip`.

    Raises:
        InvalidProgramme, UnknownDataset, CalculationMismatch: as `calculate`.
    """
    programme = load_valid(folder)
    with brightway.use_project(programme.project):
        study = study_of(folder, programme, clock, progress)
        run = record_run(folder, programme, study.result)
        parts = [
            (README, data_path("package/README.txt").read_bytes()),
            *_outputs(study, languages, progress),
            *_inputs(folder, programme),
            *_inventory(study),
            ("run.json", run.read_bytes()),
        ]
    progress("package", 0, 1)
    target = folder / OUTPUTS / f"verification-{programme.id}.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(".new")
    _write(fresh, [*parts, _manifest(parts)])
    fresh.replace(target)
    return target


def _outputs(study: Study, languages: Sequence[Language], progress: Progress) -> Iterator[Part]:
    """All deliverables, each made from one report."""
    report = build_report(study, assess(study, progress=progress))
    with TemporaryDirectory() as temporary:
        root = Path(temporary)
        for path in exporters.export(report, root, languages=languages, progress=progress):
            yield f"outputs/{path.relative_to(root).as_posix()}", path.read_bytes()


def _inputs(folder: Path, programme: Programme) -> Iterator[Part]:
    """What people wrote and sent, and the editions that it was calculated with."""
    for name in (Path(names.FILE), names.DECISIONS, names.FLOWS):
        if (folder / name).is_file():
            yield f"programme/{name.as_posix()}", (folder / name).read_bytes()
    archive = Archive(folder)
    for member, database in project.member_databases(programme).items():
        kept = archive.path(member, brightway.database_metadata(database).get("workbook", ""))
        if kept.is_file():
            yield f"submissions/{member}.xlsx", kept.read_bytes()
    for path in edition_files(programme):
        yield f"editions/{path.parent.name}/{path.name}", path.read_bytes()


def _inventory(study: Study) -> Iterator[Part]:
    datasets = read_datasets(project.member_databases(study.programme))
    yield "inventory/exchanges.csv", exchange_table(datasets, study.result).encode("utf-8-sig")
    yield "inventory/factors.csv", factor_table(study.result).encode("utf-8-sig")


def _manifest(parts: Sequence[Part]) -> Part:
    rows = (f"{hashlib.sha256(data).hexdigest()},{len(data)},{name}" for name, data in parts)
    return MANIFEST, "\n".join(["sha256,bytes,file", *rows, ""]).encode()


def _write(target: Path, parts: Sequence[Part]) -> None:
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(ZipInfo(str(PurePosixPath(name)), _TIME), data, ZIP_DEFLATED)
