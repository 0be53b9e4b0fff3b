"""Unit scores of the members' products, summed from the members' own amounts in double precision.

Brightway's matrices hold these amounts in single precision, whose seventh digit would be seen in
what a report says of a product or a purchase. With the foreground A x = f (`foreground`) and d what
a run of each process emits outside of it, the products' scores are the l of A^T l = d.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy import sparse

from bw_cfp_programme.calculation.background import Background
from bw_cfp_programme.calculation.confirmed import refuse_other_scores
from bw_cfp_programme.calculation.foreground import Foreground
from bw_cfp_programme.calculation.processes import UnitProcess
from bw_cfp_programme.calculation.solver import Array


@dataclass(frozen=True)
class Outside:
    """What processes take from outside of the foreground, per run.

    Attributes:
        amounts: processes x what is taken; a credit is less than nothing.
        scores: what is taken x indicators, kg CO2e per unit.
    """

    amounts: Any
    scores: Array

    @property
    def emitted(self) -> Array:
        """Processes x indicators, kg CO2e per run."""
        found: Array = self.amounts @ self.scores
        return found

    @property
    def gross(self) -> Array:
        """As `emitted`, with credits and removals as if they were emissions."""
        found: Array = _unsigned(self.amounts) @ np.abs(self.scores)
        return found


def taken_outside(
    processes: Sequence[UnitProcess], foreground: Foreground, background: Background
) -> Outside:
    """What each process takes from outside of the foreground.

    Of a process that nothing in the system takes, nothing was computed: it takes nothing.

    Raises:
        UnknownDataset: something that is taken is not part of the system.
    """
    members, computed = foreground.rows, background.products
    taken = [
        (row, each)
        for row, process in enumerate(processes)
        for each in (process.inputs if process.key in computed else ())
        if each.key not in members
    ]
    things = {each.key: each for _, each in taken}
    places = {key: place for place, key in enumerate(things)}
    found = (background.factor(each).scores for each in things.values())
    scores = [[of[name] for name in computed.indicators] for of in found]
    amounts = [each.sign * each.amount for _, each in taken]
    rows, columns = [row for row, _ in taken], [places[each.key] for _, each in taken]
    shape = (len(processes), len(things))
    return Outside(
        sparse.coo_matrix((amounts, (rows, columns)), shape),
        np.array(scores).reshape(len(things), len(computed.indicators)),
    )


def with_members(foreground: Foreground, background: Background) -> Background:
    """The background with the members' products among it at their scores in double precision.

    Raises:
        CalculationMismatch: bw2calc's own scores of them are others.
        InvalidInventory: a loop between members uses up all that it makes.
    """
    products, processes = background.products, foreground.processes
    outside = taken_outside(processes, foreground, background)
    scores = foreground.solver.solve(outside.emitted, transposed=True)
    held = [row for row, process in enumerate(processes) if process.key in products]
    keys = [processes[row].key for row in held]
    theirs = np.zeros_like(scores)
    theirs[held] = products.of(keys)
    taken = foreground.columns(processes).T
    apart = taken @ theirs - outside.emitted
    gross = _unsigned(taken) @ np.abs(theirs) + outside.gross
    refuse_other_scores(keys, scores[held], theirs[held], apart[held], gross[held])
    return replace(background, products=products.replaced(keys, scores[held]))


def _unsigned(matrix: Any) -> Any:
    """Every entry without its sign; those of one place add up then, where scipy's abs nets them."""
    return sparse.coo_matrix((np.abs(matrix.data), (matrix.row, matrix.col)), matrix.shape)
