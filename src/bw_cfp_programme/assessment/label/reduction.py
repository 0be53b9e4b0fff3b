"""The reduction label: so much less than a baseline within so many years, by the rule set."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bw_cfp_programme.assessment.label.comparison import StudyComparison
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.assessment.validity.dates import years_after
from bw_cfp_programme.results import TOTAL
from bw_cfp_programme.tolerances import LAST_DIGITS


@dataclass(frozen=True, kw_only=True, slots=True)
class Reduction:
    """This study against a baseline.

    Attributes:
        share: how much less it is (0-1); None where they may not be compared.
        deadline: last day on which the reduction counts.
        in_time: whether this study is not later.
        verdict: a name of `verdict`; a baseline without statement proves nothing.
    """

    comparison: StudyComparison
    share: float | None
    deadline: date
    in_time: bool
    verdict: str


def reductions_of(study: Study, comparisons: Iterable[StudyComparison]) -> Iterator[Reduction]:
    """Each baseline's reduction; nothing where the rule set knows no reduction label."""
    asked, years = study.rules.reduction_share, study.rules.reduction_years
    if asked is None or years is None:
        return
    for comparison in comparisons:
        if comparison.earlier.baseline:
            yield _reduction(comparison, asked, years, study.applied_on or study.today)


def _reduction(comparison: StudyComparison, asked: float, years: int, day: date) -> Reduction:
    share = _share(comparison) if comparison.allowed else None
    deadline = years_after(comparison.earlier.date, years)
    verdict = "unproved"
    if share is not None and comparison.earlier.statement:
        verdict = "met" if share >= asked - LAST_DIGITS and day <= deadline else "not_met"
    return Reduction(
        comparison=comparison,
        share=share,
        deadline=deadline,
        in_time=day <= deadline,
        verdict=verdict,
    )


def _share(comparison: StudyComparison) -> float | None:
    was, now = comparison.values[TOTAL]
    return 1 - now / was if was > 0 else None
