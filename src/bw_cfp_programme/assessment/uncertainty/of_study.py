"""The uncertain parts of a study: of the product under study, and of every member's site.

The names by which amounts are drawn are made of what they are, never of where they stand in a list
or of a file's hash: a correction elsewhere in a workbook leaves a line's draws alone.
"""

from collections import defaultdict
from collections.abc import Iterable

from bw_cfp_programme.assessment.data_quality import spread as pedigree_spread
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.assessment.uncertainty.spread import Spread
from bw_cfp_programme.assessment.uncertainty.terms import Amount, Product, Term
from bw_cfp_programme.bounds import Bounds
from bw_cfp_programme.results import Contribution, SiteLine


def line_products(study: Study) -> tuple[Product, ...]:
    """The lines of the footprint, kg CO2e per declared unit."""
    return tuple(
        Product(_activity(line), _factor(study, line), line.total)
        for line in study.result.contributions
    )


def product_terms(study: Study, lines: tuple[Product, ...]) -> tuple[Term, ...]:
    """Terms of the footprint, each line on each factor once, kg CO2e per declared unit.

    What is bought from another member has no score of its own, since the supplier's lines have it;
    how uncertain its amount is counts beside them, to first order (`Result.purchases`).

    Args:
        study: with its result.
        lines: its `line_products`.
    """
    scores: dict[tuple[Amount, Amount], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for line, product in zip(study.result.contributions, lines, strict=True):
        scores[product.activity, product.factor][line.stage] += product.score
    for line in study.result.purchases:
        certain = Amount(factor_name(line), stated=True)  # the supplier's lines say how far
        scores[_activity(line), certain][line.stage] += line.total
    return tuple(Term(*amounts, dict(stages)) for amounts, stages in scores.items())


def site_products(lines: Iterable[SiteLine]) -> dict[str, list[Product]]:
    """Member -> its sources as the inventory form has them, kg CO2e of the site and period."""
    sites: dict[str, list[Product]] = defaultdict(list)
    for line in lines:
        activity = _as_stated(activity_name(line), line.activity_uncertainty)
        factor = _as_stated(factor_name(line), line.factor_uncertainty)
        sites[line.member].append(Product(activity, factor, line.total))
    return dict(sites)


def activity_name(line: Contribution | SiteLine) -> str:
    """Of a line of a workbook, whichever products and stages it reaches."""
    sheet, cell = line.place.sheet, "" if line.line else line.place.cell
    return f"activity|{line.member}|{line.line}|{sheet}|{cell}"


def factor_name(line: Contribution | SiteLine) -> str:
    """Of a background product or an elementary flow."""
    database, code = line.factor_key
    return f"factor|{database}|{code}"


def _activity(line: Contribution) -> Amount:
    return _drawable(_as_stated(activity_name(line), line.activity_uncertainty))


def _factor(study: Study, line: Contribution) -> Amount:
    """As somebody stated it, else as the factor's pedigree has it."""
    if line.factor_uncertainty is None:
        sigma = pedigree_spread(study, line)
        if sigma is not None:
            return Amount(factor_name(line), Spread.lognormal(sigma), stated=True)
    return _drawable(_as_stated(factor_name(line), line.factor_uncertainty))


def _as_stated(name: str, bounds: Bounds | None) -> Amount:
    return Amount(name, Spread(*bounds), stated=True) if bounds else Amount(name)


def _drawable(amount: Amount) -> Amount:
    """Bounds through which there is no distribution are not used; a Problem says so."""
    possible = Spread.possible(amount.spread.low, amount.spread.high)
    return amount if possible else Amount(amount.name)
