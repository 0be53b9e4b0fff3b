"""Declared footprints: which of their figures are told, from where on, and in which words."""

import pytest
from sample_submission import add, change, sample
from saying import said, where

from bw_cfp_programme.checks.amounts import declared
from bw_cfp_programme.labels import label

FOSSIL = {"product": "HOUSING", "indicator": "fossil", "value": 2.0, "unit": "kilogram CO2e"}
FOSSIL_WORDS = {"indicator_en": "Fossil", "indicator_zh_TW": "化石"}


def results(*rows):
    return add(sample(), "result", *({**FOSSIL, **row} for row in rows))


def test_an_indicator_as_a_whole_and_by_stage():
    both = results(
        {"value": 3.0}, {"value": 400.0, "unit": "gram CO2e"},
        {"value": 1.0, "stage": "manufacturing"}, {"value": 1.5, "stage": "raw_materials"},
        {"product": "RING"}, {"indicator": "biogenic_emissions", "stage": "use"},
    )  # fmt: skip
    expected = {
        "at": "result.value", "code": "result_total_and_stages", "product": "HOUSING",
        "total": "3.4", "stages": "2.5", **FOSSIL_WORDS,
    }  # fmt: skip
    assert said(declared.result_total_and_stages, both) == [expected]


@pytest.mark.parametrize(
    "values",
    [{"product": None}, {"value": None}, {"indicator": "total"}, {"indicator": None},
     {"stage": "use"}, {"stage": None, "failed": frozenset({"stage"})}, {"product": "RING"}],
)  # fmt: skip
def test_a_whole_that_is_none_of_these_stages_is_not_one(values):
    stages = results({}, {"stage": "use", "value": 1.0})
    assert where(declared.result_total_and_stages, stages) == ["result.value"]
    assert where(declared.result_total_and_stages, change(stages, "result", 1, **values)) == []


@pytest.mark.parametrize(
    ("indicator", "value", "code"),
    [
        ("fossil", -2.0, "emission_below_zero"),
        ("biogenic_emissions", -2.0, "emission_below_zero"),
        ("aircraft", -2.0, "emission_below_zero"),
        ("land_use_change", -2.0, None),
        ("total", -2.0, None),
        ("fossil", 2.0, None),
        ("biogenic_removals", 2.0, "removal_above_zero"),
        ("biogenic_removals", -2.0, None),
        ("biogenic_removals", 0.0, None),
        ("fossil", 0.0, None),
        ("fossil", None, None),
    ],
)
def test_emissions_are_above_zero_and_removals_below(indicator, value, code):
    wrong = {"indicator": "biogenic_removals", "value": 7.0, "unit": "ton CO2e"}
    two = results({"indicator": indicator, "value": value}, wrong)
    *found, last = said(declared.result_sign, two)
    assert last == {
        "at": "result.value:2", "code": "removal_above_zero", "product": "HOUSING", "value": "7",
        "unit": "t CO2e",
    }  # fmt: skip
    expected = {
        "at": "result.value", "code": code, "product": "HOUSING", "value": f"{value or 0:g}",
        "unit": "kg CO2e",
    }  # fmt: skip
    if code == "emission_below_zero":
        expected["indicator_en"] = label(f"indicator.{indicator}", "en")
        expected["indicator_zh_TW"] = label(f"indicator.{indicator}", "zh_TW")
    assert found == ([expected] if code else [])


def test_a_sign_in_a_row_that_failed_is_the_readers():
    failed = change(results({"value": -1.0}, {"value": -1.0}), "result", 1,
                    failed=frozenset({"value"}))  # fmt: skip
    assert where(declared.result_sign, failed) == ["result.value:2"]


