"""The lamp's primary data, worked out by hand in docs/primary-data.md."""

import pytest
from lamp_run import Lamp, clock

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment import assess_one
from bw_cfp_programme.programme.assess import assess
from bw_cfp_programme.programme.study import open_study
from sample_report import under

GATE = 0.9978951561 + 0.4270842303  # raw materials and manufacturing of the hand calculation
REMOVALS = 0.001514736


def test_whom_to_ask_next(in_brightway: Lamp):
    found = assess(in_brightway.folder, "primary-data", clock=clock)
    order = found.sections[1]
    facts = {fact.key: fact.value for section in found.sections for fact in section.facts}
    assert facts["upstream"] == pytest.approx(GATE + REMOVALS)
    assert facts["own_share"] == pytest.approx(0.4270842303 / (GATE + REMOVALS))
    assert facts["verdict"] == "no_rule"  # tw-2025 has no tenth
    assert sum(order.column("contribution")) == pytest.approx(facts["upstream"])
    assert [problem.code for problem in found.problems] == ["own_process_not_primary"]


def test_a_member_with_a_result_only_is_asked_first_and_outside_goods_last(in_brightway: Lamp):
    """S05 declares 0.107 + its removal of 0.0015; LEAD W05 is a financial estimate."""
    order = assess(in_brightway.folder, "primary-data", clock=clock).sections[1]
    assert order.column("member")[:2] == ["S05", "LEAD"]
    assert order.column("ask")[:2] == ["result", "own_line"]
    assert order.column("contribution")[:2] == pytest.approx([0.107041344 + REMOVALS, 0.005298333])
    kinds = order.column("ask")
    assert kinds.index("outside") > max(kinds.index(k) for k in ("result", "own_line"))
    assert order.column("item")[kinds.index("outside")] == "Polycarbonate resin"


def test_the_tenth_of_the_directions_of_2020_is_met(in_brightway: Lamp):
    """Own processes with bills: 0.4270842303 - 0.0052983333 of 1.4264941 is 29.6 % alone."""
    study = open_study(in_brightway.folder, clock=clock).shown_to("lead")
    found = assess_one(under(study, rule_sets.load("tw-2020")), "primary-data")
    facts = {fact.key: fact.value for fact in found.sections[1].facts}
    assert facts["verdict"] == "met"
    assert facts["covered_share"] > (0.4270842303 - 0.0052983333) / facts["upstream"] > 0.1
    assert not any(found.sections[1].column("needed"))
