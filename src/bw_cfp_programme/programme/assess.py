"""`bw-cfp primary-data` and its like: one assessment of a programme's footprint as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bw_cfp_programme.assessment import find
from bw_cfp_programme.files import AnyPath
from bw_cfp_programme.folder.choice import BASE, Choice
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.problems import Problems, in_reading_order
from bw_cfp_programme.programme.assessed import one_assessed
from bw_cfp_programme.programme.study import open_study
from bw_cfp_programme.progress import Progress, Say, silent, unsaid
from bw_cfp_programme.reporting.numbers import Scale, choose_scale
from bw_cfp_programme.sections import Section

INCOMPLETE = "left_out"
"""The problem that every number of a study shares: somebody is missing from it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What an assessment says, and the unit that its scores are printed in.

    `passed` is False where something that was asked for is not met.
    """

    sections: tuple[Section, ...]
    problems: Problems
    passed: bool
    scale: Scale

    def _repr_html_(self) -> str:
        return "".join(section._repr_html_() for section in self.sections)


def assess(
    folder: AnyPath,
    name: str,
    choice: Choice = BASE,
    *,
    frozen: bool = False,
    clock: Clock = now,
    progress: Progress = silent,
    say: Say = unsaid,
    **asked: object,
) -> Found:
    """The assessment `name` of a programme's inputs as they stand; nothing is recorded.

    `name` is of one of `assessment.ASSESSMENTS`, or "requirements"; `asked` are its own parameters,
    such as `draws=1000` of "uncertainty". All others as `open_study`.

    Raises:
        InvalidProgramme, NotUpToDate, CalculationMismatch: as `open_study`.
        UnknownAssessment: there is none of this name.
        WrongParameter: the assessment cannot be asked for this.

    Example:
        >>> found = cfp.assess("lamp", "cut-off")
        >>> found.sections[0].to_dataframe()
    """
    folder = Path(folder)
    opened = open_study(folder, choice, frozen=frozen, clock=clock, progress=progress, say=say)
    found = one_assessed(opened, "lead", name, _unusual(name, asked), progress)
    missing = (each for each in opened.made.problems if each.code == INCOMPLETE)
    return Found(
        sections=found.sections,
        problems=Problems(in_reading_order([*missing, *found.problems])),
        passed=found.passed,
        scale=choose_scale(opened.made.result.totals.values()),
    )


def _unusual(name: str, asked: Mapping[str, object]) -> dict[str, object]:
    """What is asked for otherwise than it usually is."""
    usual = {each.name: each.default for each in find(name).parameters}
    return {key: value for key, value in asked.items() if key not in usual or value != usual[key]}
