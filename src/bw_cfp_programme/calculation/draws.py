"""Unit scores of the background, drawn again from the distributions of its own exchanges.

A draw takes every such exchange anew and solves A^T x = B^T c for the total, once for all factors,
so that factors move together as far as they have processes in common. Only what stands behind the
factors is drawn and solved; where none of it has a distribution, nothing is factorised, and the
technosphere once for all draws where only emissions have.
"""

from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import maximum_bipartite_matching

from bw_cfp_programme.brightway import (
    Redrawn,
    redrawn_biosphere,
    redrawn_technosphere,
)
from bw_cfp_programme.calculation.solver import Array, Solver
from bw_cfp_programme.calculation.system import System
from bw_cfp_programme.results import TOTAL, Key
from bw_cfp_programme.tolerances import LAST_DIGITS

_Places = NDArray[np.int64]


def factor_draws(
    system: System, keys: Collection[Key], *, draws: int, seed: int, workers: int = 1
) -> dict[Key, Array]:
    """Factor -> its draws relative to its unit score; those that do not vary are left out.

    So is a factor of 0, of which there is no ratio.

    Args:
        system: as computed; it is not changed.
        keys: factors by (database, code); elementary flows among them do not vary.
        draws: how often.
        seed: draw number i stands on this, i, and what stands behind the keys; not on who makes it.
        workers: threads; the numbers do not depend on them.

    Raises:
        InvalidInventory: a distribution cannot be, or a draw uses up all of a product.
    """
    products = system.background.products
    stated = {key: products[key][TOTAL] for key in sorted(keys) if key in products}
    scores = {key: score for key, score in stated.items() if score}
    behind = _Behind.of(system, list(scores))
    if behind is None:
        return {}
    with ThreadPoolExecutor(workers) as pool:
        rows = list(pool.map(lambda number: behind.draw(seed, number), range(draws)))
    ratios = np.array(rows) / np.array(list(scores.values()))
    moved = np.abs(ratios - 1.0).max(axis=0) > LAST_DIGITS  # else by rounding alone, in every draw
    columns = zip(scores, ratios.T, moved, strict=True)
    return {key: column for key, column, moves in columns if moves}


@dataclass(frozen=True)
class _Behind:
    """What stands behind some products: a part of a system that takes nothing from the rest.

    Attributes:
        rows, columns: of the whole technosphere; as many of one as of the other.
        technosphere: rows x columns.
        direct: kg CO2e that one run of each column emits itself.
        factors: kg CO2e per unit of each elementary flow.
        wanted: the places of the products among the rows.
        inputs, emissions: what is drawn; `certain` solves where no inputs are.
    """

    rows: _Places
    columns: _Places
    technosphere: Any
    direct: Array
    factors: Array
    wanted: _Places
    inputs: Redrawn
    emissions: Redrawn
    certain: Solver | None

    @classmethod
    def of(cls, system: System, keys: Sequence[Key]) -> "_Behind | None":
        """None where nothing of it has a distribution."""
        matrices, places = system.matrices, system.matrices.products
        products = np.array([places[key] for key in keys], dtype=np.int64)
        rows, columns = _upstream(matrices.technosphere, products)
        concerned = np.isin(np.arange(matrices.technosphere.shape[1]), columns)
        inputs = redrawn_technosphere(matrices.lca, concerned)
        emissions = redrawn_biosphere(matrices.lca, concerned)
        if not inputs and not emissions:
            return None
        technosphere = matrices.technosphere[rows][:, columns]
        factors = matrices.characterisation({TOTAL: system.background.flows[TOTAL]})[:, 0]
        return cls(
            rows=rows,
            columns=columns,
            technosphere=technosphere,
            direct=matrices.biosphere[:, columns].T @ factors,
            factors=factors,
            wanted=np.searchsorted(rows, products),
            inputs=inputs,
            emissions=emissions,
            certain=None if inputs else Solver(technosphere.T),
        )

    def draw(self, seed: int, number: int) -> Array:
        """Unit scores of the products in one draw."""
        stream = np.random.SeedSequence(seed, spawn_key=(number,))
        random = np.random.RandomState(np.random.MT19937(stream))
        solver = self.certain or self._solver(random)
        emitted = self.emissions.changes(random)[:, self.columns].T @ self.factors
        scores: Array = solver.solve(self.direct + emitted)[self.wanted]
        return scores

    def _solver(self, random: np.random.RandomState) -> Solver:
        changes = self.inputs.changes(random)[self.rows][:, self.columns]
        return Solver((self.technosphere + changes).T)


def _upstream(technosphere: Any, products: _Places) -> tuple[_Places, _Places]:
    """The rows that products need at any remove, and the columns that make them, both sorted.

    Which column makes a row is asked of the matrix alone: one of its matchings of rows and columns.
    """
    takes = sparse.csr_matrix(technosphere)  # its data are replaced below, not changed
    takes.data = np.ones_like(takes.data)
    makers = maximum_bipartite_matching(takes, perm_type="column")
    takes = takes[:, makers]
    reached = np.zeros(len(makers), dtype=bool)
    reached[products] = True
    known = 0
    while known < (known := int(reached.sum())):
        reached |= (takes @ reached) > 0
    rows = np.flatnonzero(reached)
    return rows, np.sort(makers[rows])
