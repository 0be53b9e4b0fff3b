"""`bw-cfp calculate`: the footprint of the product under study, with all that stands behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bw_cfp_programme import brightway, methods
from bw_cfp_programme.alternatives import Basis, alternatives
from bw_cfp_programme.assessment import Study, assess
from bw_cfp_programme.assessment.sampling import Sampling
from bw_cfp_programme.calculation.draws import factor_draws
from bw_cfp_programme.calculation.footprint import footprint
from bw_cfp_programme.calculation.reading import read_datasets
from bw_cfp_programme.calculation.solver import Array
from bw_cfp_programme.calculation.system import Datasets, System, compute
from bw_cfp_programme.checks import check_all
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.errors import UnknownDataset
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.folder.config import load_valid
from bw_cfp_programme.folder.reading import read_all
from bw_cfp_programme.folder.submissions import Archive, received
from bw_cfp_programme.importers.members import build_inventories, link_members
from bw_cfp_programme.importers.partners import Partners
from bw_cfp_programme.importers.remainders import from_plain
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.programme import project
from bw_cfp_programme.programme.runs import record_run, run_record, stored_run, stored_runs
from bw_cfp_programme.progress import Progress, silent
from bw_cfp_programme.records import Programme, Submission
from bw_cfp_programme.reporting import ReportModel, build_report
from bw_cfp_programme.results import Key, Remainder, Result


@dataclass(frozen=True, slots=True)
class Workbooks:
    """The workbooks behind the databases, read again, and what a verifier would ask about them."""

    submissions: tuple[Submission, ...]
    problems: tuple[Problem, ...]


def calculate(folder: Path, *, clock: Clock = now, progress: Progress = silent) -> Result:
    """The footprint from the programme's databases as they stand; a record goes into `runs/`.

    Raises:
        InvalidProgramme: `programme.toml` has errors.
        UnknownDataset: the lead member or a background is not imported yet.
        CalculationMismatch: bw2calc disagrees.
    """
    programme = load_valid(folder)
    with brightway.use_project(programme.project):
        study = study_of(folder, programme, clock, progress)
        record_run(folder, programme, study.result)
    return study.result


def report(folder: Path, *, clock: Clock = now, progress: Progress = silent) -> ReportModel:
    """Calculate, assess, and work out all that deliverables say; raises as `calculate`."""
    programme = load_valid(folder)
    with brightway.use_project(programme.project):
        study = study_of(folder, programme, clock, progress)
        record_run(folder, programme, study.result)
        return build_report(study, assess(study, progress=progress))


def study_of(
    folder: Path, programme: Programme, clock: Clock, progress: Progress = silent
) -> Study:
    """The footprint with all that stands behind it, from the current project; no record is kept."""
    databases = project.member_databases(programme)
    if programme.lead not in databases:
        raise UnknownDataset(f"the workbook of {programme.lead} is not imported yet")
    known, about_links = project.partners(programme, folder)
    workbooks = _workbooks(folder, programme, about_links, progress)
    progress("calculate", 0, 1)
    decided = project.flow_decisions(folder)
    names = methods.install(programme.gwp, decided=decided)
    system = compute(programme, read_datasets(databases), names)
    first = _first_rule(programme, workbooks, known)
    kept = _remainders(databases.values())
    result = footprint(programme, system, first, kept, clock=clock)
    basis = Basis(
        programme=programme,
        system=system,
        result=result,
        submissions=workbooks.submissions,
        partners=known,
        decided=decided,
    )
    return Study(
        programme=programme,
        result=result,
        today=clock().date(),
        submissions=workbooks.submissions,
        problems=workbooks.problems,
        runs=(*stored_runs(folder), stored_run("", run_record(folder, programme, result))),
        alternatives=partial(alternatives, basis),
        background_draws=partial(_background_draws, system, result),
    )


def _background_draws(system: System, result: Result, how: Sampling) -> dict[Key, Array]:
    """Of the factors that come from databases with distributions of their own."""
    keys = {line.factor_key for line in result.contributions}
    drawn = [key for key in keys if key[0] in result.uncertain_backgrounds]
    return factor_draws(
        system, drawn, draws=how.background_draws, seed=how.seed, workers=how.workers
    )


def _workbooks(
    folder: Path, programme: Programme, about_links: Iterable[Problem], progress: Progress
) -> Workbooks:
    """The archived workbook of every member's database, with what the checks say of it today."""
    archive = Archive(folder)
    files = []
    for member, database in project.member_databases(programme).items():
        about = brightway.database_metadata(database)
        kept = archive.path(member, about.get("workbook", ""))
        files += [(kept, about["file"])] if kept.is_file() else []
    readings = read_all(files, progress)
    checked = check_all(readings, Context(programme=programme))
    problems = (*checked, *about_links, *_not_imported(folder, archive))
    submissions = (reading.submission for reading in readings)
    return Workbooks(tuple(s for s in submissions if s is not None), problems)


def _not_imported(folder: Path, archive: Archive) -> Iterator[Problem]:
    for workbook in received(folder):
        if not archive.has(workbook.sha256):
            yield problem("submission_not_imported", Place(workbook.name))


def _first_rule(programme: Programme, workbooks: Workbooks, partners: Partners) -> Datasets | None:
    """The same workbooks split by the programme's first rule; None when one is not at hand."""
    if len(workbooks.submissions) != len(project.member_databases(programme)):
        return None
    rule = programme.rule_set.first_rule
    inventories = build_inventories(workbooks.submissions, programme, rule=rule)
    importers = link_members(inventories, programme, partners)
    if any(importer.unlinked_lines for importer in importers.values()):
        return None
    return {member: importer.data for member, importer in importers.items()}


def _remainders(databases: Iterable[str]) -> list[Remainder]:
    stored = (brightway.database_metadata(name).get("remainders", ()) for name in databases)
    return [remainder for plain in stored for remainder in from_plain(plain)]
