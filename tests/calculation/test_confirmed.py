"""What bw2calc must confirm: how far our sums may be from its own, and who is named where not."""

from dataclasses import replace

import numpy as np
import pytest
from bw2data.tests import bw2test
from systems import INGOT
from test_footprint import CO2, METHODS, PROGRAMME, UPTAKE, processes, write_lamp

from bw_cfp_programme.calculation.background import Background
from bw_cfp_programme.calculation.confirmed import refuse_other_scores, refuse_other_total
from bw_cfp_programme.calculation.processes import Input
from bw_cfp_programme.calculation.system import compute
from bw_cfp_programme.calculation.unit_scores import UnitScores
from bw_cfp_programme.errors import CalculationMismatch, UnknownDataset
from bw_cfp_programme.results import INDICATORS
from bw_cfp_programme.tolerances import SINGLE_PRECISION

HOUSING, FRAME = ("S01", "housing"), ("S01", "frame")


def moved(line, indicator, amount):
    """The line with so much more of an indicator, and of the total."""
    scores = {**line.scores}
    for name in (indicator, "total"):
        scores[name] += amount
    return replace(line, scores=scores)


@bw2test
def test_the_total_and_every_flow_may_be_off_by_a_millionth_of_the_gross_sum():
    system = compute(PROGRAMME, processes(write_lamp()), METHODS)
    (first, *rest), lca = system.lines, system.matrices.lca
    gross = sum(abs(line.scores[name]) for line in system.lines for name in INDICATORS)
    assert gross > 1.1 * sum(line.total for line in system.lines)  # the ingot has removals
    near, far = (times * SINGLE_PRECISION * gross for times in (0.8, 1.3))
    for off in (0.0, near, -near):
        refuse_other_total([moved(first, "fossil", off), *rest], system.by_flow, lca)
        flows = {**system.by_flow, CO2: system.by_flow[CO2] + off}
        refuse_other_total(system.lines, flows, lca)
    for off in (far, -far, float("nan")):
        with pytest.raises(CalculationMismatch, match=r"^the lines add up to .*, bw2calc gives"):
            refuse_other_total([moved(first, "fossil", off), *rest], system.by_flow, lca)
        flows = {**system.by_flow, CO2: system.by_flow[CO2] + off}
        with pytest.raises(CalculationMismatch, match=r"'co2'\).* kg CO2e, bw2calc gives"):
            refuse_other_total(system.lines, flows, lca)


@bw2test
def test_a_flow_that_we_forgot_is_named():
    system = compute(PROGRAMME, processes(write_lamp()), METHODS)
    flows = {flow: score for flow, score in system.by_flow.items() if flow != UPTAKE}
    with pytest.raises(CalculationMismatch, match=r"'uptake'\): 0\.0 kg CO2e, bw2calc gives -0"):
        refuse_other_total(system.lines, flows, system.matrices.lca)


@pytest.mark.parametrize(
    ("apart", "named"),
    [
        ([[0.0, 2e-6], [-2e-6, 0.0]], None),
        ([[0.0, 2.1e-6], [0.0, 0.0]], "housing.*: its lines add up to 2.0 kg CO2e a unit.* 20.0"),
        ([[0.0, 0.0], [-2.1e-6, 0.0]], "frame.*: its lines add up to 3.0 kg CO2e a unit.* 30.0"),
        ([[0.0, 0.0], [0.0, float("nan")]], "frame.* 4.0 kg CO2e a unit, bw2calc gives 40.0"),
    ],
)
def test_a_product_may_be_off_by_a_millionth_of_what_stands_behind_it(apart, named):
    ours = np.array([[1.0, 2.0], [3.0, 4.0]])
    given = [HOUSING, FRAME], ours, 10 * ours, np.array(apart), np.full((2, 2), 2.0)
    if named is None:
        refuse_other_scores(*given)
        return
    with pytest.raises(CalculationMismatch, match=named):
        refuse_other_scores(*given)


@bw2test
def test_a_product_of_the_system_that_is_gone_from_the_project_is_refused_by_name():
    around = Background(UnitScores((INGOT,), ("total",), np.ones((1, 1))), {}, "test")
    with pytest.raises(UnknownDataset, match=r"^no dataset \('bg', 'ingot'\) in the current"):
        around.factor(Input(key=INGOT, kind="technosphere", amount=1.0))
