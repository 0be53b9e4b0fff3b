import math
from statistics import NormalDist

import numpy as np
import pytest
from closed import EDGE, lognormal, normal

from bw_cfp_programme.assessment.uncertainty.spread import CERTAIN, Spread

POINTS = np.array([-EDGE, 0.0, EDGE])
LEFT = -EDGE * math.log(1 + 1 / 0.15) / math.log(3)  # where 1 + 0.15 (1 - 3^(-z/1.96)) is zero
IPCC_LIKE = Spread(2 / 3, 7 / 3)  # a third to ten thirds


@pytest.mark.parametrize(
    "spread",
    [normal(0.05), lognormal(0.3), IPCC_LIKE, Spread(0.3, 0.1), Spread(0.05, 0.0500001), CERTAIN],
)
def test_goes_through_its_bounds_and_the_stated_amount(spread):
    expected = [1 - spread.low, 1.0, 1 + spread.high]
    assert spread.at(POINTS) == pytest.approx(expected, rel=1e-9)


def test_equal_bounds_are_the_normal_distribution():
    z = np.linspace(-4, 4, 9)
    assert normal(0.1).at(z) == pytest.approx(1 + 0.1 / EDGE * z, rel=1e-8)


def test_one_factor_up_and_down_is_the_lognormal_distribution():
    z = np.linspace(-4, 4, 9)
    assert Spread(0.5, 1.0).at(z) == pytest.approx(2 ** (z / EDGE), rel=1e-12)
    assert lognormal(0.3).at(z) == pytest.approx(np.exp(0.3 * z), rel=1e-12)


@pytest.mark.parametrize(
    ("spread", "mean", "variance"),
    [
        (CERTAIN, 1.0, 0.0),
        (normal(0.196), 1.0, (0.196 / EDGE) ** 2),
        (lognormal(0.4), math.exp(0.08), (math.exp(0.16) - 1) * math.exp(0.16)),
    ],
)
def test_moments_of_the_textbook(spread, mean, variance):
    assert spread.mean == pytest.approx(mean, rel=1e-9)
    assert spread.covariance(spread) == pytest.approx(variance, rel=1e-8)


@pytest.mark.parametrize("pair", [(IPCC_LIKE, normal(0.2)), (IPCC_LIKE, Spread(0.3, 0.1))])
def test_moments_are_those_of_the_density(pair):
    """Against the integral over the normal density (trapezoid, to eight standard deviations)."""
    z = np.linspace(-8, 8, 4001)
    weight = np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi) * (z[1] - z[0])
    means = [float(spread.at(z) @ weight) for spread in pair]
    joint = float((pair[0].at(z) * pair[1].at(z)) @ weight)
    assert [spread.mean for spread in pair] == pytest.approx(means, rel=1e-9)
    assert pair[0].covariance(pair[1]) == pytest.approx(joint - means[0] * means[1], rel=1e-7)


def test_what_may_fall_below_zero():
    assert normal(1.0).below_zero == pytest.approx(0.025, rel=1e-6)
    assert Spread(0.9, 0.9).below_zero == pytest.approx(0.0147, abs=5e-5)  # Phi(-2.178)
    assert Spread(1.0, 3.0).below_zero == pytest.approx(0.025, rel=1e-9)
    assert Spread(0.3, 0.1).below_zero == pytest.approx(NormalDist().cdf(LEFT), rel=1e-9)
    assert lognormal(1.5).below_zero == IPCC_LIKE.below_zero == CERTAIN.below_zero == 0.0


def test_bounds_to_one_side_alone_are_no_distribution_here():
    assert CERTAIN.possible
    assert Spread(0.1, 0.3).possible
    assert not Spread(0.0, 0.3).possible
    assert not Spread(0.3, 0.0).possible
    assert not Spread(-0.1, -0.3).possible
