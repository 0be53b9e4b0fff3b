"""Unit scores apart by air: the lamp of `systems` flies 2 tkm of 1.5 kg CO2e each."""

from dataclasses import replace

import numpy as np
import pytest
from systems import FLIGHT, HOUSING, INGOT, LAMP, POWER, lamp_factors, lamp_programme

from bw_cfp_programme.calculation.background import Background
from bw_cfp_programme.calculation.by_air import unit_scores_by_air
from bw_cfp_programme.calculation.processes import unit_processes
from bw_cfp_programme.calculation.system import System, foreground_of
from bw_cfp_programme.calculation.unit_scores import UnitScores

LIFE_END = ("LEAD", "lamp end_of_life")


def by_air(factors, score=10.0, without=()):
    """Every product has this score in all."""
    lamp = foreground_of({m: unit_processes(own) for m, own in lamp_programme().items()})
    keys = tuple(key for key in (*lamp.rows, INGOT, POWER) if key not in without)
    products = UnitScores(keys, ("total",), np.full((len(keys), 1), score))
    background = Background(products, {}, "by hand", _known=factors)
    return unit_scores_by_air(System(lamp, LAMP, 1.0, None, background, "AR6", 100, {}))


def test_what_is_flown_is_apart_from_the_rest():
    found = by_air(lamp_factors())
    assert found[LIFE_END] == found[LAMP] == {False: {"total": 7.0}, True: {"total": 3.0}}
    assert found[HOUSING] == {False: {"total": 10.0}}
    assert by_air(lamp_factors(), score=3.0)[LAMP] == {True: {"total": 3.0}}
    assert HOUSING not in by_air(lamp_factors(), without=(HOUSING,))


def test_a_factor_of_transport_by_air_flies_too():
    """Power, as if it were flown: 10 kWh in the lamp and 2 kWh in each kg of recycled metal."""
    factors = lamp_factors()
    factors[POWER] = replace(factors[POWER], aircraft=True)
    assert factors[FLIGHT].aircraft is False  # but its line flies
    flown = by_air(factors)[LAMP][True]["total"]
    assert flown == pytest.approx(3.0 + 5.0 + 0.16 / 0.98)
