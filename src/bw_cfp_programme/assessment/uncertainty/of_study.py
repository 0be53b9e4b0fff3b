"""The uncertain parts of a study: of the product under study, and of every member's site.

The names by which amounts are drawn are made of what they are, never of where they stand in a list
or of a file's hash: a correction elsewhere in a workbook leaves a line's draws alone.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from bw_cfp_programme.assessment.data_quality import inventories
from bw_cfp_programme.assessment.data_quality import spread as pedigree_spread
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.assessment.uncertainty.spread import Spread
from bw_cfp_programme.assessment.uncertainty.terms import Amount, ScoredPair, Term
from bw_cfp_programme.bounds import Bounds
from bw_cfp_programme.results import ComputedLine, Contribution, Key

Lines = tuple[tuple[Contribution, ScoredPair], ...]
"""Each line with what is uncertain in it; more than once where its factor's gases are apart."""


def line_products(study: Study, backgrounds: Mapping[Key, Amount]) -> Lines:
    """The lines of the footprint, kg CO2e per declared unit.

    Args:
        study: with its result.
        backgrounds: factors that are drawn from their own database, where nobody states more.
    """
    return tuple(
        (line, product)
        for line in study.result.contributions
        for product in _products(study, line, backgrounds)
    )


def product_terms(study: Study, lines: Lines) -> tuple[Term, ...]:
    """Terms of the footprint, each line on each factor once, kg CO2e per declared unit.

    What is bought from another member has no score of its own, since the supplier's lines have it;
    how uncertain its amount is counts beside them, to first order (`Result.purchases`).

    Args:
        study: with its result.
        lines: its `line_products`.
    """
    scores: dict[tuple[Amount, Amount], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for line, product in lines:
        scores[product.activity, product.factor][line.stage] += product.score
    for line in study.result.purchases:
        activity = _drawable(activity_of(line))
        if activity.stated:  # the factor's part: the supplier's lines say how far
            scores[activity, Amount(factor_name(line), stated=True)][line.stage] += line.total
    return tuple(Term(*amounts, dict(stages)) for amounts, stages in scores.items())


def site_products(study: Study) -> dict[str, list[ScoredPair]]:
    """Member -> its sources as the inventory form has them, kg CO2e of the site and period."""
    return {
        member: [
            ScoredPair(activity_of(line), amount, share * line.total)
            for line in lines
            for amount, share in factors_of(study, line)
        ]
        for member, lines in inventories(study).items()
    }


def activity_name(line: ComputedLine) -> str:
    """Of a line of a workbook, whichever products and stages it reaches."""
    sheet, cell = line.place.sheet, "" if line.line else line.place.cell
    return f"activity|{line.member}|{line.line}|{sheet}|{cell}"


def factor_name(line: ComputedLine) -> str:
    """Of a background product or an elementary flow."""
    database, code = line.factor_key
    return f"factor|{database}|{code}"


def activity_of(line: ComputedLine) -> Amount:
    """As the workbook states it."""
    return _as_stated(activity_name(line), line.stated.activity_uncertainty)


def factors_of(study: Study, line: ComputedLine) -> Iterator[tuple[Amount, float]]:
    """The factor, or its gases with their shares where it is they whose uncertainty is stated.

    Gases that are all stated come before bounds of the factor as a whole, since the inventory form
    has them apart; what the line's own workbook says of its factor comes before both.
    """
    name, entry = factor_name(line), study.entry(line)
    own = entry is not None and entry.factor_uncertainty is not None
    if own or not _are_apart(line):
        yield _as_stated(name, line.factor_uncertainty), 1.0
        return
    for each in line.factor_gases:
        yield _as_stated(f"{name}|{each.gas}", each.uncertainty, each.gas), each.share


def _are_apart(line: ComputedLine) -> bool:
    stated = [gas.uncertainty is not None for gas in line.factor_gases]
    return any(stated) and (line.factor_uncertainty is None or all(stated))


def _products(
    study: Study, line: Contribution, backgrounds: Mapping[Key, Amount]
) -> Iterator[ScoredPair]:
    """Where nobody states the factor's bounds its pedigree stands in, then its own database."""
    activity, otherwise = _drawable(activity_of(line)), _by_pedigree(study, line)
    if not otherwise.stated:
        otherwise = backgrounds.get(line.factor_key, otherwise)
    for factor, share in factors_of(study, line):
        drawn = _drawable(factor) if factor.stated else otherwise
        yield ScoredPair(activity, drawn, share * line.total)


def _by_pedigree(study: Study, line: Contribution) -> Amount:
    sigma = pedigree_spread(study, line)
    if sigma is None:
        return Amount(factor_name(line))
    return Amount(factor_name(line), Spread.lognormal(sigma), stated=True)


def _as_stated(name: str, bounds: Bounds | None, gas: str = "") -> Amount:
    return Amount(name, Spread(*bounds), stated=True, gas=gas) if bounds else Amount(name, gas=gas)


def _drawable(amount: Amount) -> Amount:
    """Bounds through which there is no distribution are not used; a Problem says so."""
    return amount if amount.spread.possible else Amount(amount.name)
