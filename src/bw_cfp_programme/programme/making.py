"""Making a study in Brightway: databases brought up to date, the system computed, lines read."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from bw_cfp_programme import brightway, methods
from bw_cfp_programme.alternatives import Basis
from bw_cfp_programme.calculation.footprint import footprint
from bw_cfp_programme.calculation.reading import read_datasets
from bw_cfp_programme.calculation.system import compute
from bw_cfp_programme.errors import NotUpToDate, UnknownDataset
from bw_cfp_programme.files import read_checked
from bw_cfp_programme.folder.choice import Choice
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.folder.disclosing import Disclosed, disclosed
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.folder.own_factors import factor_files
from bw_cfp_programme.folder.reading import read_all
from bw_cfp_programme.folder.runs import Record
from bw_cfp_programme.folder.state import remember_storage
from bw_cfp_programme.folder.submissions import Archive, Received
from bw_cfp_programme.importers.remainders import from_plain
from bw_cfp_programme.importers.stored import member_databases
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.programme import project
from bw_cfp_programme.programme.importing import planned, write_plan
from bw_cfp_programme.programme.made import Made
from bw_cfp_programme.programme.plan import Plan, plan_import
from bw_cfp_programme.programme.processes import first_rule_processes, stored_processes
from bw_cfp_programme.programme.run_record import run_record
from bw_cfp_programme.programme.shown import declared_datasets
from bw_cfp_programme.programme.updating import bring_up_to_date
from bw_cfp_programme.progress import Progress, Say, silent, unsaid
from bw_cfp_programme.records import Programme, Submission
from bw_cfp_programme.results import Remainder


@dataclass
class Workshop:
    """One study of one folder under one choice, and what else may be asked of it later.

    Attributes:
        programme: under the choice.
        frozen: nothing is brought up to date.
    """

    folder: Path
    programme: Programme
    choice: Choice
    frozen: bool
    _basis: Basis | None = field(default=None, init=False)

    def make(self, clock: Clock, progress: Progress, say: Say) -> Made:
        """Compute the study; errors as `open_study`."""
        with self._opened(clock, progress, say) as (own, plan):
            found = computed(self.folder, own, plan, clock, progress)
            record = run_record(self.folder, own, self.choice, found.basis.result)
            about = tuple(_about_databases(own, plan))
            if not self.choice:
                self._basis = found.basis
                remember_storage(self.folder, own, brightway.databases_files())
        stale = self._stale(plan)
        missing = tuple(dict.fromkeys(plan.missing.values()))
        return Made(
            result=replace(found.basis.result, missing=missing),
            workbooks=tuple((str(one.path), one.sha256, one.name) for one in found.files),
            problems=(*plan.checked, *plan.about, *about, *_frozen(stale)),
            record={**record, "stale": stale, "missing": missing},
            disclosed=(*disclosed(plan.standing.readings), *_imported(record)),
        )

    @contextmanager
    def basis(self, progress: Progress = silent) -> Iterator[Basis]:
        """What alternatives start from, in its Brightway project."""
        if self._basis is not None:
            with brightway.use_project(self.programme.project), brightway.steady():
                yield self._basis
            return
        with self._opened(now, progress, unsaid) as (own, plan):
            yield computed(self.folder, own, plan, now, progress).basis

    def inventory(self, hidden: Collection[str]) -> list[brightway.Dataset]:
        """The members' datasets as they stand in Brightway; of `hidden` what is shown of them."""
        if not hidden:
            with self._opened(now, silent, unsaid) as (own, _):
                return _datasets(member_databases(own).values())
        with self.basis() as basis:
            databases = member_databases(basis.programme)
            names = [name for member, name in databases.items() if member not in hidden]
            return [*_datasets(names), *declared_datasets(basis, hidden)]

    @contextmanager
    def _opened(
        self, clock: Clock, progress: Progress, say: Say
    ) -> Iterator[tuple[Programme, Plan]]:
        """The project with databases as they should be; for a variant a copy that is dropped."""
        if self.frozen:
            with brightway.use_project(self.programme.project), brightway.steady():
                _refuse_reverted(self.programme)
                yield self.programme, plan_import(self.folder, self.programme, None, progress)
            return
        base = open_programme(self.folder) if self.choice else self.programme
        plan = bring_up_to_date(self.folder, base, clock(), progress, say)
        if not self.choice:
            with brightway.use_project(base.project), brightway.steady():
                yield base, plan
            return
        with brightway.scratch(base.project) as trial:
            own = replace(self.programme, project=trial)
            varied = planned(self.folder, own, None, progress)
            write_plan(self.folder, own, varied, clock())
            with brightway.use_project(trial):
                yield own, varied.carried_out()

    def _stale(self, plan: Plan) -> list[str]:
        """What is not as it stands, in a frozen run."""
        if not self.frozen:
            return []
        missed = (one.name for one in plan.standing.missed.values())
        return sorted({*plan.importers, *missed, *(one.name for one in plan.left_out)})


