"""The footprint: one call from a programme's datasets in Brightway to a result that adds up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from bw_cfp_programme import __version__
from bw_cfp_programme.brightway import GENERATION, MethodName, lca, versions
from bw_cfp_programme.calculation.background import Background
from bw_cfp_programme.calculation.datasets import Node, key_of, ours
from bw_cfp_programme.calculation.foreground import Foreground
from bw_cfp_programme.calculation.gases import scores_by_gas
from bw_cfp_programme.calculation.lines import contribution
from bw_cfp_programme.calculation.sites import site_lines
from bw_cfp_programme.calculation.unit_scores import UnitScores, flow_factors, score_products
from bw_cfp_programme.errors import CalculationMismatch, InvalidInventory
from bw_cfp_programme.gwp import load_edition
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
from bw_cfp_programme.units import conversion

Datasets = Mapping[str, Sequence[Node]]
"""Member code -> linked datasets."""

TOLERANCE = 1e-6
"""Of the gross sum: Brightway processes amounts to single precision."""


def calculate(
    programme: Programme,
    datasets: Datasets,
    first_rule_datasets: Datasets | None,
    methods: Mapping[str, MethodName],
    remainders: Sequence[Remainder],
    *,
    horizon: int = 100,
    clock: Callable[[], datetime],
) -> Result:
    """The footprint of the product under study, from the current Brightway project.

    Args:
        programme: what is studied.
        datasets: what the members' databases hold (`read_datasets`).
        first_rule_datasets: the same products split by the programme's first rule; not in
            Brightway, and with the same background. None where that is not known.
        methods: indicator -> method, for the four indicators and "total".
        remainders: what pools did not hand on, for the record.
        horizon: years of the methods' GWP.
        clock: gives the time for the stamp.

    Raises:
        InvalidInventory: an exchange without link, a dataset without output, a loop without
            supply, or a declared unit that the product's does not convert to.
        UnknownDataset: product, background dataset or method is not in the project.
        CalculationMismatch: bw2calc's own score is another than the sum of the lines.
    """
    edition = load_edition(programme.gwp).id
    foreground = _foreground(datasets)
    system = _compute(programme, foreground, methods, f"{edition} GWP{horizon}")
    lines = system.lines(foreground)
    _refuse_mismatch(lines, system.lca.score)
    first = _foreground(first_rule_datasets) if first_rule_datasets is not None else None
    return Result(
        **_identity(programme),
        gwp=edition,
        horizon=horizon,
        methods=methods,
        totals=total_scores(lines),
        by_gas=scores_by_gas(system.lca),
        contributions=lines,
        remainders=tuple(remainders),
        first_rule=total_scores(system.lines(first)) if first else {},
        sites=site_lines(foreground, system.background),
        unit_scores=member_unit_scores(foreground, system.background.products),
        bw2calc_total=system.lca.score,
        stamp=_stamp(clock),
    )


def _identity(programme: Programme) -> dict[str, Any]:
    """What a result says of the product under study."""
    return {
        "programme": programme.id,
        "product": programme.product,
        "product_name": (
            programme.product_name_en or programme.product_name_zh or programme.product
        ),
        "declared_amount": programme.declared_amount,
        "declared_unit": programme.declared_unit,
        "boundary": programme.boundary,
    }


def total_scores(lines: Sequence[Contribution]) -> dict[str, float]:
    """Sums by indicator, "total", and within it "aircraft"; kg CO2e per declared unit."""
    sums = {name: sum(line.scores[name] for line in lines) for name in (*INDICATORS, TOTAL)}
    return {**sums, AIRCRAFT: sum((line.total for line in lines if line.aircraft), start=0.0)}


def member_unit_scores(foreground: Foreground, scores: UnitScores) -> dict[Key, Scores]:
    """(member, product) -> indicator -> kg CO2e per unit, of each product that the system holds."""
    found: dict[Key, Scores] = {}
    for dataset in foreground.datasets:
        about, key = ours(dataset), key_of(dataset)
        if key in scores and not about.get("stage"):
            found[about.get("member", ""), about.get("product") or key[1]] = scores[key]
    return found


@dataclass(frozen=True, slots=True)
class _System:
    """The declared demand, computed by bw2calc, and the factors of everything around it."""

    product: Key
    amount: float
    lca: Any
    background: Background

    def lines(self, foreground: Foreground) -> tuple[Contribution, ...]:
        uses = foreground.uses(self.product, self.amount)
        return tuple(contribution(use, self.background.factor(use.exchange)) for use in uses)


def _foreground(datasets: Datasets) -> Foreground:
    return Foreground(tuple(chain.from_iterable(datasets.values())))


def _compute(
    programme: Programme,
    foreground: Foreground,
    methods: Mapping[str, MethodName],
    edition: str,
) -> _System:
    product = (programme.database(programme.lead), programme.product)
    amount = _declared(programme, foreground.dataset(product)["unit"])
    computed = lca({product: amount}, methods[TOTAL])
    flows = flow_factors(methods)
    background = Background(score_products(computed, flows), flows, edition)
    return _System(product, amount, computed, background)


def _declared(programme: Programme, unit: str) -> float:
    """The declared amount in the product's own unit."""
    factor = conversion(programme.declared_unit, unit)
    if factor is None:
        raise InvalidInventory(f"{programme.product} is in {unit}, not {programme.declared_unit}")
    return programme.declared_amount * factor


def _refuse_mismatch(lines: Sequence[Contribution], score: float) -> None:
    """Compare with bw2calc, by the gross sum, since removals may cancel nearly everything."""
    total = sum(line.total for line in lines)
    gross = sum(sum(abs(line.scores[name]) for name in INDICATORS) for line in lines)
    if not abs(total - score) <= TOLERANCE * max(gross, abs(total)):
        raise CalculationMismatch(f"the lines add up to {total} kg CO2e, bw2calc gives {score}")


def _stamp(clock: Callable[[], datetime]) -> dict[str, str]:
    when = clock().isoformat(timespec="seconds")
    packages = {"bw_cfp_programme": __version__, **versions()}
    return {"calculated": when, "brightway": GENERATION, **packages}
