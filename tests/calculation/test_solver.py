"""Solving: what is given stays as it is, and what has no inputs scores what it emits."""

import numpy as np
import pytest
from scipy import sparse

from bw_cfp_programme.calculation.solver import Solver


def test_the_matrix_that_is_given_stays_as_it_is():
    """A transpose shares its arrays, whose indices SuperLU sorts where they stand."""
    whole = sparse.csr_matrix(([3.0, 1.0, 2.0], [1, 0, 1], [0, 2, 3]), (2, 2))
    found = Solver(whole.T).solve(np.array([1.0, 7.0]))
    assert whole.indices.tolist() == [1, 0, 1]
    assert whole.T @ found == pytest.approx([1.0, 7.0], rel=1e-15)


def test_what_has_no_inputs_scores_what_it_emits_to_the_last_digit():
    """Two others take hundreds of it, and of each other in a loop."""
    takes = np.array([[1.0, 0.0, -625.2, -927.4], [0.0, 1.0, -0.5, 0.0], [0.0, 0.0, 1.0, -0.6],
                      [0.0, 0.0, -1.4, 1.0]])  # fmt: skip
    emitted = np.array([0.474, 0.675, 0.57, 0.84])
    scores = Solver(sparse.csc_matrix(takes)).solve(emitted, transposed=True)
    assert scores[:2].tolist() == [0.474, 0.675]
    assert takes.T @ scores == pytest.approx(emitted, rel=1e-9)
