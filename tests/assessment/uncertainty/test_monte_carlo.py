"""Draws are the same whoever computes them, in whatever order, and whatever stands beside them."""

from dataclasses import replace

import numpy as np
import pytest
from closed import lognormal, normal, term, total

from bw_cfp_programme.assessment.sampling import Sampling
from bw_cfp_programme.assessment.uncertainty.monte_carlo import draw

HOW = Sampling(draws=500, seed=11)
TERMS = [
    term(
        f"L{n:03}",
        1.0 + n % 7,
        normal(0.05 + n % 3 / 20),
        lognormal(0.1),
        source=f"F{n % 20}",
        stage=("use", "manufacturing")[n % 2],
    )
    for n in range(700)
]


@pytest.mark.parametrize("workers", [2, 3])
def test_any_number_of_workers_draws_the_same_numbers(workers):
    alone, shared = total(TERMS, HOW), total(TERMS, replace(HOW, workers=workers))
    assert np.array_equal(alone, shared)


def test_the_order_of_lines_does_not_matter():
    assert np.array_equal(total(TERMS, HOW), total(TERMS[::-1], HOW))


def test_a_new_line_leaves_the_draws_of_others_alone():
    new = term("A00", 4.0, normal(0.2), normal(0.1))
    more = total([*TERMS, new], HOW)
    assert more - total([new], HOW) == pytest.approx(total(TERMS, HOW), rel=1e-12)


def test_the_seed_decides():
    assert np.array_equal(total(TERMS, HOW), total(TERMS, replace(HOW)))
    assert not np.allclose(total(TERMS, HOW), total(TERMS, replace(HOW, seed=12)))


def test_more_draws_begin_with_the_same_ones():
    longer = total(TERMS, replace(HOW, draws=600))
    assert longer[:500] == pytest.approx(total(TERMS, HOW), rel=1e-12)


def test_what_is_certain_keeps_its_last_digit():
    scores = draw({"use": 81.783, "manufacturing": 0.1}, [term("E01", 0.1)], HOW)
    assert np.all(scores["use"] == 81.783)
    assert np.all(scores["manufacturing"] == 0.1)