@dataclass(frozen=True, kw_only=True, slots=True)
class Computed:
    """A computed system, and the archived workbooks that its databases were made from."""

    basis: Basis
    files: tuple[Received, ...]


def computed(
    folder: Path, programme: Programme, plan: Plan, clock: Clock, progress: Progress
) -> Computed:
    """The footprint of the current project.

    Raises:
        UnknownDataset: the lead has no database, or a background is gone.
        CalculationMismatch: bw2calc disagrees.
    """
    databases = member_databases(programme)
    if programme.lead not in databases:
        raise UnknownDataset(f"the workbook of {programme.lead} is not imported yet")
    files = _behind(folder, databases)
    submissions = tuple(_submissions(files, plan, progress))
    progress("calculate", 0, 1)
    decided = project.flow_decisions(folder)
    names = methods.install(programme.gwp, decided=decided)
    system = compute(programme, stored_processes(databases), names)
    split = first_rule_processes(folder, programme, submissions, plan.partners)
    remainders = _remainders(databases.values())
    counted = plan.partners.elementary.key_of
    basis = Basis(
        programme=programme,
        system=system,
        result=footprint(programme, system, split, remainders, gases=counted, clock=clock),
        submissions=submissions,
        partners=plan.partners,
        decided=decided,
    )
    return Computed(basis=basis, files=tuple(files))


def _behind(folder: Path, databases: dict[str, str]) -> list[Received]:
    """The archived workbooks that the databases were made from."""
    archive, files = Archive(folder), []
    for member, database in databases.items():
        about = brightway.database_metadata(database)
        kept = archive.path(member, about.get("workbook", ""))
        if kept.is_file():
            read_checked(kept, about["workbook"])
            files.append(Received(kept, about["workbook"], about["file"]))
    return files


def _submissions(files: Sequence[Received], plan: Plan, progress: Progress) -> Iterator[Submission]:
    """What the workbooks say; most were read for the plan."""
    known = {(one.sha256, one.name): reading for one, reading in plan.standing.readings}
    others = [one for one in files if (one.sha256, one.name) not in known]
    known |= zip(((o.sha256, o.name) for o in others), read_all(others, progress), strict=True)
    found = (known[one.sha256, one.name].submission for one in files)
    return (submission for submission in found if submission)


def _datasets(databases: Iterable[str]) -> list[brightway.Dataset]:
    return [dataset for name in databases for dataset in read_datasets(name)]


def _imported(record: Record) -> Iterator[Disclosed]:
    for member, about in record["members"].items():
        said = about["disclosure"] or ""
        yield Disclosed(file=about["file"] or "", member=member, disclosure=said)


def _about_databases(programme: Programme, plan: Plan) -> Iterator[Problem]:
    for one in plan.left_out:
        if one.name in plan.missing:
            yield problem("left_out", Place(one.name), member=plan.missing[one.name])
            yield from (found for found in plan.linking if found.place.file == one.name)
        else:
            yield problem("submission_not_imported", Place(one.name))
    edited = [programme.database(member) for member in plan.edited]
    for name in (*edited, *brightway.changed(programme.background)):
        yield problem("database_edited", Place(name), database=name)


def _refuse_reverted(programme: Programme) -> None:
    """Databases are used as they are only where it is known what they are."""
    names = (*member_databases(programme).values(), *factor_files(programme))
    found = [
        problem("list_reverted", Place(name), database=name) for name in brightway.reverted(names)
    ]
    if found:
        raise NotUpToDate(found[0].line("en"), found)


def _frozen(stale: Sequence[str]) -> Iterator[Problem]:
    if stale:
        yield problem("frozen_run", Place(FILE), stale=", ".join(stale))


def _remainders(databases: Iterable[str]) -> list[Remainder]:
    stored = (brightway.database_metadata(name).get("remainders", ()) for name in databases)
    return [remainder for plain in stored for remainder in from_plain(plain)]
