"""What bw2calc must confirm before a number leaves: the total, each elementary flow, each product.

Ours are sums in double precision, bw2calc's matrices hold single precision; what they may differ by
is judged by gross sums, since removals and credits may cancel nearly everything.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from bw_cfp_programme.brightway import biosphere_keys
from bw_cfp_programme.calculation.solver import Array
from bw_cfp_programme.errors import CalculationMismatch
from bw_cfp_programme.results import INDICATORS, Contribution, Key
from bw_cfp_programme.tolerances import SINGLE_PRECISION


def refuse_other_total(
    lines: Sequence[Contribution], by_flow: Mapping[Key, float], lca: Any
) -> None:
    """Compare lines and elementary flows with the score and the inventory of bw2calc.

    Args:
        lines: of the footprint.
        by_flow: elementary flow -> kg CO2e.
        lca: of the same demand.

    Raises:
        CalculationMismatch: they differ.
    """
    total = sum(line.total for line in lines)
    gross = sum(sum(abs(line.scores[name]) for name in INDICATORS) for line in lines)
    allowed = SINGLE_PRECISION * max(gross, abs(total))
    if not abs(total - lca.score) <= allowed:
        raise CalculationMismatch(f"the lines add up to {total} kg CO2e, bw2calc gives {lca.score}")
    theirs = np.asarray(lca.characterized_inventory.sum(axis=1)).ravel()
    for flow, row in biosphere_keys(lca).items():
        ours = by_flow.get(flow, 0.0)
        if not abs(ours - theirs[row]) <= allowed:
            raise CalculationMismatch(f"{flow}: {ours} kg CO2e, bw2calc gives {theirs[row]}")


def refuse_other_scores(
    products: Sequence[Key], ours: Array, theirs: Array, apart: Array, gross: Array
) -> None:
    """Compare the unit scores of members' products; all arrays are products x indicators.

    Args:
        products: of the members.
        ours: kg CO2e per unit.
        theirs: likewise, by bw2calc's matrices.
        apart: by `theirs`, what a run of each process hands on less what it takes and emits.
        gross: of the sums behind `apart`.

    Raises:
        CalculationMismatch: they differ.
    """
    wrong = np.argwhere(~(np.abs(apart) <= SINGLE_PRECISION * gross))
    for row, column in wrong[:1]:
        said, other = ours[row, column], theirs[row, column]
        raise CalculationMismatch(
            f"{products[row]}: its lines add up to {said} kg CO2e a unit, bw2calc gives {other}"
        )
