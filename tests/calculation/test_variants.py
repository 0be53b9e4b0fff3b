"""Totals under other choices, on the lamp with a loop between its suppliers (see `systems`).

A lamp: 1.25 kg ingot in each of h kg housing, 2 kWh in each of r kg recycled metal, h = 0.8 / 0.98
and r = 0.16 / 0.98; and 7.32 kg CO2e of its own.
"""

import numpy as np
import pytest
from systems import (
    FRAME,
    HOUSING,
    INGOT,
    LAMP,
    MASS,
    POWER,
    RECYCLED,
    dataset,
    lamp_factors,
    lamp_programme,
    line,
    link,
)

from bw_cfp_programme.calculation.background import Background
from bw_cfp_programme.calculation.member_scores import taken_outside
from bw_cfp_programme.calculation.processes import unit_processes
from bw_cfp_programme.calculation.system import System, foreground_of
from bw_cfp_programme.calculation.unit_scores import UnitScores
from bw_cfp_programme.calculation.variants import Variants

H, R, OWN = 0.8 / 0.98, 0.16 / 0.98, 7.32
TOTAL = 10 * H + R + OWN


@pytest.fixture
def variants() -> Variants:
    foreground = foreground_of({m: unit_processes(own) for m, own in lamp_programme().items()})
    keys = (*foreground.rows, INGOT, POWER)
    products = UnitScores(keys, ("total",), np.zeros((len(keys), 1)))
    background = Background(products, {}, "by hand", _known=lamp_factors())
    return Variants(System(foreground, LAMP, 1.0, None, background, "AR6", 100, {}))


def foundry(housing_share: float, recycled: float = 200.0):
    def ingot(part: float):
        step = {**MASS, "numerator": part, "denominator": 1.0}
        return line("M01", INGOT, 2000.0, "kilogram", stage="raw_materials", allocation=(step,))

    return [
        dataset(HOUSING, 1000.0, ingot(housing_share), link(RECYCLED, recycled)),
        dataset(FRAME, 600.0, ingot(1 - housing_share)),
    ]


def test_the_total_as_chosen(variants):
    assert variants.total == pytest.approx(TOTAL, rel=1e-14)
    same = unit_processes(lamp_programme()["S01"])
    assert variants.with_processes(same) == pytest.approx(TOTAL, rel=1e-14)


def test_another_share_of_a_pool_in_a_loop(variants):
    halved = variants.with_processes(unit_processes(foundry(0.5)))
    assert halved == pytest.approx(8 * H + R + OWN, rel=1e-14)


def test_other_amounts_in_the_loop_itself(variants):
    """r = 0.1 h and h = 0.8 + 0.1 r, so h = 0.8 / 0.99."""
    changed = variants.with_processes(unit_processes(foundry(0.625, recycled=100.0)))
    assert changed == pytest.approx((10 * 0.8 + 0.08) / 0.99 + OWN, rel=1e-14)


def test_the_datasets_of_the_product_under_study(variants):
    """Twice the lamps from the same year's inputs: half of everything."""
    lead = lamp_programme()["LEAD"]
    for stage in lead[1:]:
        stage["exchanges"][0]["amount"] = 1000.0
    assert variants.with_processes(unit_processes(lead)) == pytest.approx(TOTAL / 2, rel=1e-14)


def test_another_factor_counts_wherever_it_is_taken(variants):
    dearer = variants.with_factors({POWER: 0.6})
    assert dearer == pytest.approx(TOTAL + 0.1 * (10 + 2 * R), rel=1e-14)


def test_a_credit_grows_with_its_factor(variants):
    dearer = variants.with_factors({INGOT: 9.0})
    assert dearer == pytest.approx(TOTAL + 1.25 * H - 0.1, rel=1e-14)


def test_another_factor_for_some_lines_only(variants):
    dearer = variants.with_factors({POWER: 0.6}, lambda line: line.member == "LEAD")
    assert dearer == pytest.approx(TOTAL + 0.1 * 10, rel=1e-14)


def test_what_passes_through_a_member(variants):
    """S01's housings, with all that the loop puts into them: h = 0.8 / 0.98 kg a lamp.

    A kilogram carries s = 10 + 0.2 r and recycled r = 1 + 0.1 s, so s = 10.2 / 0.98.
    """
    assert variants.passed_on(unit_processes(lamp_programme()["S01"])) == pytest.approx(
        H * 10.2 / 0.98, rel=1e-14
    )


def test_what_takes_nothing_from_outside_has_a_row_of_nothing():
    lamp = foreground_of({m: unit_processes(own) for m, own in lamp_programme().items()})
    keys = (*lamp.rows, INGOT, POWER)
    known = Background(
        UnitScores(keys, ("total",), np.zeros((len(keys), 1))), {}, "test", _known=lamp_factors()
    )
    power = dataset(FRAME, 2.0, line("E1", POWER, 3.0, "kilowatt hour", stage="manufacturing"))
    bought = dataset(HOUSING, 1.0, link(RECYCLED, 1.0))
    found = taken_outside(unit_processes([power, bought]), lamp, known)
    assert found.emitted.tolist() == found.gross.tolist() == [[1.5], [0.0]]
    assert taken_outside(unit_processes([bought]), lamp, known).emitted.tolist() == [[0.0]]
