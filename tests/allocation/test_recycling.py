"""Recycling formulas: published numbers, limits that their sources name, and conservation."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bw_cfp_programme.allocation.recycling import (
    METHODS,
    Material,
    circular_footprint,
    cut_off,
    fifty_fifty,
    substitution,
)

ALUMINIUM = Material(
    virgin=9.8493, avoided=9.8493, recycled=0.7, recycling=0.7, disposal=0.00707
)  # the ministry's ingots of 2013 and 2015 and its landfill, kg CO2e per kg

emissions = st.floats(0.0, 50.0)
shares = st.floats(0.0, 1.0)


def test_published_example_of_wool():
    """Ecobalyse: recycled wool, A 0.8, Q 0.5: 0.207 kg x (0.8 x 0.5 + 0.2 x 0.5 x 80.3)."""
    wool = Material(recycled_content=1.0, allocation=0.8, quality_in=0.5, virgin=80.3, recycled=0.5)
    assert 0.207 * circular_footprint(wool) == pytest.approx(1.75, abs=0.005)


def test_aluminium_by_hand():
    """30 % recycled before, 60 % afterwards, the rest landfilled (0.4 x 0.00707 = 0.002828).

    cut-off       0.7 x 9.8493 + 0.3 x 0.7                                  7.10451 + 0.002828
    50/50         6.89451 + 0.3 x (0.35 + 4.92465) + 0.5 x 0.6 x -9.1493    5.732115 + 0.002828
    substitution  9.8493 + 0.6 x -9.1493                                    4.35972 + 0.002828
    CFF, A 0.2    6.89451 + 0.3 x (0.14 + 7.87944) + 0.8 x 0.6 x -9.1493    4.908678 + 0.002828
    """
    material = replace(ALUMINIUM, recycled_content=0.3, recycled_after=0.6, allocation=0.2)
    found = {name: method(material) for name, method in METHODS.items()}
    assert found == pytest.approx(
        {
            "cut_off": 7.107338,
            "fifty_fifty": 5.734943,
            "substitution": 4.362548,
            "pef_cff": 4.911506,
        }
    )


def test_energy_by_hand():
    """Burnt whole: 2 emitted, 1.5 replaced; half of what remains where B is 0.5."""
    burnt = Material(burnt=1.0, energy=2.0, credit=1.5, disposal=99.0)
    assert cut_off(burnt) == 2.0
    assert substitution(burnt) == fifty_fifty(burnt) == 0.5
    user_carries_half = replace(burnt, energy_allocation=0.5)
    assert circular_footprint(user_carries_half) == 0.25
    assert cut_off(user_carries_half) == 2.0
    assert substitution(user_carries_half) == fifty_fifty(user_carries_half) == 0.5


@given(emissions, emissions, emissions, shares, shares)
def test_with_a_1_and_no_energy_the_formula_is_the_cut_off(virgin, recycled, disposal, r1, r2):
    material = Material(
        virgin=virgin, avoided=virgin, recycled=recycled, recycling=recycled, disposal=disposal,
        recycled_content=r1, recycled_after=r2, allocation=1.0,
    )  # fmt: skip
    primary_and_waste = (1 - r1) * virgin + r1 * recycled + (1 - r2) * disposal
    assert circular_footprint(material) == pytest.approx(primary_and_waste, abs=1e-9)
    assert cut_off(material) == pytest.approx(primary_and_waste, abs=1e-9)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@given(emissions, emissions, emissions, shares)
def test_two_lives_carry_together_what_was_emitted(method, virgin, recycled, disposal, a):
    """Made once, recycled once, lost once, whoever carries it."""
    material = Material(
        virgin=virgin, avoided=virgin, recycled=recycled, recycling=recycled, disposal=disposal,
        allocation=a,
    )  # fmt: skip
    lives = (replace(material, recycled_after=1.0), replace(material, recycled_content=1.0))
    emitted = virgin + recycled + disposal
    assert sum(method(life) for life in lives) == pytest.approx(emitted, abs=1e-9)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@given(emissions, emissions, shares, shares)
def test_a_closed_loop_is_shared_alike_by_all(method, virgin, recycled, rate, a):
    """As much is recycled afterwards as before, at the same quality: no method has a say."""
    loop = Material(
        virgin=virgin, avoided=virgin, recycled=recycled, recycling=recycled,
        recycled_content=rate, recycled_after=rate, allocation=a,
    )  # fmt: skip
    assert method(loop) == pytest.approx((1 - rate) * virgin + rate * recycled, abs=1e-9)
