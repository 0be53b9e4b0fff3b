"""Each method against cases that are solved on paper; draws within their statistical error."""

import math
from dataclasses import astuple

import numpy as np
import pytest
from closed import (
    EDGE,
    drawn,
    error_of_edge,
    error_of_log_edge,
    error_of_mean,
    lognormal,
    normal,
    products,
    term,
)

from bw_cfp_programme.assessment.uncertainty.moments import independent, moments
from bw_cfp_programme.assessment.uncertainty.root_sum import root_sum
from bw_cfp_programme.assessment.uncertainty.spread import Spread


def check_lognormal(terms, median, sigma):
    """Both methods, against a sum that is a lognormal."""
    edges = median * math.exp(-EDGE * sigma), median * math.exp(EDGE * sigma)
    mean = median * math.exp(sigma**2 / 2)
    deviation = mean * math.sqrt(math.expm1(sigma**2))
    stated = sum(sum(each.scores.values()) for each in terms)
    exact = moments(stated, products(terms))
    five = (edges[0], median, edges[1], mean, deviation)
    assert astuple(exact.summary()) == pytest.approx(five, rel=1e-12)
    found = drawn(terms)
    assert found.mean == pytest.approx(mean, abs=error_of_mean(deviation))
    assert found.median == pytest.approx(median, abs=error_of_log_edge(median, sigma))
    assert found.low == pytest.approx(edges[0], abs=error_of_log_edge(edges[0], sigma))
    assert found.high == pytest.approx(edges[1], abs=error_of_log_edge(edges[1], sigma))


def check_normal(terms, stated, deviation):
    """Root of sums, exact moments and draws, against a sum that is a normal."""
    form, exact, found = root_sum(products(terms)), moments(stated, products(terms)), drawn(terms)
    assert exact.mean == pytest.approx(stated, rel=1e-12)
    assert exact.deviation == pytest.approx(deviation, rel=1e-8)
    assert found.mean == pytest.approx(stated, abs=error_of_mean(deviation))
    assert found.low == pytest.approx(stated - EDGE * deviation, abs=error_of_edge(deviation))
    assert found.high == pytest.approx(stated + EDGE * deviation, abs=error_of_edge(deviation))
    return form


def test_one_lognormal():
    check_lognormal([term("E01", 5.0, activity=lognormal(0.25))], 5.0, 0.25)


def test_a_product_of_lognormals_is_a_lognormal():
    """ln x = ln a + ln f, so that sigma² = 0.3² + 0.4² = 0.5²."""
    check_lognormal([term("E01", 2.0, lognormal(0.3), lognormal(0.4))], 2.0, 0.5)


def test_a_sum_of_normals_is_a_normal():
    """JCGM 101:2008, 9.2.2: four normals of deviation 1 have deviation 2 and +-3.92 at 95 %."""
    terms = [term(f"L{n}", 10.0, activity=normal(EDGE / 10)) for n in range(4)]
    form = check_normal(terms, 40.0, 2.0)
    assert (form.low, form.high) == pytest.approx((3.92, 3.92), abs=0.001)


def test_lines_on_one_factor_stand_on_one_draw():
    """1 and 3 on one factor of +-10 %: 4 of it, +-0.4; the form takes the root of 0.1² + 0.3²."""
    terms = [term("E01", 1.0, factor=normal(0.1), source="grid")]
    terms += [term("E02", 3.0, factor=normal(0.1), source="grid")]
    form = check_normal(terms, 4.0, 0.4 / EDGE)
    assert form.high == pytest.approx(math.sqrt(0.1**2 + 0.3**2), rel=1e-12)
    assert independent(products(terms)) == pytest.approx((form.high / EDGE) ** 2, rel=1e-8)


def test_a_credit_on_the_same_factor_takes_uncertainty_away():
    terms = [term("E01", 5.0, factor=normal(0.1), source="grid")]
    terms += [term("E02", -4.0, factor=normal(0.1), source="grid")]
    check_normal(terms, 1.0, 0.1 / EDGE)


def test_moments_are_those_of_the_integral_over_all_that_is_drawn():
    """Two lines on one factor with bounds of their own, and a line whose two gases are apart.

    T = 2 a f(1) + 3 b f(2) + c (4 g + h), integrated over a, b, c, f, g and h (Gauss-Hermite).
    """
    a, b, c = normal(0.2), Spread(0.3, 0.1), lognormal(0.2)
    f1, f2, g, h = Spread(0.2, 0.5), normal(0.3), normal(0.05), Spread(2 / 3, 7 / 3)
    terms = [term("a", 2.0, a, f1, "f"), term("b", 3.0, b, f2, "f")]
    terms += [term("c", 4.0, c, g, "g"), term("c", 1.0, c, h, "h")]
    points, weights = np.polynomial.hermite_e.hermegauss(24)
    z = np.meshgrid(*[points] * 4, indexing="ij")
    weight = np.prod(np.meshgrid(*[weights / weights.sum()] * 4, indexing="ij"), axis=0)
    first = 2 * a.at(z[0]) * f1.at(z[2]) + 3 * b.at(z[1]) * f2.at(z[2])
    second = c.at(z[0]) * (4 * g.at(z[1]) + h.at(z[2]))  # independent of the first
    means = [float((weight * part).sum()) for part in (first, second)]
    squares = [float((weight * part**2).sum()) for part in (first, second)]
    variance = sum(square - mean**2 for square, mean in zip(squares, means, strict=True))
    exact = moments(10.0, products(terms))
    assert exact.mean == pytest.approx(sum(means), rel=1e-9)
    assert exact.variance == pytest.approx(variance, rel=1e-9)


