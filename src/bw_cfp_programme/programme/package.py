"""`bw-cfp package`: one zip file from which a verifier can follow and recompute the result."""

import hashlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bw_cfp_programme import exporters
from bw_cfp_programme.files import AnyPath, write_whole
from bw_cfp_programme.folder.choice import BASE, Choice
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.folder.editions import edition_files
from bw_cfp_programme.folder.names import DECISIONS, FILE, FLOWS
from bw_cfp_programme.folder.runs import record_run
from bw_cfp_programme.folder.submissions import Archive
from bw_cfp_programme.labels import LANGUAGES, Language
from bw_cfp_programme.programme.assessed import all_assessed
from bw_cfp_programme.programme.study import OpenStudy, open_study
from bw_cfp_programme.programme.written import outputs_of, written_once
from bw_cfp_programme.progress import Progress, Say, silent, unsaid
from bw_cfp_programme.reporting import build_report
from bw_cfp_programme.tables import data_path

README, MANIFEST = "README.txt", "MANIFEST.csv"
_TIME = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes

Part = tuple[str, bytes]
"""Path inside of the package, and content."""


def package(
    folder: AnyPath,
    choice: Choice = BASE,
    *,
    languages: Sequence[Language] = LANGUAGES,
    frozen: bool = False,
    clock: Clock = now,
    progress: Progress = silent,
    say: Say = unsaid,
) -> Path:
    """Calculate, and write `outputs/verification-<programme>.zip`; folders as `export`.

    Raises:
        InvalidProgramme, NotUpToDate, CalculationMismatch: as `open_study`.

    Example:
        >>> cfp.package("lamp")
        PosixPath('lamp/outputs/verification-lamp-2026.zip')
    """
    folder = Path(folder)
    opened = open_study(folder, choice, frozen=frozen, clock=clock, progress=progress, say=say)
    run = record_run(folder, opened.made.record)
    target = outputs_of(folder, choice, frozen=frozen)
    name = f"verification-{opened.programme.id}.zip"

    def write() -> list[Path]:
        parts = [
            (README, data_path("package/README.txt").read_bytes()),
            *_outputs(opened, languages, progress),
            *_inputs(folder, opened),
            *_inventory(opened),
            ("run.json", run.read_bytes()),
        ]
        progress("package", 0, 1)
        return [write_whole(target / name, _zipped([*parts, _manifest(parts)]))]

    how = {"report": opened.report_key("verifier"), "package": languages}
    return written_once(target, opened.key, how, write)[0]


def _outputs(
    opened: OpenStudy, languages: Sequence[Language], progress: Progress
) -> Iterator[Part]:
    """All deliverables, each made from one report."""
    report = build_report(opened.shown_to("verifier"), all_assessed(opened, "verifier", progress))
    with TemporaryDirectory() as temporary:
        root = Path(temporary)
        for path in exporters.export(report, root, languages=languages, progress=progress):
            yield f"outputs/{path.relative_to(root).as_posix()}", path.read_bytes()


def _inputs(folder: Path, opened: OpenStudy) -> Iterator[Part]:
    """What people wrote and sent, and the editions that it was calculated with."""
    for name in (Path(FILE), DECISIONS, FLOWS):
        if (folder / name).is_file():
            yield f"programme/{name.as_posix()}", (folder / name).read_bytes()
    archive = Archive(folder)
    for member, about in opened.made.record["members"].items():
        kept = archive.path(member, about["workbook"] or "")
        if kept.is_file():
            yield f"submissions/{member}.xlsx", kept.read_bytes()
    for path in edition_files(opened.programme):
        yield f"editions/{path.parent.name}/{path.name}", path.read_bytes()


def _inventory(opened: OpenStudy) -> Iterator[Part]:
    from bw_cfp_programme.programme.inventory_tables import (  # noqa: PLC0415 - loads Brightway
        exchange_table,
        factor_table,
    )

    result = opened.result("verifier")
    datasets = opened.inventory("verifier")
    yield "inventory/exchanges.csv", exchange_table(datasets, result).encode("utf-8-sig")
    yield "inventory/factors.csv", factor_table(result).encode("utf-8-sig")


def _manifest(parts: Sequence[Part]) -> Part:
    rows = (f"{hashlib.sha256(data).hexdigest()},{len(data)},{name}" for name, data in parts)
    return MANIFEST, "\n".join(["sha256,bytes,file", *rows, ""]).encode()


def _zipped(parts: Sequence[Part]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(ZipInfo(str(PurePosixPath(name)), _TIME), data, ZIP_DEFLATED)
    return stream.getvalue()
