"""What is missing about uncertainties, and what cannot be about those that are stated."""

from collections.abc import Iterator

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.assessment.uncertainty.coverage import coverage
from bw_cfp_programme.assessment.uncertainty.spread import Spread
from bw_cfp_programme.bounds import Bounds
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.results import Contribution

_FILE = Place("programme.toml")
_OFTEN = 0.001  # a bound or a spread that reaches below zero less often than this is no mistake


def about_uncertainty(study: Study) -> Iterator[Problem]:
    """Members that state none, and bounds that no amount has."""
    yield from _not_stated(study)
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


def _not_stated(study: Study) -> Iterator[Problem]:
    """One Problem for a member; one for the study where nobody states anything."""
    lines = study.result.contributions
    if lines and coverage(lines).neither == 1.0:
        yield problem("uncertainty_not_assessed", _FILE)
        return
    gross = sum(abs(line.total) for line in lines)
    for member in dict.fromkeys(line.member for line in lines):
        silent = [line for line in lines if line.member == member and not _is_stated(line)]
        share = sum(abs(line.total) for line in silent) / gross if gross else 0.0
        if share:
            count = len({line.place for line in silent})
            words = {"member": member, "lines": count, "share": _percent(share)}
            submission = study.submission(member)
            place = Place(submission.file) if submission else _FILE
            yield problem("uncertainty_not_stated", place, **words)


def _is_stated(line: Contribution) -> bool:
    return line.activity_uncertainty is not None or line.factor_uncertainty is not None


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
