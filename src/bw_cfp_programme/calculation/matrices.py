"""The matrices that bw2calc computed with, in double precision, factorised once.

A demand f has the score c B A^-1 f, with technosphere A, biosphere B and characterisation c. So the
scores of one unit of every product are the x of A^T x = B^T c^T, one solve for an indicator instead
of one for a product, and one factorisation for all indicators (Heijungs and Suh 2002, ch. 6).
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from scipy import sparse

from bw_cfp_programme.brightway import biosphere_keys, product_keys
from bw_cfp_programme.calculation.solver import Array, Solver
from bw_cfp_programme.calculation.unit_scores import FlowFactors, UnitScores
from bw_cfp_programme.results import Key


class Matrices:
    """An LCA's matrices with the numbers that were entered.

    Args:
        lca: a bw2calc LCA whose inventory was computed (`brightway.lca`); it is not changed.
    """

    def __init__(self, lca: Any) -> None:
        self.lca = lca

    @cached_property
    def products(self) -> dict[Key, int]:
        """(database, code) -> row of the technosphere."""
        return product_keys(self.lca)

    @cached_property
    def flows(self) -> dict[Key, int]:
        """(database, code) -> row of the biosphere."""
        return biosphere_keys(self.lca)

    @cached_property
    def technosphere(self) -> Any:
        """Products x processes."""
        return as_entered(self.lca.technosphere_matrix)

    @cached_property
    def biosphere(self) -> Any:
        """Elementary flows x processes."""
        return as_entered(self.lca.biosphere_matrix)

    @cached_property
    def solver(self) -> Solver:
        """The technosphere, factorised."""
        return Solver(self.technosphere)

    def unit_scores(self, factors: FlowFactors) -> UnitScores:
        """Unit scores of all products, for all indicators."""
        direct = self.biosphere.T @ self.characterisation(factors)
        keys = tuple(sorted(self.products, key=self.products.__getitem__))
        return UnitScores(keys, tuple(factors), self.solver.solve(direct, transposed=True))

    def emissions(self, demand: Mapping[Key, float]) -> dict[Key, float]:
        """Elementary flow -> how much of it a demand for products causes, in the flow's unit."""
        wanted = np.zeros(len(self.products))
        for key, amount in demand.items():
            wanted[self.products[key]] = amount
        emitted = self.biosphere @ self.solver.solve(wanted)
        return {flow: float(emitted[row]) for flow, row in self.flows.items() if emitted[row]}

    def characterisation(self, factors: FlowFactors) -> Array:
        """Factors of the elementary flows: rows of the biosphere x indicators."""
        found = np.zeros((len(self.flows), len(factors)))
        for column, each in enumerate(factors.values()):
            for flow, factor in each.items():
                if flow in self.flows:
                    found[self.flows[flow], column] = factor
        return found


def as_entered(matrix: Any) -> Any:
    """A copy of a matrix in double precision, with the numbers that were entered.

    Brightway processes amounts to single precision (0.474 becomes 0.47400000691). Where a decimal
    of 7 digits is the same number in single precision, that is what was entered; else, and for
    sums of two amounts, the number stays as it is.
    """
    copy = sparse.csr_matrix(matrix, dtype=np.float64, copy=True)
    copy.eliminate_zeros()
    scale = 10.0 ** (6 - np.floor(np.log10(np.abs(copy.data))))
    decimal = np.rint(copy.data * scale) / scale
    copy.data = np.where(decimal.astype(np.float32) == copy.data, decimal, copy.data)
    return copy
