"""Figures that checks compare with come from data: rule sets, GWP editions, published examples."""

from dataclasses import replace

import pytest
from sample_submission import add, cell, change, context, programme, sample

from bw_cfp_programme import rule_sets
from bw_cfp_programme.checks import check_submission
from bw_cfp_programme.checks.member import is_tax_id
from bw_cfp_programme.gwp import load_edition
from bw_cfp_programme.wording import figure, nearest

RULES = rule_sets.load("tw-2025")


def codes(submission, **surroundings):
    return [p.code for p in check_submission(submission, context(**surroundings))]


# 9 800 kg come out; 10 % of what goes in: 9 800 / 0.9 = 10 888.9, 9 800 / 1.1 = 8 909.1
@pytest.mark.parametrize(
    ("ingots", "fits"), [(10_888, True), (10_890, False), (8_910, True), (8_909, False)]
)
def test_mass_balance_is_reasonable_up_to_the_tolerance(ingots, fits):
    submission = change(sample(), "materials", 1, amount=float(ingots))
    assert codes(submission) == ([] if fits else ["mass_imbalance"])


def test_the_tolerance_is_the_rule_sets():
    strict = replace(RULES, mass_balance_tolerance=0.01)
    assert codes(sample(), programme=programme(rule_set=strict)) == ["mass_imbalance"]
    silent = replace(RULES, mass_balance_tolerance=None)
    changed = change(sample(), "materials", 1, amount=45_000.0)  # no one slip makes it 9 800
    assert codes(changed, programme=programme(rule_set=silent)) == []
    slipped = change(sample(), "materials", 1, amount=99_000.0)
    assert codes(slipped, programme=programme(rule_set=silent)) == ["product_mass_differs"]


def test_the_imbalance_says_both_sides_and_the_difference():
    submission = change(sample(), "materials", 1, amount=12_250.0)
    (found,) = check_submission(submission, context())
    for text in ("12,250 kg", "9,800 kg", "2,450 kg", "20 %", "10 %"):
        assert text in found.message("en")
        assert text in found.message("zh_TW")


@pytest.mark.parametrize(
    ("role", "fits"), [("internal", True), ("treated_waste", True), ("co_product", False)]
)
def test_steam_leaves_no_site_and_waste_of_others_comes_in(role, fits):
    """9 800 kg out: 10 000 in and 5 t of steam fit; 4 900 in and 5 t of waste of others fit."""
    made = {"product": "X", "name_en": "X", "role": role, "output": 5_000.0, "unit": "kilogram"}
    submission = add(sample(), "products", made)
    if role == "treated_waste":
        submission = change(submission, "materials", 1, amount=4_900.0)
    found = codes(submission)
    assert ("mass_imbalance" not in found) == fits


def test_stock_that_grew_was_not_used():
    submission = change(sample(), "materials", 1, amount=12_250.0, stock_change=2_250.0)
    assert codes(submission) == []


def test_masses_are_converted():
    submission = change(sample(), "materials", 1, amount=10.0, unit="ton")
    assert codes(submission) == []
    pieces = change(sample(), "materials", 1, amount=500.0, unit="unit", mass_per_unit=20.0)
    assert codes(pieces) == []


def test_a_product_of_which_nothing_was_made():
    submission = change(sample(), "products", 2, output=0.0)
    (found,) = check_submission(submission, context())
    assert (found.code, found.place) == ("output_zero", cell("products", "output", 2))


def test_a_gas_that_the_edition_does_not_count():
    # R-1234yf is in AR6's table 7.SM.7 and in no table of AR4
    submission = change(sample(), "outputs", 3, item="R-1234yf")
    assert codes(submission, programme=programme(gwp=load_edition("AR6"))) == []
    assert codes(submission, programme=programme(gwp=load_edition("AR4"))) == ["gas_without_factor"]
    assert codes(submission, programme=None) == []


def test_a_misspelt_gas_is_asked_about():
    submission = change(sample(), "outputs", 3, item="R-41OA")
    (found,) = check_submission(submission, context())
    assert "R-410A" in found.remedy("en")
    assert "R-410A" in found.remedy("zh_TW")


@pytest.mark.parametrize("text", ["戊烷", "pentane", "R-717", "環戊烷", "R-600a", "氨"])
def test_what_has_no_gwp_is_named_and_may_be_a_pollutant(text):
    (found,) = check_submission(change(sample(), "outputs", 3, item=text), context())
    assert (found.code, found.place) == ("gas_without_factor", cell("outputs", "item", 3))
    assert "丁烷" not in found.line("zh_TW").replace("異丁烷", "")
    moved = change(sample(), "outputs", 2, category="air_pollutant", item=text)
    assert codes(moved) == ["pollutants_not_counted"]


@pytest.mark.parametrize("text", ["己烷", "hexane", "propene gas 2", "乙烯", "Zeon"])
def test_an_unknown_gas_is_not_answered_with_another_substance(text):
    (found,) = check_submission(change(sample(), "outputs", 3, item=text), context())
    assert found.code == "unknown_gas"
    assert "suggestion" not in found.values


def test_a_small_part_of_a_blend_may_have_no_gwp():
    """R-422D is 3.4 % isobutane; R-436A is 44 % of it, which is not small."""
    (found,) = check_submission(change(sample(), "outputs", 3, item="R-422D"), context())
    assert (found.code, found.values["share"]) == ("blend_part_without_factor", "3.4 %")
    assert "R-600a" in found.message("en")
    assert codes(change(sample(), "outputs", 3, item="R-436A")) == ["gas_without_factor"]


# https://www.rubydoc.info/gems/tw_ubn, after the announcement of the Ministry of Finance
@pytest.mark.parametrize("text", ["22099131", "47217677", "22822281"])
def test_published_tax_ids_pass(text):
    assert is_tax_id(text)


@pytest.mark.parametrize("text", ["22822280", "47217977", "88123", "11099131", "2209913１", ""])
def test_published_counterexamples_do_not(text):
    assert not is_tax_id(text)


def test_a_foreign_tax_id_is_no_business_of_ours():
    submission = change(sample(), "facility", 1, tax_id="12-345", country="US")
    assert codes(submission) == []


def test_raw_data_without_lines():
    submission = replace(sample(), lines=())
    assert codes(submission) == ["raw_without_lines"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(1234567.0, "1,234,570"), (0.5, "0.5"), (12000.0, "12,000"), (1e-7, "1e-07"), (100.0, "100")],
)
def test_figures_have_six_digits(value, text):
    assert figure(value) == text


def test_a_code_that_looks_like_nothing_has_no_suggestion():
    assert nearest("CAT", {"CAST", "OFFICE"}) == "CAST"
    assert nearest("XYZ", {"CAST", "OFFICE"}) is None
