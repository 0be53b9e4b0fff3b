"""Contributions: every number has its address, and they multiply to the score exactly."""

import pytest
from systems import (
    FLIGHT,
    HOUSING,
    INGOT,
    LAMP,
    POWER,
    dataset,
    lamp_factors,
    lamp_programme,
    line,
)

from bw_cfp_programme.calculation.foreground import Foreground
from bw_cfp_programme.calculation.lines import contribution
from bw_cfp_programme.calculation.processes import unit_processes
from bw_cfp_programme.cfp_key import taken_of
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import AllocationStep, Contribution, MappingDecision


def lines_of(datasets, product, amount=1.0) -> list[Contribution]:
    factors = lamp_factors()
    uses = Foreground(unit_processes(datasets)).uses(product, amount)
    return [contribution(use, factors[use.input.key]) for use in uses]


@pytest.fixture
def lamp() -> dict[str, Contribution]:
    datasets = [found for member in lamp_programme().values() for found in member]
    return {f"{c.member} {c.line}": c for c in lines_of(datasets, LAMP)}


def test_scores_are_those_worked_out_by_hand(lamp):
    assert {name: c.total for name, c in lamp.items()} == pytest.approx(
        {
            "LEAD E01": 5.0,
            "LEAD A01": 0.12,
            "LEAD D01": -0.8,
            "LEAD D02": 3.0,
            "S01 M01": 8.0 / 0.98,
            "S02 E01": 0.16 / 0.98,
        },
        rel=1e-12,
    )


def test_every_line_multiplies_to_its_scores_exactly(lamp):
    for c in lamp.values():
        for indicator, factor in c.factor.items():
            product = c.activity * c.conversion * c.share / c.output * c.demand * factor
            assert product == c.scores[indicator]


def test_indicators_are_apart_and_make_the_total(lamp):
    kilograms = 1.25 * 0.8 / 0.98
    assert lamp["S01 M01"].scores == pytest.approx(
        {
            "fossil": 7.0 * kilograms,
            "biogenic_emissions": 1.5 * kilograms,
            "biogenic_removals": -0.5 * kilograms,
            "land_use_change": 0.0,
            "total": 8.0 * kilograms,
        }
    )


def test_a_line_keeps_what_was_entered_and_where(lamp):
    c = lamp["S01 M01"]
    assert (c.activity, c.activity_unit, c.conversion, c.share) == (2000.0, "kilogram", 1.0, 0.625)
    assert c.allocation == (
        AllocationStep(
            pool="site",
            rule="mass",
            numerator=1000.0,
            denominator=1600.0,
            unit="kilogram",
        ),
    )
    assert (c.output, c.output_unit, c.demand) == (1000.0, "kilogram", pytest.approx(0.8 / 0.98))
    assert (c.stage, c.stated.stage, c.category) == (
        "raw_materials",
        "raw_materials",
        "main_material",
    )
    assert (c.place, c.stated.workbook) == (Place("W.xlsx", "Materials", "M01"), "ab12")
    assert (c.factor_key, c.factor_unit, c.factor_source) == (INGOT, "kilogram", "by hand")
    stated = c.stated
    assert (stated.evidence, stated.data_kind, stated.primary) == ("EV1", "measured", True)
    assert c.mapping == MappingDecision(
        condition="equal", mapper="M", date="2026-01-02", reason="r"
    )


def test_an_older_imports_steps_are_read_as_far_as_they_say():
    plain = {"pool": "site", "rule": "mass", "key": "mass [kg]", "numerator": 1.0}
    row = line(
        "M01", INGOT, 2.0, "kilogram", stage="use", allocation=({**plain, "denominator": 4.0},)
    )
    (step,) = taken_of(row).allocation
    assert (step.share, step.unit, step.chosen_by, step.passed_over) == (0.25, "", "", ())


def test_the_stage_is_that_of_the_product_under_study(lamp):
    assert (lamp["S02 E01"].stage, lamp["S02 E01"].stated.stage) == (
        "raw_materials",
        "manufacturing",
    )


def test_a_credit_has_a_negative_factor(lamp):
    credit = lamp["LEAD D01"]
    assert (credit.activity, credit.factor["total"]) == (50.0, -8.0)


def test_aircraft_is_told_by_the_line(lamp):
    assert [name for name, c in lamp.items() if c.aircraft] == ["LEAD D02"]


def test_a_changed_amount_stands_by_itself_without_document():
    power = line("E01", POWER, 3.0, "megawatt hour", stage="manufacturing", conversion=1000.0)
    power["amount"] = 2500.0
    [c] = lines_of([dataset(HOUSING, 100.0, power)], HOUSING)
    assert (c.activity, c.activity_unit, c.conversion, c.share) == (
        2500.0,
        "kilowatt hour",
        1.0,
        1.0,
    )
    stated = c.stated
    assert (stated.evidence, stated.data_kind, stated.primary) == ("", "", False)
    assert c.allocation == ()
    assert c.place == Place("W.xlsx", "Materials", "E01")
    assert c.total == pytest.approx(12.5)


def test_an_exchange_that_others_added_is_placed_in_its_dataset():
    added = {"type": "technosphere", "input": FLIGHT, "amount": 4.0}
    [c] = lines_of([dataset(HOUSING, 2.0, added)], HOUSING)
    assert c.place == Place("S01", "housing", "")
    assert (c.line, c.item, c.activity, c.mapping) == ("", "flight", 4.0, None)
    assert c.total == pytest.approx(3.0)
