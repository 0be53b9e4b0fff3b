"""Declared footprints: once, with the right sign, and of a size that a product can have."""

import pytest
from sample_submission import add, cell, context, sample

from bw_cfp_programme.checks import check_submission

ROW = {"product": "HOUSING", "indicator": "fossil", "value": 1.0, "unit": "kilogram CO2e"}


def told(*values):
    submission = add(sample(), "result", *({**ROW, **value} for value in values))
    found = [(p.code, p.place) for p in check_submission(submission, context())]
    return [one for one in found if one[0] != "results_in_raw_mode"]


RAW, MAKING = {"stage": "raw_materials"}, {"stage": "manufacturing"}
REMOVAL = {"indicator": "biogenic_removals"}
TOTAL = {"indicator": "total"}


@pytest.mark.parametrize(
    ("values", "code", "address"),
    [
        (({}, RAW, MAKING), "result_total_and_stages", ("value", 1)),
        (({**REMOVAL, "value": 0.2},), "removal_above_zero", ("value", 1)),
        (({"value": -45_000.0},), "emission_below_zero", ("value", 1)),
        (({"value": 31_000_000.0},), "result_implausible", ("value", 1)),
        ((RAW, {**MAKING, "unit": "gram CO2e"}), "result_units_differ", ("unit", 2)),
        (({**TOTAL, "value": 4.0}, RAW, MAKING), "result_total_differs", ("value", 1)),
    ],
)
def test_what_is_wrong_with_a_result(values, code, address):
    field, row = address
    assert (code, cell("result", field, row)) in told(*values)


@pytest.mark.parametrize(
    "values",
    [
        (RAW, MAKING),
        (RAW, {**REMOVAL, "value": -0.2}),
        ({**TOTAL, "value": 2.0}, RAW, MAKING),
        ({"indicator": "land_use_change", "value": -0.1}, RAW),
        ({"value": 4_000.0},),  # kg CO2e of a kilogram of integrated circuits
    ],
)
def test_what_is_right(values):
    assert told(*values) == []
