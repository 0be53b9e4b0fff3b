"""`bw-cfp primary-data` and its like: one assessment of a programme's footprint as it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bw_cfp_programme import assessment as assessments
from bw_cfp_programme.assessment import Study
from bw_cfp_programme.folder.choice import BASE, Choice
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.problems import Problem, in_reading_order
from bw_cfp_programme.programme.study import open_study
from bw_cfp_programme.progress import Progress, Say, silent, unsaid
from bw_cfp_programme.reporting.numbers import Scale, choose_scale
from bw_cfp_programme.sections import Section


@dataclass(frozen=True, slots=True)
class Found:
    """What an assessment says, and the unit that its scores are printed in."""

    sections: tuple[Section, ...]
    problems: tuple[Problem, ...]
    scale: Scale


def assess(
    folder: Path,
    name: str,
    choice: Choice = BASE,
    *,
    change: Callable[[Study], Study] | None = None,
    frozen: bool = False,
    clock: Clock = now,
    progress: Progress = silent,
    say: Say = unsaid,
) -> Found:
    """The assessment `name` of a programme's inputs as they stand; nothing is recorded.

    `change` gives the study that is assessed in its place: the same under other limits, say.

    Raises:
        InvalidProgramme, NotUpToDate, CalculationMismatch: as `open_study`.
    """
    opened = open_study(folder, choice, frozen=frozen, clock=clock, progress=progress, say=say)
    study = change(opened.study) if change else opened.study
    found = assessments.assess(study, {name}, progress=progress)
    return Found(
        sections=tuple(section for each in found for section in each.sections),
        problems=tuple(in_reading_order(p for each in found for p in each.problems)),
        scale=choose_scale(study.result.totals.values()),
    )
