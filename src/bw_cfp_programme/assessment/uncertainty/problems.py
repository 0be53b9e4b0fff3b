"""What is missing about uncertainties, and what cannot be about those that are stated."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.assessment.uncertainty.coverage import coverage
from bw_cfp_programme.assessment.uncertainty.spread import Spread
from bw_cfp_programme.assessment.uncertainty.terms import Product
from bw_cfp_programme.bounds import Bounds
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.results import Contribution

_FILE = Place("programme.toml")
_OFTEN = 0.001  # a bound or a spread that reaches below zero less often than this is no mistake


def about_uncertainty(study: Study, lines: Sequence[Product]) -> Iterator[Problem]:
    """Members that state none, and bounds that no amount has; `lines` as of the contributions."""
    yield from _not_stated(study, lines)
    stated: dict[tuple[Place, Bounds], Contribution] = {}
    for line in (*study.result.contributions, *study.result.purchases):
        if line.activity_uncertainty is not None:
            place = _place(study, line, "activity_uncertainty_low")
            stated.setdefault((place, line.activity_uncertainty), line)
        if line.factor_uncertainty is not None:
            place = _place(study, line, "factor_uncertainty_low")
            stated.setdefault((place, line.factor_uncertainty), line)
    for (place, bounds), line in stated.items():
        yield from _bounds(place, bounds, line)


def _not_stated(study: Study, lines: Sequence[Product]) -> Iterator[Problem]:
    """One Problem for a member; one for the study where nobody states anything."""
    if coverage(lines).neither == 1.0:
        yield problem("uncertainty_not_assessed", _FILE)
        return
    gross = sum(abs(line.score) for line in lines)
    silent: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for about, line in zip(study.result.contributions, lines, strict=True):
        if line.score and not (line.activity.stated or line.factor.stated):
            silent[about.member][line.activity.name] += abs(line.score)
    for member, scores in silent.items():
        share = _percent(sum(scores.values()) / gross)
        submission = study.submission(member)
        place = Place(submission.file) if submission else _FILE
        yield problem(
            "uncertainty_not_stated", place, member=member, lines=len(scores), share=share
        )


def _place(study: Study, line: Contribution, field: str) -> Place:
    """The cell of the workbook; the line where the uncertainty is the factor's own."""
    entry = study.entry(line)
    return line.place if entry is None or entry.is_blank(field) else entry.at(field)


def _bounds(place: Place, bounds: Bounds, line: Contribution) -> Iterator[Problem]:
    words = {
        "line": line.line or line.item,
        "low": _percent(bounds[0]),
        "high": _percent(bounds[1]),
    }
    if not Spread.possible(*bounds):
        yield problem("uncertainty_one_sided", place, **words)
    elif (often := Spread(*bounds).below_zero) > _OFTEN:
        yield problem("uncertainty_below_zero", place, often=_percent(often), **words)


def _percent(share: float) -> str:
    return f"{100 * share:.3g} %"