def test_bounds_that_differ_still_share_their_draw():
    """+-10 % of 1 and +-30 % of 1 on one draw: +-0.4 together."""
    terms = [term("E01", 1.0, factor=normal(0.1), source="grid")]
    terms += [term("E02", 1.0, factor=normal(0.3), source="grid")]
    check_normal(terms, 2.0, 0.4 / EDGE)


def test_lines_and_their_common_factor_together():
    """F (a1 + 2 a2), a normal of 0.05 and 0.1, F lognormal: exact moments by hand.

    E = 3 e^(s²/2). The bracket has the variance 0.05² + 4 x 0.1² = 0.0425 and the mean 3, F the
    second moment e^(2 s²), so that the variance is (9 + 0.0425) e^(2 s²) - 9 e^(s²).
    """
    s = 0.2
    terms = [term("E01", 1.0, normal(0.05 * EDGE), lognormal(s), "grid")]
    terms += [term("E02", 2.0, normal(0.1 * EDGE), lognormal(s), "grid")]
    exact, found = moments(3.0, products(terms)), drawn(terms)
    assert exact.mean == pytest.approx(3 * math.exp(s**2 / 2), rel=1e-12)
    variance = 9.0425 * math.exp(2 * s**2) - 9 * math.exp(s**2)
    assert exact.variance == pytest.approx(variance, rel=1e-7)
    assert found.mean == pytest.approx(exact.mean, abs=error_of_mean(exact.deviation))
    assert found.deviation == pytest.approx(exact.deviation, rel=0.03)


def test_asymmetric_bounds_are_kept():
    """One line of -67 % and +233 %: drawn between a third and ten thirds in 95 of 100 cases."""
    found = drawn([term("E01", 3.0, factor=Spread(2 / 3, 7 / 3))])
    assert found.low == pytest.approx(1.0, rel=0.03)
    assert found.median == pytest.approx(3.0, rel=0.03)
    assert found.high == pytest.approx(10.0, rel=0.05)


def test_the_effects_say_what_to_measure_better():
    """3 of +-20 % and 1 of +-20 %: nine tenths of the variance come from the first."""
    terms = [term("E01", 3.0, activity=normal(0.2)), term("E02", 1.0, activity=normal(0.2))]
    exact = moments(4.0, products(terms))
    assert exact.effects["E01"] / exact.variance == pytest.approx(0.9, rel=1e-9)


def test_the_form_takes_lower_and_upper_bounds_apart():
    """A source of 100 with -3/+4 % and -4/+3 %: -5/+5 %; one of -50 with 0 and -10/+20 %.

    Down: hypot(100 x 0.05, 50 x 0.2) = 11.18; up: hypot(5, 50 x 0.1) = 7.071.
    """
    terms = [term("E01", 100.0, Spread(0.03, 0.04), Spread(0.04, 0.03))]
    terms += [term("W01", -50.0, Spread(), Spread(0.1, 0.2))]
    form = root_sum(products(terms))
    assert (form.low, form.high) == pytest.approx((math.sqrt(125), math.sqrt(50)), rel=1e-12)
    assert form.shares == pytest.approx((math.sqrt(125) / 50, math.sqrt(50) / 50), rel=1e-12)


def test_a_blend_is_one_source_of_the_form():
    """60 and 40 of the two gases of one line: 100 at hypot(0.1, 0.05)."""
    terms = [term("R410A", 60.0, normal(0.1), normal(0.05), "HFC-32")]
    terms += [term("R410A", 40.0, normal(0.1), normal(0.05), "HFC-125")]
    assert root_sum(products(terms)).high == pytest.approx(100 * math.hypot(0.1, 0.05), rel=1e-12)


def test_a_certain_part_is_left_as_it_is():
    """2 that are a lognormal, beside 7 that are certain: its points, 7 higher."""
    terms = [term("E01", 2.0, lognormal(0.3)), term("E02", 7.0)]
    expected = (7 + 2 * math.exp(-EDGE * 0.3), 9.0, 7 + 2 * math.exp(EDGE * 0.3))
    found = moments(9.0, products(terms)).summary()
    assert (found.low, found.median, found.high) == pytest.approx(expected, rel=1e-12)


def test_a_part_below_zero_is_taken_as_a_normal():
    found = moments(-2.0, products([term("E01", -2.0, normal(0.1))])).summary()
    assert (found.low, found.median, found.high) == pytest.approx((-2.2, -2.0, -1.8), rel=1e-12)
