"""Judgements by numbers and dates: the verified value, the identity, who verifies, conditions."""

from dataclasses import replace
from datetime import date

import pytest
from asked import (
    BASELINE,
    BOTH,
    CHANGE,
    CONTRACT,
    STATEMENT,
    TOML,
    check,
    complete,
    found,
    options,
    section,
)

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment.requirements.case import StudyCase
from bw_cfp_programme.assessment.requirements.conditions import CONDITIONS
from bw_cfp_programme.options.validity import Validity
from sample_report import contribution, factors, lamp_lines


def test_a_total_that_its_indicators_do_not_make_breaks_the_identity():
    broken = [contribution(factor=factors(10.0) | {"total": 11.0})]
    assert check("uptake_identity", of=complete(broken)).status == "not_met"
    assert check("uptake_identity", of=complete()).evidence.en.startswith("With uptake")


def test_pact_identity_by_hand():
    """The lamp: fossil 1.0119, uptake 0.0105: 1.0014 with it, 1.0119 without."""
    said = check("uptake_identity", of=complete(lamp_lines())).evidence.en
    assert "1.0014 = without 1.0119 + uptake -0.0105" in said


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({}, "met"),
        ({"value": 1.0014}, "met"),
        ({"value": 1.001}, "met"),
        ({"value": 1.002}, "not_met"),
        ({"value": 1.1}, "not_met"),
        ({"value": 1.0}, "met"),  # printed as 1 kg
        ({"value": 2.0}, "not_met"),
        ({"value": None}, "met"),
        ({"completed": date(2025, 12, 31)}, "not_met"),
        ({"completed": date(2026, 11, 25)}, "not_met"),
        ({"expires": date(2026, 11, 23)}, "not_met"),
        ({"expires": date(2026, 11, 24)}, "met"),
        ({"party": "review"}, "not_met"),
        ({"statement": "TBD"}, "not_met"),
        ({"body": "待定"}, "not_met"),
    ],
)
def test_a_statement_is_of_this_result_and_in_force(changed, status):
    """The lamp is 1.0014 kg: printed as 1.001, not as 1.002; today is 2026-11-24."""
    said = options(verification=replace(STATEMENT, **changed))
    assert check("assured", of=complete(lamp_lines(), said=said)).status == status


@pytest.mark.parametrize(
    ("rules", "parties"),
    [
        ("tw-2025", {"third"}),
        ("tw-2020", {"third", "review"}),
        ("ghg-protocol-product", {"first", "third"}),
        ("iso-14067-2018", {"first", "third", "review"}),
    ],
)
def test_who_may_verify_is_the_rule_sets_to_say(rules, parties):
    of = {
        party: complete(
            lamp_lines(),
            said=options(verification=replace(STATEMENT, party=party)),
            rules=rule_sets.load(rules),
        )
        for party in ("first", "third", "review")
    }
    assert {party for party in of if check("assured", of=of[party]).status == "met"} == parties


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("approved", {"validity": Validity(place=TOML, approved=date(2026, 7, 1))}),
        ("change_deadlines", {"changes": (CHANGE,)}),
        ("contracts", {"electricity_contracts": (CONTRACT,)}),
        ("earlier", {"earlier_studies": (replace(BASELINE, baseline=False),)}),
        ("baseline", {"earlier_studies": (BASELINE,)}),
    ],
)
def test_conditions_hold_where_somebody_stated_it(condition, said):
    assert not CONDITIONS[condition](StudyCase(complete(), ()))
    assert CONDITIONS[condition](StudyCase(complete(said=options(**said)), ()))


@pytest.mark.parametrize("condition", ["data_age", "change_deadlines"])
def test_a_rule_set_without_the_number_asks_for_nothing(condition):
    silent = rule_sets.load("iso-14067-2018")
    said = options(changes=(CHANGE,))
    assert CONDITIONS[condition](StudyCase(complete(said=said), ()))
    assert not CONDITIONS[condition](StudyCase(complete(said=said, rules=silent), ()))


def test_conditions_of_boundary_and_year():
    whole, part = complete(), complete(boundary="cradle-to-gate")
    assert CONDITIONS["cradle_to_grave"](StudyCase(whole, ()))
    assert CONDITIONS["cradle_to_gate"](StudyCase(part, ()))
    assert not CONDITIONS["from_2027"](StudyCase(whole, ()))
    later = complete(about={"period_end": date(2027, 1, 1)})
    assert CONDITIONS["from_2027"](StudyCase(later, ()))


def test_both_values_of_electricity_are_said():
    """Data: location-based 1.0, market-based 0.9 kg CO2e."""
    asked = ("stated", "electricity", "location_based", "market_based")
    said = check(*asked, others=[found(section("electricity", facts=BOTH))]).evidence.en
    assert "With the grid's mix throughout: 1 kg CO2e; With contracts: 0.9 kg CO2e" in said
