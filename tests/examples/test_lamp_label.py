"""The lamp's label and its earlier studies, worked out by hand in docs/label.md."""

import pytest
from lamp_run import Lamp, clock

from bw_cfp_programme.programme.assess import assess


def test_the_label_in_grams(in_brightway: Lamp):
    """83.26929256 kg are 83 269.29 g."""
    label = assess(in_brightway.folder, "label", clock=clock).sections[0]
    facts = {fact.key: fact.value for fact in label.facts}
    assert facts["label_text"] == "CO2 83269 g"
    assert facts["label_status"] == "calculated"
    assert facts["valid_until"] is None
    assert label.column("rounded_value") == [83269293.0, 83269.0, 83.0, None]


def test_the_study_of_2023_may_be_compared_and_that_of_2013_may_not(in_brightway: Lamp):
    """83.26929256 / 90.4 - 1 = -7.8879 %; materials 0.99789516 - 1.21; use 81.783 - 88.6."""
    found = assess(in_brightway.folder, "label", clock=clock)
    comparison = found.sections[2]
    assert comparison.column("comparable") == [True, True, True, True, False]
    assert comparison.column("difference") == pytest.approx(
        [-7.13070744, -0.2121048439, -0.0929157697, -6.817, None]
    )
    assert comparison.column("relative_difference")[0] == pytest.approx(-0.0788795)
    reasons = comparison.column("not_comparable_because")[-1].en
    assert reasons.startswith("Standard: PAS 2050:2008, here ISO 14067:2018; Product category")
    assert reasons.endswith("GWP edition: AR4, here AR6")


def test_a_reduction_of_more_than_three_per_cent_in_time(in_brightway: Lamp):
    found = assess(in_brightway.folder, "label", clock=clock)
    reduction = found.sections[1]
    assert reduction.column("reduction") == pytest.approx([0.0788795], rel=1e-5)
    assert reduction.column("deadline") == ["2028-05-31"]
    assert reduction.column("verdict") == ["met"]
    facts = {fact.key: fact.value for fact in reduction.facts}
    assert facts["reduction_status"] == "open"
