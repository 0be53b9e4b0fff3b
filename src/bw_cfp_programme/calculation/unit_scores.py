"""Unit scores: kg CO2e per unit of products, for all indicators at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bw_cfp_programme.brightway import MethodName, method_factors
from bw_cfp_programme.calculation.solver import Array
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
        return dict(zip(self.indicators, self.of([key])[0].tolist(), strict=True))

    def of(self, keys: Sequence[Key]) -> Array:
        """The scores of some products: len(keys) x len(indicators)."""
        found: Array = self.array[[self._rows[key] for key in keys]]
        return found

    def replaced(self, keys: Sequence[Key], scores: Array) -> "UnitScores":
        """A table with other scores for some of the products."""
        array = self.array.copy()
        array[[self._rows[key] for key in keys]] = scores
        return replace(self, array=array)

    @cached_property
    def _rows(self) -> dict[Key, int]:
        return {key: row for row, key in enumerate(self.keys)}


def flow_factors(methods: Mapping[str, MethodName]) -> FlowFactors:
    """Characterisation factors of all indicators as the methods hold them, in double precision."""
    return {indicator: method_factors(method) for indicator, method in methods.items()}
