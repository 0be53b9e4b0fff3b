"""`bw-cfp import`: workbooks into a Brightway database per member, all of them or as before."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bw_cfp_programme import brightway, methods
from bw_cfp_programme.files import AnyPath
from bw_cfp_programme.folder import config
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.folder.names import DECISIONS, FOLDERS
from bw_cfp_programme.folder.state import remember_storage
from bw_cfp_programme.folder.submissions import Archive, Received, as_received, put_in, received
from bw_cfp_programme.frames import Row, Tabular
from bw_cfp_programme.importers.decisions_file import UNREADABLE, read_decisions
from bw_cfp_programme.importers.opening import about_workbook
from bw_cfp_programme.importers.workbook_importer import write_members
from bw_cfp_programme.labels import label
from bw_cfp_programme.problems import Place, Problem, Problems, problem
from bw_cfp_programme.programme import project
from bw_cfp_programme.programme.collector import collector_paused
from bw_cfp_programme.programme.plan import Plan, plan_import
from bw_cfp_programme.progress import Progress, silent
from bw_cfp_programme.records import Programme
from bw_cfp_programme.unfinished import sweep


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportReport(Tabular):
    """What an import did; a table of its problems.

    Attributes:
        imported: members whose databases were written.
        unchanged: members whose databases were right already.
        left_out: files that were looked at and not imported; problems say why.
        problems: all of them, in reading order of the workbooks.
    """

    imported: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    problems: Problems = field(default_factory=Problems)

    def to_rows(self) -> list[Row]:
        """A row for each problem."""
        return self.problems.to_rows()

    def column_names(self) -> Sequence[str]:
        """Those of problems."""
        return self.problems.column_names()

    def about(self) -> Row:
        """Members that were imported or right already, and files that were left out."""
        parts = {"imported": self.imported, "unchanged": self.unchanged, "left_out": self.left_out}
        return {name: ", ".join(part) for name, part in parts.items()}

    def to_dict(self) -> dict[str, Any]:
        """Plain types for JSON."""
        return {
            "imported": list(self.imported),
            "unchanged": list(self.unchanged),
            "left_out": list(self.left_out),
            "problems": [problem.to_dict() for problem in self.problems],
        }

    def summary(self, language: str) -> list[str]:
        """A line for each of imported, unchanged and left out, where there are any."""
        parts = {"imported": self.imported, "unchanged": self.unchanged, "left_out": self.left_out}
        return [
            label(f"message.{name}", language).format(count=len(what), names=", ".join(what))
            for name, what in parts.items()
            if what
        ]


def import_workbooks(
    folder: AnyPath,
    files: Sequence[AnyPath] | None = None,
    *,
    clock: Clock = now,
    progress: Progress = silent,
) -> ImportReport:
    """Import the new workbooks of `submissions/`, or `files`, and what they touch.

    All is read, checked, allocated and linked before databases are written, together, into a copy
    of the project that then takes its place. A workbook with errors or unlinked lines is left out;
    its member keeps the database that it had. Files from elsewhere go into `submissions/`.

    Raises:
        OSError: a file cannot be opened.
        ProjectBusy, WrongGeneration: as `brightway.staged`.

    Example:
        >>> report = cfp.import_workbooks("lamp")
        >>> report.left_out
        ()
    """
    folder = Path(folder)
    sweep(folder / name for name in FOLDERS)
    programme, problems = config.load(folder)
    if programme is None:
        return ImportReport(problems=Problems(problems))
    if obstacles := _obstacles(folder):
        return ImportReport(problems=Problems((*problems, *obstacles)))
    only = None if files is None else [put_in(folder, as_received(Path(one))) for one in files]
    restored = Archive(folder).restore(received(folder))
    plan = planned(folder, programme, only, progress)
    put_in_force(folder, programme, plan, clock(), progress)
    told = (*problems, *restored, *plan.discreet(plan.problems), *_overwritten(plan))
    return ImportReport(
        imported=tuple(plan.importers),
        unchanged=plan.right,
        left_out=tuple(one.name for one in plan.left_out),
        problems=Problems(told),
    )


@collector_paused()
def planned(
    folder: Path, programme: Programme, only: Sequence[Received] | None, progress: Progress
) -> Plan:
    """What an import would do, in the programme's project, which is set up where it is not."""
    project.ensure_set_up(programme, progress)
    with brightway.use_project(programme.project):
        return plan_import(folder, programme, only, progress)


def put_in_force(
    folder: Path, programme: Programme, plan: Plan, when: datetime, progress: Progress = silent
) -> None:
    """Archive, write all or nothing, then note what is in force."""
    archive = Archive(folder)
    archive.refuse_spoiled_log()
    before = archive.current()
    new = {
        member: workbook
        for member, workbook in plan.settled.items()
        if member not in before or before[member].sha256 != workbook.sha256
    }
    for member, workbook in new.items():
        archive.keep(member, workbook)
    progress("write", 0, len(plan.importers))
    write_plan(folder, programme, plan, when)
    if new:
        archive.record(when.isoformat(timespec="seconds"), new)
    with brightway.use_project(programme.project):
        remember_storage(folder, programme, brightway.databases_files())


def write_plan(folder: Path, programme: Programme, plan: Plan, when: datetime) -> None:
    """The databases of a plan, all or none, and what those that stand were found to be made from.

    Raises:
        ProjectBusy, WrongGeneration: as `brightway.staged`.
    """
    if plan.importers:
        with brightway.staged(programme.project):
            for member, importer in plan.importers.items():
                importer.metadata = _about(programme, plan, member, when)
            write_members(list(plan.importers.values()))
            decided = project.flow_decisions(folder)
            methods.install_shipped(decided=decided)
            names = methods.install(programme.gwp, decided=decided)
            project.register_setup(programme, list(names.values()))
    with brightway.use_project(programme.project):
        brightway.note(_newly_known(programme, plan))


def _newly_known(programme: Programme, plan: Plan) -> dict[str, dict[str, Any]]:
    names = {member: programme.database(member) for member in plan.right}
    return {
        name: {"made_from": plan.made_from[member]}
        for member, name in names.items()
        if brightway.database_metadata(name).get("made_from") != plan.made_from[member]
    }


def _obstacles(folder: Path) -> list[Problem]:
    """Files without which every line would seem undecided, or which would be written anew."""
    _, problems = read_decisions(folder / DECISIONS)
    unreadable = [one for one in problems if one.code.startswith(UNREADABLE)]
    return [*unreadable, *Archive(folder).spoiled_lines]


def _overwritten(plan: Plan) -> list[Problem]:
    """Who changed a database in Brightway is told that the import made it again."""
    lost = [member for member in plan.edited if member in plan.importers]
    return [problem("database_edit_lost", Place(plan.settled[m].name), member=m) for m in lost]


def _about(programme: Programme, plan: Plan, member: str, when: datetime) -> dict[str, Any]:
    """What a member's database says of itself."""
    return {
        **about_workbook(plan.workbooks[member][1], programme),
        "imported": when.isoformat(timespec="seconds"),
        "made_from": plan.made_from[member],
    }
