"""The lead manufacturer's workbook: the product under study and its life after the gate."""

from dataclasses import replace

import pytest
from sample_submission import add, cell, change, context, drop, product, programme, sample

from bw_cfp_programme.checks import check_submission
from bw_cfp_programme.problems import Place

AFTER_THE_GATE = (
    {"line": "D1", "category": "distribution_transport", "stage": "distribution", "item": "Lorry",
     "product": "HOUSING", "basis": "per_unit", "mode": "road", "amount": 0.5,
     "unit": "ton kilometer"},
    {"line": "D2", "category": "use_energy", "stage": "use", "item": "Power", "amount": 90.0,
     "unit": "kilowatt hour", "product": "HOUSING", "basis": "per_unit"},
    {"line": "D3", "category": "end_of_life_treatment", "stage": "end_of_life", "item": "Housing",
     "amount": 1.0, "unit": "kilogram", "product": "HOUSING", "basis": "per_unit",
     "treatment": "recycling"},
)  # fmt: skip


def lead():
    submission = change(add(sample(), "downstream", *AFTER_THE_GATE), "facility", 1, member="LEAD")
    return change(replace(submission, file="LEAD.xlsx"), "materials", 2, supplier="outside")


def studying(**changes):
    return programme(product=product(**{"code": "HOUSING", **changes}))


def found(submission, **changes):
    surroundings = context(programme=studying(**changes))
    return [(p.code, p.place) for p in check_submission(submission, surroundings)]


def test_a_whole_life_cycle_is_left_alone():
    assert found(lead()) == []


@pytest.mark.parametrize(("row", "stage"), [(1, "Distribution"), (2, "Use"), (3, "End of life")])
def test_a_stage_without_lines_is_named(row, stage):
    submission = drop(lead(), "downstream", row)
    surroundings = context(programme=studying())
    (problem,) = check_submission(submission, surroundings)
    assert problem.code == "downstream_missing"
    assert stage in problem.message("en")


def test_cradle_to_gate_asks_for_nothing_after_the_gate():
    submission = lead()
    for _ in AFTER_THE_GATE:
        submission = drop(submission, "downstream", 1)
    assert found(submission, boundary="cradle-to-gate") == []
    assert len(found(submission)) == 3


def test_the_product_under_study_is_missing():
    place = Place("LEAD.xlsx", cell("products", "product").sheet)
    assert found(lead(), code="LAMP") == [("studied_product_missing", place)]
    assert ("studied_product_missing", place) in found(replace(lead(), products=()))


def test_the_declared_unit_does_not_fit():
    place = cell("products", "unit")
    assert found(lead(), declared_unit="kilogram") == [("declared_unit_differs", place)]


def test_a_leg_to_the_customer_needs_a_mode():
    submission = change(lead(), "downstream", 1, mode=None)
    assert found(submission) == [("leg_without_mode", cell("downstream", "mode"))]


def test_a_missing_stage_is_told_on_the_sheet_as_the_workbook_names_it():
    submission = drop(lead(), "downstream", 1)
    lines = tuple(
        replace(x, place=Place(x.place.file, "After", x.place.cell))
        if x.sheet == "downstream"
        else x
        for x in submission.lines
    )
    assert found(replace(submission, lines=lines)) == [
        ("downstream_missing", Place("LEAD.xlsx", "After"))
    ]
