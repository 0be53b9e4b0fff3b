"""`bw-cfp repeat`: a recorded run calculated again, from what was kept of it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bw_cfp_programme import brightway
from bw_cfp_programme.problems import Place, Problem, Severity, has_errors, problem
from bw_cfp_programme.programme import project
from bw_cfp_programme.programme.calculate import study_of
from bw_cfp_programme.programme.check import Progress, silent
from bw_cfp_programme.programme.clock import Clock, now
from bw_cfp_programme.programme.config import load
from bw_cfp_programme.programme.importing import carry_out
from bw_cfp_programme.programme.run_inputs import lay_out, shipped_editions, unavailable
from bw_cfp_programme.programme.runs import RUNS, Record, background_scores, read_run
from bw_cfp_programme.programme.submissions import Archive, Received, sha256
from bw_cfp_programme.records import Programme
from bw_cfp_programme.results import INDICATORS, Result, Scores

TOLERANCE = 1e-9
"""Of the gross sum of a run's indicators: floating point, nothing else."""


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
    problems: tuple[Problem, ...]

    @property
    def is_same(self) -> bool:
        """Whether every indicator came out as recorded."""
        return bool(self.now) and not any(self.differing())

    def differing(self) -> Iterator[str]:
        """Indicators that came out differently."""
        gross = sum(abs(self.then.get(name, 0.0)) for name in INDICATORS)
        for name, value in self.then.items():
            close = math.isclose(
                value, self.now.get(name, math.nan), rel_tol=0, abs_tol=TOLERANCE * gross
            )
            if not close:
                yield name


def repeat(folder: Path, run: str, *, clock: Clock = now, progress: Progress = silent) -> Repeated:
    """Calculate a recorded run again, with its programme, decisions, workbooks and editions.

    All of it happens in a temporary folder and in a copy of the Brightway project: neither the
    programme nor its project is changed.

    Raises:
        NoSuchRun: there is no record of this name.
        CalculationMismatch, ProjectBusy, WrongGeneration: as `calculate` and `brightway.scratch`.
    """
    record, place = read_run(folder, run), Place(f"{RUNS}/{Path(run).stem}.json")
    then: Scores = record["totals_kg_co2e"]
    if gone := list(_gone(folder, record, place)):
        return Repeated(run=place.file, then=then, now={}, problems=tuple(gone))
    with TemporaryDirectory() as temporary:
        copy = Path(temporary) / "programme"
        _lay_out(folder, record, copy)
        programme, mistakes = load(copy)
        if programme is None:
            return Repeated(run=place.file, then=then, now={}, problems=tuple(mistakes))
        result, found = _calculate(copy, programme, record, clock, progress)
        found += _others(programme, record, result, place)
    repeated = Repeated(
        run=place.file, then=then, now=result.totals if result else {}, problems=tuple(found)
    )
    return replace(repeated, problems=(*_differing(repeated, place), *repeated.problems))


def _gone(folder: Path, record: Record, place: Place) -> Iterator[Problem]:
    """What was not kept, or is kept no more."""
    if "inputs" not in record:
        yield problem("run_without_copies", place)
        return
    for name in unavailable(folder, record["inputs"]):
        yield problem("run_input_gone", place, name=name)
    archive = Archive(folder)
    for member, about in record["members"].items():
        sha = about["workbook"] or ""
        kept = archive.path(member, sha)
        if not kept.is_file() or sha256(kept) != sha:
            yield problem("run_input_gone", place, name=about["file"] or member)


def _lay_out(folder: Path, record: Record, copy: Path) -> None:
    """The programme folder as the run found it."""
    lay_out(folder, record["inputs"], copy)
    kept, archive = Archive(folder), Archive(copy)
    for member, about in record["members"].items():
        sha = about["workbook"]
        workbook = Received(kept.path(member, sha), sha, about["file"])
        archive.keep(member, workbook)
        archive.record(about["imported"], {member: workbook})


def _calculate(
    copy: Path, programme: Programme, record: Record, clock: Clock, progress: Progress
) -> tuple[Result | None, list[Problem]]:
    """The result, from databases made anew in a copy of the project; None where one is lacking."""
    with brightway.scratch(programme.project) as trial:
        own = replace(programme, project=trial)
        with brightway.use_project(trial):
            stale = (*project.member_databases(own).values(), *project.shipped_background(own))
            for name in set(stale) & set(brightway.databases()):
                brightway.delete_database(name)
        plan = carry_out(copy, own, None, clock(), progress)
        lacking = record["members"].keys() - plan.settled.keys()
        found = [one for one in plan.problems if lacking and one.severity is Severity.ERROR]
        if lacking or has_errors(found):
            return None, found
        progress("calculate", 0, 1)
        with brightway.use_project(trial):
            return study_of(copy, own, clock).result, found


def _others(
    programme: Programme, record: Record, result: Result | None, place: Place
) -> list[Problem]:
    """What shipped or stands in the project, and is not what the run was calculated with."""
    editions = shipped_editions(programme)
    found = [
        problem("run_edition_differs", place, name=name)
        for name, sha in record["editions"].items()
        if editions.get(name) != sha
    ]
    if result is None:
        return found
    for name, about in record["background"].items():
        now = background_scores(name, result)
        for code, then in about["scores_kg_co2e_per_unit"].items():
            if not math.isclose(then, now.get(code, math.nan), rel_tol=TOLERANCE):
                words = {"database": name, "dataset": code, "then": then, "now": now.get(code, "-")}
                found.append(problem("run_factor_differs", place, **words))
    for package, version in record["stamp"].items():
        if package != "calculated" and result.stamp.get(package, "") != version:
            words = {"package": package, "then": version, "now": result.stamp.get(package, "-")}
            found.append(problem("run_version_differs", place, **words))
    return found


def _differing(repeated: Repeated, place: Place) -> Iterator[Problem]:
    if repeated.now:
        for name in repeated.differing():
            then, now = repeated.then[name], repeated.now.get(name, "-")
            yield problem("run_total_differs", place, indicator=name, then=then, now=now)
