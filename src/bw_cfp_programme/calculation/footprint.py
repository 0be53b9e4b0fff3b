"""The footprint: what a computed system says of a product, as a result that adds up."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from bw_cfp_programme import __version__
from bw_cfp_programme.brightway import GENERATION, has_distributions
from bw_cfp_programme.calculation.confirmed import refuse_other_total
from bw_cfp_programme.calculation.foreground import Foreground
from bw_cfp_programme.calculation.gases import scores_by_gas
from bw_cfp_programme.calculation.processes import Processes
from bw_cfp_programme.calculation.sites import site_lines
from bw_cfp_programme.calculation.system import System
from bw_cfp_programme.calculation.unit_scores import UnitScores
from bw_cfp_programme.origin import versions
from bw_cfp_programme.records import Programme
from bw_cfp_programme.results import (
    AIRCRAFT,
    INDICATORS,
    TOTAL,
    Contribution,
    Key,
    Remainder,
    Result,
    Scores,
)


def footprint(
    programme: Programme,
    system: System,
    first_rule: Processes | None,
    remainders: Sequence[Remainder],
    *,
    gases: Mapping[Key, str] = MappingProxyType({}),
    clock: Callable[[], datetime],
) -> Result:
    """The footprint of a computed system.

    Args:
        programme: what is studied.
        system: of the current Brightway project (`compute`).
        first_rule: the same products split by the first rule; None where unknown.
        remainders: what pools did not hand on.
        gases: elementary flow -> emission key, as the methods count it.
        clock: gives the time for the stamp.

    Raises:
        CalculationMismatch: bw2calc's own score or inventory is another than what lines add up to.
    """
    lines, foreground = system.lines, system.foreground
    refuse_other_total(lines, system.by_flow, system.matrices.lca)
    return Result(
        **_subject(programme, system),
        totals=total_scores(lines),
        by_gas=scores_by_gas(system.by_flow, gases),
        contributions=lines,
        purchases=system.purchases,
        remainders=tuple(remainders),
        first_rule=system.totals_of(first_rule) if first_rule else {},
        sites=site_lines(foreground, system.background),
        unit_scores=member_unit_scores(foreground, system.background.products),
        uncertain_backgrounds=uncertain_backgrounds(lines),
        bw2calc_total=system.matrices.lca.score,
        stamp=_stamp(clock),
    )


def _subject(programme: Programme, system: System) -> dict[str, Any]:
    """What the footprint is of, and how it was characterised."""
    product = programme.product
    return {
        "programme": programme.id,
        "product": product.code,
        "product_name": product.name,
        "declared_amount": product.declared_amount,
        "declared_unit": product.declared_unit,
        "boundary": product.boundary,
        "gwp": system.edition,
        "horizon": system.horizon,
        "methods": system.methods,
    }


def total_scores(lines: Sequence[Contribution]) -> dict[str, float]:
    """Sums by indicator, "total", and within it "aircraft"; kg CO2e per declared unit."""
    sums = {name: sum(line.scores[name] for line in lines) for name in (*INDICATORS, TOTAL)}
    return {**sums, AIRCRAFT: sum((line.total for line in lines if line.aircraft), start=0.0)}


def member_unit_scores(foreground: Foreground, scores: UnitScores) -> dict[Key, Scores]:
    """(member, product) -> indicator -> kg CO2e per unit, of each product that the system holds."""
    found: dict[Key, Scores] = {}
    for process in foreground.processes:
        if process.key in scores and not process.stage:
            found[process.member, process.product] = scores[process.key]
    return found


def uncertain_backgrounds(lines: Sequence[Contribution]) -> frozenset[str]:
    """The databases under the lines whose exchanges have distributions of their own."""
    used = {line.factor_key[0] for line in lines}
    return frozenset(name for name in used if has_distributions(name))


def _stamp(clock: Callable[[], datetime]) -> dict[str, str]:
    when = clock().isoformat(timespec="seconds")
    packages = {"bw_cfp_programme": __version__, **versions()}
    return {"calculated": when, "brightway": GENERATION, **packages}
