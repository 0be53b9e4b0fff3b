"""Drawing exchanges anew from the distributions that databases state for them.

Both generations draw with stats_arrays and turn the signs of inputs, and so is it here: a draw is
what bw2calc's own Monte Carlo would put into the matrices.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from stats_arrays import MCRandomNumberGenerator
from stats_arrays.errors import StatsArraysError

from bw_cfp_programme.brightway.distributions import CERTAIN
from bw_cfp_programme.brightway.generation import IS_25
from bw_cfp_programme.errors import InvalidInventory

Mask = NDArray[np.bool_]

_INPUT = 1  # Brightway 2's type of what is taken, whose sign a matrix turns


@dataclass(frozen=True)
class _Rows:
    """Exchanges that a matrix was built of; each array is as long as the others.

    `parameters` are stats_arrays' of their distributions.
    """

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    amounts: NDArray[np.float64]
    signs: NDArray[np.float64]
    parameters: Any

    def where(self, mask: Mask) -> "_Rows":
        return _Rows(*(getattr(self, field.name)[mask] for field in fields(self)))

    @cached_property
    def generator(self) -> MCRandomNumberGenerator:
        return MCRandomNumberGenerator(self.parameters)

    def moved(self, random: np.random.RandomState) -> NDArray[np.float64]:
        generator = copy(self.generator)  # several threads draw at once
        generator.random = random
        moved: NDArray[np.float64] = self.signs * (generator.next() - self.amounts)
        return moved


@dataclass(frozen=True)
class Redrawn:
    """The exchanges with a distribution in some columns of a matrix; true where there are any.

    Attributes:
        shape: of the matrix.
    """

    shape: tuple[int, int]
    _groups: tuple[_Rows, ...]

    def __bool__(self) -> bool:
        return bool(self._groups)

    def changes(self, random: np.random.RandomState) -> sparse.csr_matrix:
        """What one draw adds to the matrix.

        Raises:
            InvalidInventory: a distribution cannot be, or hardly ever keeps to its own bounds.
        """
        changes = sparse.csr_matrix(self.shape)
        for group in self._groups:
            with _explained():
                moved = group.moved(random)
            changes += sparse.csr_matrix((moved, (group.rows, group.columns)), self.shape)
        return changes


def redrawn_technosphere(computed: Any, columns: Mask) -> Redrawn:
    """Of an LCA's technosphere, in the columns that a mask names."""
    if IS_25:
        return _redrawn(computed.technosphere_matrix, _groups(computed.technosphere_mm), columns)
    inputs = computed.tech_params["type"] == _INPUT
    rows = _parameter_rows(computed.tech_params, np.where(inputs, -1.0, 1.0))
    return _redrawn(computed.technosphere_matrix, [rows], columns)


def redrawn_biosphere(computed: Any, columns: Mask) -> Redrawn:
    """Of an LCA's biosphere, in the columns that a mask names."""
    if IS_25:
        return _redrawn(computed.biosphere_matrix, _groups(computed.biosphere_mm), columns)
    rows = _parameter_rows(computed.bio_params, np.ones(len(computed.bio_params)))
    return _redrawn(computed.biosphere_matrix, [rows], columns)


def _redrawn(matrix: Any, groups: Iterable[_Rows], columns: Mask) -> Redrawn:
    drawable = (_drawable(group, columns) for group in groups)
    return Redrawn(matrix.shape, tuple(group for group in drawable if len(group.rows)))


def _drawable(group: _Rows, columns: Mask) -> _Rows:
    mapped = (group.rows >= 0) & (group.columns >= 0)  # else it is no part of this system
    return group.where(
        mapped & columns[group.columns] & (group.parameters["uncertainty_type"] > CERTAIN)
    )


def _groups(matrix: Any) -> Iterator[_Rows]:
    """Of a matrix of 2.5: a group is what one database brings; most have no distributions."""
    for group in matrix.groups:
        found = {
            name: _resource(group, name) for name in ("indices", "data", "flip", "distributions")
        }
        if found["distributions"] is not None:
            turned = found["flip"]
            yield _Rows(
                group.row_mapper.map_array(found["indices"]["row"]),
                group.col_mapper.map_array(found["indices"]["col"]),
                found["data"].astype(np.float64),
                np.ones(len(found["data"])) if turned is None else np.where(turned, -1.0, 1.0),
                found["distributions"],
            )


def _resource(group: Any, name: str) -> Any:
    try:
        return group.package.get_resource(f"{group.label}.{name}")[0]
    except KeyError:  # left out where it would be all zeros
        return None


def _parameter_rows(parameters: Any, signs: NDArray[np.float64]) -> _Rows:
    """Of a matrix of 2, whose parameters say everything but the sign."""
    return _Rows(
        parameters["row"].astype(np.int64),
        parameters["col"].astype(np.int64),
        parameters["amount"].astype(np.float64),
        signs,
        parameters,
    )


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except (StatsArraysError, ValueError) as error:
        raise InvalidInventory(f"a distribution of the background cannot be: {error}") from error
