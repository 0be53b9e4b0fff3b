"""Two statements of what a line stands on: the line's own dataset, decisions, units."""

import pytest
from test_strategies import INDEX, LEFT_OUT, POWER, STEEL, applied, dataset, line

from bw_cfp_programme.importers.background_index import BackgroundIndex
from bw_cfp_programme.importers.decisions import LineKey
from bw_cfp_programme.importers.doubts import doubts
from bw_cfp_programme.importers.partners import Partners
from bw_cfp_programme.importers.targets import Link, Target, by_rule
from bw_cfp_programme.results import MappingDecision

COPPER = Target(("bg", "copper"), "Copper", "kilogram", "TW")
WITH_COPPER = BackgroundIndex({"bg": [STEEL, POWER, COPPER]})


def linked(*, decided_for, named="copper", ruling=None):
    """What a line of steel stands on that names copper, and what is told of it."""
    rulings = {LineKey("steel", decided_for): ruling or by_rule(STEEL, "equal")}
    known = Partners(index=WITH_COPPER, rulings=rulings)
    data = [dataset("P", line(item="Steel", background=named))]
    kept = [e.get("input") for e in applied(data, known)[0]["exchanges"][1:]]
    return kept, [found.code for found in doubts(data, known)]


def test_a_decision_for_all_does_not_overrule_what_a_line_names():
    assert linked(decided_for="") == ([COPPER.key], ["decision_and_line_differ"])
    assert linked(decided_for="", ruling=LEFT_OUT)[0] == [COPPER.key]


def test_a_decision_for_the_member_does_and_that_is_told():
    assert linked(decided_for="S1") == ([STEEL.key], ["decision_and_line_differ"])
    assert linked(decided_for="S1", ruling=LEFT_OUT)[0] == []


def test_a_name_that_nothing_has_waits_for_a_decision():
    assert linked(decided_for="", named="coppper") == ([STEEL.key], [])


def test_where_both_agree_nothing_is_told():
    assert linked(decided_for="", named="steel") == ([STEEL.key], [])


@pytest.mark.parametrize(
    ("factor", "unit", "codes"),
    [
        (1.0, "ton", ["decision_factor_and_units"]),
        (1000.0, "ton", []),
        (None, "ton", []),
        (950.0, "ton", []),  # a loss
        (0.37, "kilogram", []),  # a solution
        (0.001, "kilogram", ["decision_factor_and_units"]),
        (7.85, "cubic meter", []),  # units do not say
    ],
)
def test_a_factor_that_contradicts_the_units(factor, unit, codes):
    decided = Link(STEEL, MappingDecision(condition="equal"), factor)
    known = Partners(index=INDEX, rulings={LineKey("steel"): decided})
    data = [dataset("P", line(item="Steel", unit=unit), line(item="Steel", unit=unit))]
    assert [found.code for found in doubts(data, known)] == codes


def test_a_members_own_data_are_used_whatever_was_decided():
    own = Target(("cfp p S2", "COIL"), "Coil", "kilogram")
    decided = Link(STEEL, MappingDecision(condition="proxy"), 1.0)
    known = Partners(
        index=INDEX, rulings={LineKey("steel"): decided}, products={("S2", "COIL"): own},
        members=frozenset({"S2"}),
    )  # fmt: skip
    bought = line(item="Steel", unit="ton", supplier="S2", product="COIL")
    assert doubts([dataset("P", bought)], known) == []
