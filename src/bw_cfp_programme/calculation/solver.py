"""The one place where equations are solved."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import splu

from bw_cfp_programme.errors import InvalidInventory

Array = NDArray[np.float64]
# Every product has its own output on the diagonal. Pivots stay there unless it cancels, though the
# inputs of a year are far larger: what has no inputs then scores what it emits, to the last digit.
DIAGONAL = 1e-12


class Solver:
    """A factorised matrix, for as many right sides as come.

    Args:
        matrix: any scipy sparse matrix, n x n; it is not changed.

    Raises:
        InvalidInventory: the matrix is singular: a loop uses up all that it makes.
    """

    def __init__(self, matrix: Any) -> None:
        # A copy, because SuperLU sorts the indices in place and a transpose shares its arrays.
        columns = sparse.csc_matrix(matrix, dtype=np.float64, copy=True)
        try:
            self._factors = splu(columns, diag_pivot_thresh=DIAGONAL)
        except RuntimeError as error:
            raise InvalidInventory(
                "a product's inputs use up all of it: no supply exists"
            ) from error

    def solve(self, right_sides: Array, *, transposed: bool = False) -> Array:
        """The x of `matrix` x = b, or of its transpose, for every column b (n x m, or n)."""
        solution: Array = self._factors.solve(right_sides, "T" if transposed else "N")
        return solution
