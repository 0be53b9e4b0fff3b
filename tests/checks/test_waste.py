"""Waste against what was bought and made: 126 kg of film waste per kg of fruit is none."""

import pytest
from sample_submission import change, context, place, programme, sample

from bw_cfp_programme import rule_sets
from bw_cfp_programme.checks import check_submission
from bw_cfp_programme.checks.waste import waste_outweighs_site
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Severity

# The sample buys 10 000 kg of ingot and makes 9 000 kg of goods and 100 kg of scrap.
THERE = 19_100.0


def waste(kilograms, **more):
    return change(sample(), "outputs", 1, amount=kilograms, **more)


def told(submission):
    return [(p.code, p.place) for p in waste_outweighs_site(submission, context())]


def test_a_published_slip_is_told_at_its_cell():
    (problem,) = waste_outweighs_site(waste(126 * 9_000.0, item="Film waste"), context())
    assert (problem.code, problem.place) == ("waste_outweighs_site", place("outputs.amount"))
    assert problem.severity is Severity.WARNING
    for text in ("Film waste", "1,134,000 kg", "59", "10,000 kg", "9,100 kg"):
        assert text in problem.message("en")
        assert text in problem.message("zh_TW")


def test_it_is_told_where_no_rule_asks_for_a_balance():
    rules = rule_sets.load("iso-14067-2018")
    assert rules.mass_balance_tolerance is None
    found = check_submission(waste(1_134_000.0), context(programme=programme(rule_set=rules)))
    assert "waste_outweighs_site" in [p.code for p in found]


@pytest.mark.parametrize(("times", "fits"), [(0.99, True), (1.01, False)])
def test_what_a_mine_or_a_stable_leaves_is_not_told(times, fits):
    heavy = waste(THERE * limit("waste_outweighs_site") * times)
    assert (told(heavy) == []) == fits


def test_a_thousandfold_by_the_unit_is_told():
    assert told(waste(700.0, unit="ton"))
    assert told(waste(700.0)) == []


def test_what_is_counted_by_the_metre_may_be_heavy():
    film = change(waste(1_134_000.0), "materials", 1, unit="square meter")
    assert told(film) == []


def test_a_site_that_tells_no_masses_is_left_alone():
    assert told(change(waste(1_134_000.0), "products", 1, mass_per_unit=None)) == []
