"""Factors as their own databases have them: drawn together, from the distributions in there."""

from collections.abc import Iterator, Mapping

from bw_cfp_programme.assessment.sampling import Sampling
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.assessment.uncertainty.drawn import BACKGROUND, Drawn
from bw_cfp_programme.assessment.uncertainty.of_study import Lines
from bw_cfp_programme.assessment.uncertainty.spread import Array
from bw_cfp_programme.assessment.uncertainty.terms import Amount
from bw_cfp_programme.errors import InvalidInventory
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.results import Key
from bw_cfp_programme.sections import Fact, Kind


def background_amounts(study: Study, how: Sampling) -> tuple[Mapping[Key, Amount], list[Problem]]:
    """Factor -> its draws, of those that vary; and why there are none, if that is known."""
    if study.background_draws is None:
        return {}, []
    try:
        drawn = study.background_draws(how)
    except InvalidInventory as error:
        return {}, [problem("background_not_drawn", Place(FILE), reason=str(error))]
    return {key: _amount(key, ratios) for key, ratios in drawn.items()}, []


def _amount(key: Key, ratios: Array) -> Amount:
    """The publisher states the uncertainty, as it does in a factor table with bounds."""
    return Amount(BACKGROUND, Drawn.of("|".join(key), ratios), stated=True)


def background_facts(study: Study, lines: Lines, how: Sampling) -> Iterator[Fact]:
    """Which databases were drawn from and how often, and how much of the emissions rests on them.

    A factor of such a database is not drawn where a person states its bounds or its pedigree.
    """
    gross = {True: 0.0, False: 0.0}
    databases = set()
    for line, product in lines:
        drawn = isinstance(product.factor.spread, Drawn)
        if line.factor_key[0] in study.result.uncertain_backgrounds:
            gross[drawn] += abs(product.score)
        if drawn:
            databases.add(line.factor_key[0])
    total = sum(abs(product.score) for _, product in lines) or 1.0
    if databases:
        yield Fact("uncertainty_backgrounds", "; ".join(sorted(databases)))
        yield Fact("uncertainty_background_draws", how.background_draws, Kind.NUMBER)
        yield Fact("uncertainty_background_drawn", gross[True] / total, Kind.SHARE)
    yield Fact("uncertainty_background", gross[False] / total, Kind.SHARE)
