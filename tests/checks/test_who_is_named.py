"""The words of single problems: which line, member, gas and amount they name, and at which cell."""

from dataclasses import replace

import pytest
from sample_submission import add, cell, change, context, place, programme, sample

from bw_cfp_programme.checks import check_submission
from bw_cfp_programme.gwp import load_edition
from bw_cfp_programme.labels import LANGUAGES
from bw_cfp_programme.records import Member


def energy(**values):
    return change(sample(), "energy", 1, **values)


def told(submission, **surroundings):
    """Code, cell and both sentences of the only problem."""
    (found,) = check_submission(submission, context(**surroundings))
    return found.code, found.place, [f"{found.message(x)} {found.remedy(x)}" for x in LANGUAGES]


def test_the_tenfold_month_is_the_first_that_is_told():
    months = (None, 400.0, 4_000.0, *9 * (400.0,))
    code, where, _ = told(energy(months=months))
    assert (code, where) == ("monthly_outlier", place("energy.m03"))


def test_months_of_a_line_without_id_are_told_by_its_item():
    for months in ((410.0, 4_200.0, *10 * (400.5,)), 12 * (400.0,)):
        _, _, sentences = told(energy(line=None, months=months))
        assert all("Grid electricity" in sentence for sentence in sentences)


def test_an_edition_names_every_gas_that_it_lacks():
    submission = change(sample(), "outputs", 3, item="R-1234yf")
    code, where, sentences = told(submission, programme=programme(gwp=load_edition("AR4")))
    assert (code, where) == ("gas_without_factor", place("outputs.item:3"))
    for sentence in sentences:
        assert "A2 R-1234yf" in sentence
        assert "AR4" in sentence
        assert "HFO-1234yf" in sentence


def test_pollutants_are_told_once_each_by_name():
    two = change(sample(), "outputs", 2, category="air_pollutant", item="NOx")
    two = change(two, "outputs", 3, category="air_pollutant", item="SO2")
    two = add(two, "outputs", {"line": "A3", "category": "air_pollutant", "item": "NOx"})
    code, where, sentences = told(two)
    assert (code, where) == ("pollutants_not_counted", place("outputs.category:2"))
    assert all("3" in sentence and "NOx, SO2" in sentence for sentence in sentences)


def test_a_supply_that_the_programme_does_not_know_names_both():
    members = tuple(replace(m, supplies=()) for m in programme().members)
    _, _, sentences = told(sample(), programme=programme(members=members))
    assert all("S07" in sentence and "S03" in sentence for sentence in sentences)


def test_a_file_with_another_member_s_name_tells_both():
    code, where, sentences = told(replace(sample(), file="S07 2025.xlsx"))
    assert (code, where) == ("file_of_other_member", cell("facility", "member"))
    assert all("S07" in sentence and "S03" in sentence for sentence in sentences)


def test_a_file_may_begin_with_a_code_in_small_letters_and_full_width():
    members = (*programme().members, Member(code="S0", tier=1))
    surroundings = context(programme=programme(members=members))
    assert check_submission(replace(sample(), file="ｓ０３-2025.xlsx"), surroundings) == []


def test_an_offset_in_a_result_names_the_product_or_its_cell():
    declared = {"product": "HOUSING", "indicator": "fossil", "value": 1.0, "standard": "碳權"}
    for product, said in (("HOUSING", "HOUSING"), (None, cell("result", "product").cell)):
        found = check_submission(
            add(sample(), "result", {**declared, "product": product}), context()
        )
        (offset,) = [p for p in found if p.code == "offset_refused"]
        assert offset.place == cell("result", "standard")
        assert said in offset.message("en")


@pytest.mark.parametrize("field", ["composition", "background"])
def test_offsets_are_found_wherever_a_line_speaks(field):
    found = check_submission(energy(**{field: "carbon credits"}), context())
    assert cell("energy", field) in [p.place for p in found if p.code == "offset_refused"]


@pytest.mark.parametrize("field", ["standard", "verification", "remark"])
def test_offsets_are_found_wherever_a_result_speaks(field):
    declared = {"product": "HOUSING", "indicator": "fossil", "value": 1.0, field: "碳權"}
    found = check_submission(add(sample(), "result", declared), context())
    assert cell("result", field) in [p.place for p in found if p.code == "offset_refused"]


def test_the_mass_of_waste_and_material_is_asked_for_at_its_cell():
    by_piece = change(sample(), "materials", 1, unit="unit", mass_per_unit=None)
    code, where, sentences = told(by_piece)
    assert (code, where) == ("mass_balance_unknown", cell("materials", "mass_per_unit"))
    assert all("Aluminium ingot" in sentence and "pcs" in sentence for sentence in sentences)
    nameless = change(by_piece, "materials", 1, item=None)
    assert all("M1" in sentence for sentence in told(nameless)[2])
