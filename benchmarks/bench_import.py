"""Importing supplier workbooks: ours against bw2io.ExcelImporter and match_database."""

from pathlib import Path

import bw2io as bi

import content
from bw_cfp_programme import brightway
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.programme.importing import import_workbooks
from bw_cfp_programme.programme.plan import plan_import
from bw_cfp_programme.programme.project import set_up
from stopwatch import timed

MEMBERS = 100
THEIRS = 20  # of the same files; their time grows in proportion, so it is scaled


def run(folder: Path) -> list[str]:
    """Print-ready lines."""
    project = "bench import"
    content.write_ours(folder / "ours", MEMBERS, project)
    files = content.write_theirs(folder / "theirs", THEIRS)
    programme = open_programme(folder / "ours")
    set_up(programme)
    with brightway.use_project(project):
        brightway.ensure_biosphere()
        brightway.write_database(content.BACKGROUND, content.background())
        ours, plan = timed(lambda: plan_import(folder / "ours", programme, None, _silent))
        assert len(plan.importers) == MEMBERS, plan.problems
        theirs, importers = timed(lambda: [_theirs(path) for path in files])
        with brightway.quiet():
            assert all(importer.all_linked for importer in importers)
        their_write, _ = timed(lambda: [_write(importer) for importer in importers])
    with_write, report = timed(lambda: import_workbooks(folder / "ours"))
    assert len(report.imported) == MEMBERS
    mine, scale = ours / MEMBERS, 1 / THEIRS
    peer, peer_written = theirs * scale, (theirs + their_write) * scale
    return [
        f"import, linked:  bw2io {peer * 1e3:7.1f} ms, ours {mine * 1e3:6.1f} ms a workbook: "
        f"{peer / mine:5.1f} x",
        f"import, written: bw2io {peer_written * 1e3:7.1f} ms, ours "
        f"{with_write / MEMBERS * 1e3:6.1f} ms a workbook: "
        f"{peer_written * MEMBERS / with_write:5.1f} x",
    ]


def _silent(_what: str, _done: int, _of: int) -> None:
    """No progress."""


def _theirs(path: Path) -> bi.ExcelImporter:
    with brightway.quiet():
        importer = bi.ExcelImporter(str(path))
        importer.apply_strategies()
        importer.match_database(fields=("name", "unit", "location"))
        importer.match_database("biosphere3", fields=("name", "unit", "categories"))
        importer.match_database(content.BACKGROUND, fields=("name", "unit", "location"))
    return importer


def _write(importer: bi.ExcelImporter) -> None:
    with brightway.quiet():
        importer.write_database()
