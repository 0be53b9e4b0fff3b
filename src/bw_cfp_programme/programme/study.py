"""The one road from what people wrote to a study: what is fresh is kept, what is stale made again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from bw_cfp_programme.assessment import Study
from bw_cfp_programme.assessment.sampling import Sampling
from bw_cfp_programme.errors import FrozenVariant
from bw_cfp_programme.folder import cache
from bw_cfp_programme.folder.choice import BASE, Choice
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.folder.config import load_valid
from bw_cfp_programme.folder.reading import read_all
from bw_cfp_programme.folder.runs import Record, stored_run, stored_runs
from bw_cfp_programme.folder.state import state_of
from bw_cfp_programme.folder.submissions import Received
from bw_cfp_programme.problems import Problem
from bw_cfp_programme.progress import Progress, Say, silent, unsaid
from bw_cfp_programme.records import Programme
from bw_cfp_programme.results import Alternative, Key, Result

if TYPE_CHECKING:  # loads Brightway
    from bw_cfp_programme.programme.making import Workshop


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What was computed, as it is kept.

    Attributes:
        workbooks: those behind the databases: path, sha256, name.
        problems: what the checks say of them, and of what the result stands on.
        record: what the run's record says.
    """

    result: Result
    workbooks: tuple[tuple[str, str, str], ...]
    problems: tuple[Problem, ...]
    record: Record


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenStudy:
    """A study of the inputs as they stand, and the record of the run that it came from."""

    study: Study
    record: Record


def open_study(
    folder: Path,
    choice: Choice = BASE,
    *,
    frozen: bool = False,
    clock: Clock = now,
    progress: Progress = silent,
    say: Say = unsaid,
) -> OpenStudy:
    """The study of a programme folder; Brightway is loaded only where something must be made.

    Args:
        folder: the programme folder.
        choice: what is chosen otherwise than `programme.toml` says.
        frozen: use what is there, stale or not; the study says that it is so.
        clock: gives the day of the assessment, and the time of what is made.
        progress: told how far it is.
        say: told of everything that is made again, and why.

    Raises:
        InvalidProgramme: `programme.toml` has errors.
        NotUpToDate: a person must act first.
        FrozenVariant: something is chosen otherwise, and nothing may be made.
        CalculationMismatch: bw2calc disagrees.
    """
    if frozen and choice:
        raise FrozenVariant("--frozen makes nothing, and another choice is always made anew")
    programme = load_valid(folder, choice)
    key = state_of(folder, programme, choice, frozen=frozen).key
    made = cache.find("study", key, Made)
    workshop = None
    if made is None:
        from bw_cfp_programme.programme.making import Workshop  # noqa: PLC0415 - loads Brightway

        workshop = Workshop(folder, programme, choice, frozen=frozen)
        made = workshop.make(clock, progress, say)
        key = state_of(folder, programme, choice, frozen=frozen).key
        made = replace(made, record={**made.record, "key": key})
        cache.keep("study", key, made)
        cache.prune()
    lazy = _Lazy(folder, programme, choice, key, frozen=frozen, workshop=workshop)
    return OpenStudy(study=_study(folder, programme, made, lazy, clock), record=made.record)


def _study(
    folder: Path, programme: Programme, made: Made, lazy: "_Lazy", clock: Clock
) -> Study:
    files = [Received(Path(path), sha, name) for path, sha, name in made.workbooks]
    readings = read_all(files, silent)
    present = stored_run("", made.record)
    others = (run for run in stored_runs(folder) if run.key != present.key)
    return Study(
        programme=programme,
        rules=lazy.rules,
        result=made.result,
        today=clock().date(),
        submissions=tuple(r.submission for r in readings if r.submission is not None),
        problems=made.problems,
        runs=(*(run for run in others if run.is_comparable(present)), present),
        alternatives=lazy.alternatives,
        background_draws=lazy.draws,
    )
