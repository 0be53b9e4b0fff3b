"""`bw-cfp repeat`: a recorded run calculated again, from what was kept of it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bw_cfp_programme import brightway
from bw_cfp_programme.files import AnyPath, write_whole
from bw_cfp_programme.folder.choice import Choice
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.folder.config import load
from bw_cfp_programme.folder.inputs import lay_out
from bw_cfp_programme.folder.names import INBOX, RUNS
from bw_cfp_programme.folder.own_factors import factor_files
from bw_cfp_programme.folder.runs import Record, read_run
from bw_cfp_programme.folder.submissions import Archive
from bw_cfp_programme.importers.stored import member_databases
from bw_cfp_programme.problems import Place, Problem, Problems, Severity, problem
from bw_cfp_programme.programme.importing import planned, write_plan
from bw_cfp_programme.programme.making import computed
from bw_cfp_programme.programme.run_differences import differences, gone
from bw_cfp_programme.progress import Progress, silent
from bw_cfp_programme.records import Programme
from bw_cfp_programme.results import INDICATORS, Result, Scores
from bw_cfp_programme.tolerances import SUMMED
from bw_cfp_programme.unfinished import own_folder, sweep


@dataclass(frozen=True, kw_only=True, slots=True)
class Repeated:
    """A run then and now.

    Attributes:
        run: name of its record.
        then: indicator -> kg CO2e per declared unit, as recorded.
        now: the same, calculated again; empty where that was not possible.
        problems: what is gone or is not what it was.
    """

    run: str
    then: Scores
    now: Scores
    problems: Problems

    @property
    def is_same(self) -> bool:
        """Whether every indicator came out as recorded."""
        return bool(self.now) and not any(self.differing())

    def differing(self) -> Iterator[str]:
        """Indicators that came out differently."""
        gross = sum(abs(self.then.get(name, 0.0)) for name in INDICATORS)
        for name, value in self.then.items():
            close = math.isclose(
                value, self.now.get(name, math.nan), rel_tol=0, abs_tol=SUMMED * gross
            )
            if not close:
                yield name


def repeat(
    folder: AnyPath, run: str, *, clock: Clock = now, progress: Progress = silent
) -> Repeated:
    """Calculate a recorded run again, with its programme, decisions, workbooks and editions.

    All of it happens in a temporary folder and in a copy of the Brightway project: neither the
    programme nor its project is changed.

    Raises:
        NoSuchRun: there is no record of this name.
        CalculationMismatch, ProjectBusy, WrongGeneration: as `calculate` and `brightway.scratch`.

    Example:
        >>> cfp.repeat("lamp", "2026-03-02T090000Z").is_same
        True
    """
    folder = Path(folder)
    record, place = read_run(folder, run), Place(f"{RUNS}/{Path(run).stem}.json")
    then: Scores = record["totals_kg_co2e"]
    if missing := list(gone(folder, record, place)):
        return Repeated(run=place.file, then=then, now={}, problems=Problems(missing))
    sweep(())
    with own_folder() as temporary:
        copy = temporary / "programme"
        _lay_out(folder, record, copy)
        programme, mistakes = load(copy, Choice(**record.get("choice", {})))
        if programme is None:
            return Repeated(run=place.file, then=then, now={}, problems=Problems(mistakes))
        result, found = _calculate(copy, programme, record, clock, progress)
        found += differences(programme, record, result, place)
    repeated = Repeated(
        run=place.file, then=then, now=result.totals if result else {}, problems=Problems(found)
    )
    return replace(repeated, problems=Problems((*_differing(repeated, place), *repeated.problems)))


def _lay_out(folder: Path, record: Record, copy: Path) -> None:
    """The programme folder as the run found it."""
    lay_out(folder, record["inputs"], copy)
    archive = Archive(folder)
    for member, about in record["members"].items():
        sent = archive.read(member, about["workbook"])
        write_whole(copy / INBOX / about["file"], sent, durable=False)


def _calculate(
    copy: Path, programme: Programme, record: Record, clock: Clock, progress: Progress
) -> tuple[Result | None, list[Problem]]:
    """The result, from databases made anew in a copy of the project; None where one is lacking."""
    with brightway.scratch(programme.project) as trial:
        own = replace(programme, project=trial)
        with brightway.use_project(trial):
            stale = (*member_databases(own).values(), *factor_files(own))
            for name in set(stale) & set(brightway.databases()):
                brightway.delete_database(name)
        plan = planned(copy, own, None, progress)
        if record["members"].keys() - plan.settled.keys():
            wrong = (one for one in plan.problems if one.severity is Severity.ERROR)
            return None, list(plan.discreet(wrong))
        write_plan(copy, own, plan, clock())
        with brightway.use_project(trial):
            return computed(copy, own, plan, clock, progress).basis.result, []


def _differing(repeated: Repeated, place: Place) -> Iterator[Problem]:
    if repeated.now:
        for name in repeated.differing():
            then, now = repeated.then[name], repeated.now.get(name, "-")
            yield problem("run_total_differs", place, indicator=name, then=then, now=now)
