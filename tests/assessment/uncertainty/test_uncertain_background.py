"""Factors drawn from their own database; two of them have a process in common.

One takes 1 kg CO2e of its own and 1 of the process, the other 2 and 1: where a draw of the process
is q, they are (1 + q)/2 and (2 + q)/3 of what they were, and lines of 2 and 3 kg become 3 + 2 q.
"""

import math
from dataclasses import replace

import numpy as np
import pytest

from bw_cfp_programme.assessment.data_quality.pedigree import INDICATORS
from bw_cfp_programme.assessment.uncertainty import assess_uncertainty
from bw_cfp_programme.assessment.uncertainty.drawn import Drawn
from bw_cfp_programme.assessment.uncertainty.spread import Spread
from bw_cfp_programme.errors import InvalidInventory
from bw_cfp_programme.options import Options, Pedigree
from bw_cfp_programme.options.data_quality import DataQuality
from sample_report import contribution, factors, programme, result, study

STEEL, GLASS = ("eco", "steel"), ("eco", "glass")
Q = np.random.default_rng(1).lognormal(0.0, 0.3, 200)
RATIOS = {STEEL: (1 + Q) / 2, GLASS: (2 + Q) / 3}
EDGE = 1.959963984540054
EXACT = {"activity_uncertainty": (0.0, 0.0)}


def line(code, score, key, **more):
    return contribution(
        line=code, activity=score, share=1.0, output=1.0, demand=1.0, factor=factors(1.0),
        factor_key=key, stage="manufacturing", **more,
    )  # fmt: skip


def assessed(*lines, draws=lambda _sampling: RATIOS, **given):
    of = study(result(lines, uncertain_backgrounds=frozenset({"eco"})), programme(**given))
    of = replace(of, background_draws=draws)
    return assess_uncertainty(of, draws=400, background_draws=200)


def sections(found):
    return {section.key: section for section in found.sections}


def facts(found):
    return {fact.key: fact.value for fact in sections(found)["uncertainty"].facts}


def whole(found, method):
    """low, median, high, below, above, mean, deviation."""
    return next(row[2:] for row in sections(found)["uncertainty"].rows if row[1] == method)


def test_factors_of_one_background_move_together():
    found = assessed(line("E1", 2.0, STEEL), line("E2", 3.0, GLASS))
    told = facts(found)
    assert told["uncertainty_together"] == pytest.approx(2 * Q.std(ddof=1), rel=1e-12)
    assert told["uncertainty_apart"] == pytest.approx(math.sqrt(2) * Q.std(ddof=1), rel=1e-12)
    drawn = np.concatenate([3 + 2 * Q, 3 + 2 * Q])
    low, median, high, _, _, mean, deviation = whole(found, "monte_carlo")
    assert (low, median, high) == pytest.approx(np.quantile(drawn, (0.025, 0.5, 0.975)), rel=1e-12)
    assert (mean, deviation) == pytest.approx((drawn.mean(), drawn.std(ddof=1)), rel=1e-12)


def test_an_uncertain_activity_multiplies_them():
    """Var(a f) = va E[f]² + vf + va vf for independent a of mean 1 and f."""
    found = assessed(line("E1", 2.0, STEEL, activity_uncertainty=(0.1, 0.1)))
    activity, factor = (0.1 / EDGE) ** 2, (Q / 2).var(ddof=1)
    mean = RATIOS[STEEL].mean()
    variance = 4 * (activity * mean**2 + factor + activity * factor)
    assert facts(found)["uncertainty_together"] == pytest.approx(math.sqrt(variance), rel=1e-7)
    low, high = np.quantile(RATIOS[STEEL], (0.025, 0.975))
    form = whole(found, "root_sum")
    assert form[0] == pytest.approx(2 - 2 * math.hypot(0.1, 1 - low), rel=1e-12)
    assert form[2] == pytest.approx(2 + 2 * math.hypot(0.1, high - 1), rel=1e-12)


def test_the_background_is_one_driver():
    found = assessed(line("E1", 2.0, STEEL), line("E2", 3.0, GLASS))
    low, high = np.quantile(3 + 2 * Q, (0.025, 0.975))
    kind, member, code, item, lines, *numbers = sections(found)["uncertainty_lines"].rows[0]
    assert (kind, member, code, item, lines) == ("background", "S03", "", "eco", 2)
    assert numbers == pytest.approx([low, high, 1.0], rel=1e-12)


def test_the_table_says_what_was_drawn():
    other = line("E3", 5.0, ("cfp factors", "grid"))
    stated = line("E2", 3.0, GLASS, factor_uncertainty=(0.1, 0.1))
    told = facts(assessed(line("E1", 2.0, STEEL), stated, other))
    assert (told["uncertainty_backgrounds"], told["uncertainty_background_draws"]) == ("eco", 200)
    assert told["uncertainty_background_drawn"] == pytest.approx(0.2)
    assert told["uncertainty_background"] == pytest.approx(0.3)
    assert told["uncertainty_factor"] == pytest.approx(0.5)
    assert told["uncertainty_neither"] == pytest.approx(0.5)


def test_what_a_person_states_of_a_factor_comes_first():
    found = assessed(line("E1", 2.0, STEEL, factor_uncertainty=(0.1, 0.1), **EXACT))
    assert facts(found)["uncertainty_together"] == pytest.approx(0.2 / EDGE, rel=1e-7)
    five = dict.fromkeys(INDICATORS, 5)
    options = Options(
        data_quality=DataQuality(pedigree="ecoinvent"),
        pedigree=(Pedigree(reason="invented", factor="steel", **five),),
    )
    found = assessed(line("E1", 2.0, STEEL), options=options)
    assert "uncertainty_background_drawn" not in facts(found)
    assert facts(found)["uncertainty_background"] == 1.0
    sigma = math.hypot(*map(math.log, (1.5, 1.2, 1.5, 1.1, 2.0))) / 2
    assert whole(found, "lognormal")[0] == pytest.approx(2 * math.exp(-EDGE * sigma), rel=1e-6)


def test_a_background_that_cannot_be_drawn_is_told():
    def refuse(_sampling):
        raise InvalidInventory("a negative scale")

    found = assessed(line("E1", 2.0, STEEL, activity_uncertainty=(0.1, 0.1)), draws=refuse)
    [told] = [p for p in found.problems if p.code == "background_not_drawn"]
    assert told.values == {"reason": "a negative scale"}
    assert "uncertainty_backgrounds" not in facts(found)
    assert facts(found)["uncertainty_background"] == 1.0


def test_the_sampling_says_how_often():
    asked = []

    def draws(sampling):
        asked.append(sampling)
        return RATIOS

    assessed(line("E1", 2.0, STEEL), draws=draws)
    assert [(how.background_draws, how.seed) for how in asked] == [(200, 14067)]


def test_draws_are_a_spread_like_others():
    drawn = Drawn.of("a", np.array([-1.0, 1.0, 1.0, 3.0]))
    assert drawn.possible
    assert not drawn.certain
    assert drawn.below_zero == 0.25
    assert drawn.mean == 1.0
    assert drawn.covariance(drawn) == pytest.approx(8 / 3)
    assert drawn.covariance(Spread(0.1, 0.1)) == 0.0
    assert drawn.at(np.zeros(6)).tolist() == [-1.0, 1.0, 1.0, 3.0, -1.0, 1.0]
    assert Drawn.of("b", np.array([1.1, 1.2])).low == 0.0
