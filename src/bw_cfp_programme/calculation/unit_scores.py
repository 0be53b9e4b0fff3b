"""Unit scores: kg CO2e per unit of every product of a system at once.

A demand f has the score c B A^-1 f, with technosphere A, biosphere B and characterisation c. So the
scores of one unit of every product are the x of A^T x = B^T c^T, one solve for an indicator instead
of one for a product, and one factorisation for all indicators (Heijungs and Suh 2002, ch. 6).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy import sparse

from bw_cfp_programme.brightway import MethodName, biosphere_keys, method_factors, product_keys
from bw_cfp_programme.calculation.solver import Array, solve
from bw_cfp_programme.results import Key

FlowFactors = Mapping[str, Mapping[Key, float]]
"""Indicator -> elementary flow -> kg CO2e per unit of the flow."""


@dataclass(frozen=True)
class UnitScores:
    """A table of scores.

    Attributes:
        keys: (database, code) of every product of the system.
        indicators: names of the columns.
        array: len(keys) x len(indicators), kg CO2e per unit of product.
    """

    keys: tuple[Key, ...]
    indicators: tuple[str, ...]
    array: Array

    def __contains__(self, key: Key) -> bool:
        return key in self._rows

    def __getitem__(self, key: Key) -> dict[str, float]:
        """Indicator -> kg CO2e per unit of one product."""
        row = self.array[self._rows[key]]
        return dict(zip(self.indicators, row.tolist(), strict=True))

    @cached_property
    def _rows(self) -> dict[Key, int]:
        return {key: row for row, key in enumerate(self.keys)}


def unit_scores(lca: Any, methods: Mapping[str, MethodName]) -> UnitScores:
    """Unit scores of all products in the technosphere of an LCA, for all indicators.

    Args:
        lca: a bw2calc LCA whose inventory was computed (`brightway.lca`); it is not changed.
        methods: indicator -> method.
    """
    return score_products(lca, flow_factors(methods))


def flow_factors(methods: Mapping[str, MethodName]) -> FlowFactors:
    """Characterisation factors of all indicators as the methods hold them, in double precision."""
    return {indicator: method_factors(method) for indicator, method in methods.items()}


def score_products(lca: Any, flows: FlowFactors) -> UnitScores:
    """Unit scores of all products of an LCA under given characterisation factors."""
    direct = as_entered(lca.biosphere_matrix).T @ characterisation(lca, flows)
    products = product_keys(lca)
    scores = solve(as_entered(lca.technosphere_matrix).T, direct)
    keys = tuple(sorted(products, key=products.__getitem__))
    return UnitScores(keys, tuple(flows), scores)


def characterisation(lca: Any, flows: FlowFactors) -> Array:
    """Factors of an LCA's elementary flows: rows of its biosphere x indicators."""
    rows = biosphere_keys(lca)
    found = np.zeros((len(rows), len(flows)))
    for column, factors in enumerate(flows.values()):
        for flow, factor in factors.items():
            if flow in rows:
                found[rows[flow], column] = factor
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