# a housing weighs 1 kg
@pytest.mark.parametrize(
    ("product", "value", "unit", "most", "hint"),
    [
        ("HOUSING", 5_000.0, "kilogram CO2e", None, None),
        ("HOUSING", 5_001.0, "kilogram CO2e", "5,000", "5,001 g CO2e"),
        ("HOUSING", -5_001.0, "kilogram CO2e", "5,000", "-5,001 g CO2e"),
        ("HOUSING", 5.001, "ton CO2e", "5,000", "5.001 kg CO2e"),
        ("HOUSING", 5_001.0, "gram CO2e", None, None),
        ("HOUSING", 5_001.0, "furlong", None, None),
        ("HOUSING", None, "kilogram CO2e", None, None),
        ("PAINT", 1e7, "kilogram CO2e", None, None),
        ("PAINT", 1.001e7, "kilogram CO2e", "10,000,000", "10,010,000 g CO2e"),
    ],
)
def test_how_large_a_declared_result_may_be(product, value, unit, most, hint):
    """Of a product whose mass nobody tells, PAINT, no more than ten thousand tonnes."""
    own = results({"product": product, "value": value, "unit": unit})
    expected = {
        "at": "result.value", "code": "result_implausible", "product": product,
        "value": f"{value or 0:,.10g}", "mass": "1" if product == "HOUSING" else "?", "most": most,
        "suggestion": hint,
    }  # fmt: skip
    found = said(declared.result_implausible, own)
    for one in found:
        assert one.pop("unit") == ("t CO2e" if unit == "ton CO2e" else "kg CO2e")
    assert found == ([expected] if most else [])


def test_the_limit_follows_the_mass_of_a_piece():
    own = change(results({"value": 10_001.0}), "products", 1, mass_per_unit=2.0)
    (found,) = said(declared.result_implausible, own)
    assert (found["mass"], found["most"]) == ("2", "10,000")


def test_rows_of_one_product_in_two_units():
    rows = results({}, {"unit": "gram CO2e"}, {"product": "RING", "unit": "gram CO2e"}, {})
    expected = {
        "at": "result.unit:2", "code": "result_units_differ", "product": "HOUSING",
        "unit": "g CO2e", "other": "kg CO2e",
    }  # fmt: skip
    assert said(declared.result_units_differ, rows) == [expected]
    for blank in ({"product": None}, {"unit": None}, {"value": None}, {"value": 0.0}):
        first, second = (change(rows, "result", row, **blank) for row in (1, 2))
        assert where(declared.result_units_differ, first) == ["result.unit:4"]
        assert where(declared.result_units_differ, second) == []


@pytest.mark.parametrize(
    ("total", "differs"),
    [(100.0, False), (101.0, False), (101.1, True), (99.01, False), (98.9, True), (-100.0, True)],
)
def test_a_total_may_be_a_hundredth_off_its_parts(total, differs):
    """Fossil 90 and biogenic 20 kg in two stages, removals -10 kg; aircraft is part of fossil."""
    parts = (
        {"value": 90.0}, {"indicator": "biogenic_emissions", "value": 15.0, "stage": "use"},
        {"indicator": "biogenic_emissions", "value": 5_000.0, "unit": "gram CO2e"},
        {"indicator": "biogenic_removals", "value": -10.0}, {"indicator": "aircraft"},
        {"product": "RING", "value": 7.0}, {"indicator": "land_use_change", "value": None},
    )  # fmt: skip
    own = results({"product": "RING", "indicator": "total", "value": 7.0},
                  {"indicator": "total", "value": total}, *parts)  # fmt: skip
    expected = {
        "at": "result.value:2", "code": "result_total_differs", "product": "HOUSING",
        "total": f"{total:g}", "sum": "100",
    }  # fmt: skip
    assert said(declared.result_total_differs, own) == ([expected] if differs else [])


@pytest.mark.parametrize(
    ("row", "values"),
    [
        (1, {"stage": "use"}),
        (1, {"failed": frozenset({"value"})}),
        (1, {"product": "RING"}),
        (2, {"value": None}),
        (2, {"indicator": "aircraft"}),
        (2, {"failed": frozenset({"value"})}),
    ],
)
def test_what_is_no_total_or_no_part_is_not_compared(row, values):
    own = results({"indicator": "total", "value": 50.0}, {"value": 10.0})
    assert where(declared.result_total_differs, own) == ["result.value"]
    assert where(declared.result_total_differs, change(own, "result", row, **values)) == []
