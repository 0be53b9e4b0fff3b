"""Lines: a use and its factor become a contribution, in which every number has its address."""

import math
from dataclasses import replace
from typing import Any

from bw_cfp_programme.calculation.factors import Factor
from bw_cfp_programme.calculation.foreground import Use
from bw_cfp_programme.calculation.processes import Input, UnitProcess
from bw_cfp_programme.cfp_key import Taken
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import Contribution, Scores
from bw_cfp_programme.stated import Stated
from bw_cfp_programme.tolerances import SUMMED


def taken(process: UnitProcess, each: Input, factor: Factor) -> Taken:
    """What a process takes of a line, so that activity x conversion x share is its amount.

    An exchange that was added or changed in Brightway after the import stands by its amount alone:
    no document vouches for it, so it has no evidence and is no primary data.
    """
    found = each.line
    if found is None:
        return Taken(stated=_added(process, each, factor))
    if not math.isclose(each.amount, found.amount, rel_tol=SUMMED):
        found = Taken(stated=found.stated.changed(each.amount, factor.unit), mapping=found.mapping)
    if not found.stated.item:
        return replace(found, stated=replace(found.stated, item=factor.name))
    return found


def _added(process: UnitProcess, each: Input, factor: Factor) -> Stated:
    return Stated(
        item=factor.name,
        stage=each.stage,
        place=Place(*process.key),
        activity=each.amount,
        activity_unit=factor.unit,
    )


def computed(process: UnitProcess, line: Taken, factor: Factor, sign: float) -> dict[str, Any]:
    """A line and its factor, by the fields of `ComputedLine` but for the scores."""
    return {
        "member": process.member,
        "stated": line.stated,
        "conversion": line.conversion,
        "factor_key": factor.key,
        "factor_name": factor.name,
        "factor_unit": factor.unit,
        "factor": _signed(factor.scores, sign),
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
    line = taken(use.process, use.input, factor)
    said = computed(use.process, line, factor, use.input.sign)
    taking = line.amount / use.process.output * use.demand
    return Contribution(
        **said,
        product=use.process.product,
        stage=use.stage,
        allocation=line.allocation,
        share=line.share,
        output=use.process.output,
        output_unit=use.process.unit,
        demand=use.demand,
        factor_source=factor.source,
        scores={indicator: taking * score for indicator, score in said["factor"].items()},
        aircraft=line.stated.aircraft or factor.aircraft,
        mapping=line.mapping,
    )


def _signed(scores: Scores, sign: float) -> Scores:
    """All lines of a factor share its scores."""
    return scores if sign > 0 else {name: sign * score for name, score in scores.items()}
