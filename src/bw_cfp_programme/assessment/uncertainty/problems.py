"""What is missing about uncertainties, and what cannot be about those that are stated."""

from collections import defaultdict
from collections.abc import Iterator

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.assessment.uncertainty.coverage import coverage
from bw_cfp_programme.assessment.uncertainty.of_study import Lines, activity_of, factors_of
from bw_cfp_programme.assessment.uncertainty.spread import Spread
from bw_cfp_programme.assessment.uncertainty.terms import Amount
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.results import Contribution
from bw_cfp_programme.wording import percentage

_FILE = Place(FILE)


def about_uncertainty(study: Study, lines: Lines) -> Iterator[Problem]:
    """Members that state none, and bounds that no amount has."""
    yield from _not_stated(study, lines)
    stated: dict[tuple[Place, Spread], Contribution] = {}
    for line in (*study.result.contributions, *study.result.purchases):
        for amount, field in _amounts(study, line):
            if amount.stated:
                stated.setdefault((_place(study, line, field), amount.spread), line)
    for (place, spread), line in stated.items():
        yield from _bounds(place, spread, line)


def _amounts(study: Study, line: Contribution) -> Iterator[tuple[Amount, str]]:
    """What is stated of a line, and by which field of a workbook."""
    yield activity_of(line), "activity_uncertainty_low"
    for factor, _ in factors_of(study, line):
        yield factor, "factor_uncertainty_low"


def _not_stated(study: Study, lines: Lines) -> Iterator[Problem]:
    """One Problem for a member; one for the study where nobody states anything."""
    if coverage(product for _, product in lines).neither == 1.0:
        yield problem("uncertainty_not_assessed", _FILE)
        return
    gross = sum(abs(product.score) for _, product in lines)
    silent: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for line, product in lines:
        if product.score and not (product.activity.stated or product.factor.stated):
            silent[line.member][product.activity.name] += abs(product.score)
    for member, scores in silent.items():
        share = percentage(sum(scores.values()) / gross)
        submission = study.submission(member)
        place = Place(submission.file) if submission else _FILE
        yield problem(
            "uncertainty_not_stated", place, member=member, lines=len(scores), share=share
        )


def _place(study: Study, line: Contribution, field: str) -> Place:
    """The cell of the workbook; the line where the uncertainty is the factor's own."""
    entry = study.entry(line)
    return line.place if entry is None or entry.is_blank(field) else entry.at(field)


def _bounds(place: Place, spread: Spread, line: Contribution) -> Iterator[Problem]:
    low, high = percentage(spread.low), percentage(spread.high)
    words = {"line": line.line or line.item, "low": low, "high": high}
    if not spread.possible:
        yield problem("uncertainty_one_sided", place, **words)
    elif spread.below_zero > limit("uncertainty_below_zero"):
        yield problem("uncertainty_below_zero", place, often=percentage(spread.below_zero), **words)
