"""Lines: a use and its factor become a contribution, in which every number has its address."""

import math
from dataclasses import replace
from typing import Any

from bw_cfp_programme.calculation.datasets import Exchange, Node
from bw_cfp_programme.calculation.factors import Factor
from bw_cfp_programme.calculation.foreground import Use
from bw_cfp_programme.cfp_key import Taken, member_of, product_of, stage_of, taken_of
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import Contribution
from bw_cfp_programme.stated import Stated
from bw_cfp_programme.tolerances import SUMMED


def taken(dataset: Node, exchange: Exchange, factor: Factor) -> Taken:
    """What a dataset takes of a line, so that activity x conversion x share is its amount.

    An exchange that was added or changed in Brightway after the import stands by its amount alone:
    no document vouches for it, so it has no evidence and is no primary data.
    """
    found, amount = taken_of(exchange), exchange["amount"]
    if found is None:
        return Taken(stated=_added(dataset, exchange, factor))
    if not math.isclose(amount, found.amount, rel_tol=SUMMED):
        found = Taken(stated=found.stated.changed(amount, factor.unit), mapping=found.mapping)
    if not found.stated.item:
        return replace(found, stated=replace(found.stated, item=factor.name))
    return found


def _added(dataset: Node, exchange: Exchange, factor: Factor) -> Stated:
    return Stated(
        item=factor.name,
        stage=stage_of(exchange),
        place=Place(dataset["database"], dataset["code"]),
        activity=exchange["amount"],
        activity_unit=factor.unit,
    )


def computed(dataset: Node, line: Taken, factor: Factor, sign: float) -> dict[str, Any]:
    """A line and its factor, by the fields of `ComputedLine` but for the scores."""
    return {
        "member": member_of(dataset),
        "stated": line.stated,
        "conversion": line.conversion,
        "factor_key": factor.key,
        "factor_name": factor.name,
        "factor_unit": factor.unit,
        "factor": {indicator: sign * score for indicator, score in factor.scores.items()},
        "factor_kind": line.stated.factor_kind or factor.kind,
        "factor_uncertainty": line.stated.factor_uncertainty or factor.uncertainty,
        "factor_year": factor.year,
        "factor_location": factor.location,
        "factor_boundary": factor.boundary,
        "factor_megajoule": factor.megajoule,
        "factor_gases": factor.gases,
    }


def contribution(use: Use, factor: Factor) -> Contribution:
    """One line's part; a credit has a negative factor."""
    line = taken(use.dataset, use.exchange, factor)
    said = computed(use.dataset, line, factor, use.sign)
    taking = line.amount / use.output * use.demand
    return Contribution(
        **said,
        product=product_of(use.dataset),
        stage=use.stage,
        allocation=line.allocation,
        share=line.share,
        output=use.output,
        output_unit=use.dataset["unit"],
        demand=use.demand,
        factor_source=factor.source,
        scores={indicator: taking * score for indicator, score in said["factor"].items()},
        aircraft=line.stated.aircraft or factor.aircraft,
        mapping=line.mapping,
    )
