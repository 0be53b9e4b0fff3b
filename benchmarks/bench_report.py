"""From databases to all assessments and deliverables: how time grows with the suppliers."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import content
from bw_cfp_programme import brightway, exporters
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.programme.assessed import all_assessed
from bw_cfp_programme.programme.importing import import_workbooks
from bw_cfp_programme.programme.project import set_up
from bw_cfp_programme.programme.study import open_study
from bw_cfp_programme.reporting import build_report

FEW, TIMES = 20, 4


@dataclass(frozen=True)
class Seconds:
    """CPU time of each step, and how many lines the footprint has."""

    footprint: float
    assessments: float
    deliverables: float
    lines: int


def run(folder: Path) -> Iterator[str]:
    """Print-ready lines."""
    few, many = (_programme(folder / f"report {n}", n) for n in (FEW, FEW * TIMES))
    yield (
        f"report: {many.lines} lines of {FEW * TIMES} suppliers,"
        f" {many.lines / few.lines:.1f} times as many as of {FEW}"
    )
    for step in (field.name for field in fields(Seconds) if field.type is float):
        before, after = getattr(few, step), getattr(many, step)
        yield (
            f"report, {step}: {after / many.lines * 1e3:.2f} ms a line,"
            f" {after / before:.1f} times as long"
        )


def _programme(folder: Path, members: int) -> Seconds:
    project = f"bench report {members}"
    content.write_ours(folder, members, project, linked=True)
    programme = open_programme(folder)
    set_up(programme)
    with brightway.use_project(project):
        brightway.ensure_biosphere()
        brightway.write_database(content.BACKGROUND, content.background())
    assert len(import_workbooks(folder).imported) == members
    started = time.process_time()
    opened = open_study(folder)
    study = opened.study
    calculated = time.process_time()
    assessed = all_assessed(opened)
    judged = time.process_time()
    exporters.export(build_report(study, assessed), folder / "outputs")
    written = time.process_time()
    lines = len(study.result.contributions)
    return Seconds(calculated - started, judged - calculated, written - judged, lines)
