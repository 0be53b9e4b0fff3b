"""One thing told twice in other words, keys that slipped, and amounts that no site can have."""

import pytest
from sample_submission import add, cell, change, context, line, place, programme, sample

from bw_cfp_programme.checks import Offer, check_submission
from bw_cfp_programme.gwp import load_edition
from bw_cfp_programme.records import Member


def found(submission, **surroundings):
    return {(p.code, p.place) for p in check_submission(submission, context(**surroundings))}


def codes(submission, **surroundings):
    return {code for code, _ in found(submission, **surroundings)}


def billed(amount, unit, *, item="Diesel", first=1_234.0, process="site", **more):
    """Two lines of diesel, the first by the litre."""
    return add(
        sample(), "energy",
        line("E2", "fuel", "Diesel", first, "litre", process="CAST", supplier="outside"),
        line("E3", "fuel", item, amount, unit, process=process, supplier="outside", **more),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("amount", "unit", "item"),
    [(1_234.0, "litre", "柴油"), (1.234, "kiloliter", "Diesel"), (1_234_000.0, "millilitre", "x")],
)
def test_one_amount_under_another_name_unit_or_process(amount, unit, item):
    assert ("amount_twice", place("energy.line:3")) in found(billed(amount, unit, item=item))


def test_two_amounts_are_two():
    assert "amount_twice" not in codes(billed(1_235.0, "litre"))
    assert "amount_twice" not in codes(billed(1_200.0, "litre", first=1_200.0))
    meters = change(billed(1_234.0, "litre", meter="B"), "energy", 2, meter="A")
    assert "amount_twice" not in codes(meters)


def test_the_same_line_is_told_once():
    twice = change(billed(1_234.0, "litre"), "energy", 3, process="CAST")
    assert codes(twice) & {"amount_twice", "line_twice"} == {"line_twice"}


def test_two_gases_of_one_amount_are_two():
    more = line("A3", "air_emission", "N2O", 12.0, "ton", process="CAST")
    gases = add(sample(), "outputs", more)
    assert "amount_twice" not in codes(gases)
    assert "amount_twice" in codes(change(gases, "outputs", 4, item="二氧化碳"))


def test_litres_and_kilograms_of_one_thing():
    one = billed(1_030.0, "kilogram", process="CAST")
    assert ("item_in_two_units", cell("energy", "unit", 3)) in found(one)
    assert "item_in_two_units" not in codes(billed(1_030.0, "kilogram"))
    assert "item_in_two_units" not in codes(billed(2_000.0, "litre", process="CAST"))


def test_a_leg_by_distance_and_again_by_tonne_kilometres():
    again = line("T2", "inbound_transport", "Haulier", None, None, carries="M1", mode="road",
                 distance=320.0, load=10.0)  # fmt: skip
    legs = add(sample(), "transport", again)
    assert ("amount_twice", place("transport.line:2")) in found(legs)
    assert "amount_twice" not in codes(change(legs, "transport", 2, mode="sea"))


def test_scrap_that_is_sold_and_thrown_away():
    sold = change(sample(), "outputs", 1, amount=0.1, unit="ton")
    assert ("amount_twice", place("outputs.line")) in found(sold)
    assert "amount_twice" not in codes(sample())


@pytest.mark.parametrize(("key", "times"), [("machine_hours", 60.0), ("price", 1e3),
                                            ("price", 1e-3), ("machine_hours", 1e-3)])  # fmt: skip
def test_a_key_that_slipped(key, times):
    value = getattr(sample().products[0], key) * times
    slipped = change(sample(), "products", 1, **{key: value})
    assert ("key_unlike_others", cell("products", key)) in found(slipped)
    assert "key_unlike_others" not in codes(sample())


def test_a_key_that_goes_with_something_is_believed():
    """What weighs and costs a thousand times as much may take a thousand times as long."""
    great = change(sample(), "products", 1, machine_hours=800e3, price=90e3, mass_per_unit=1e3)
    assert "key_unlike_others" not in codes(great)


def test_a_liquid_in_cubic_metres():
    tank = billed(1_234.0, "litre", process="CAST")
    assert "liquid_in_cubic_metres" not in codes(tank)
    slipped = change(tank, "energy", 2, unit="cubic meter")
    assert ("liquid_in_cubic_metres", cell("energy", "unit", 2)) in found(slipped)


def test_an_output_that_vanishes_and_a_stock_that_took_all():
    assert ("output_vanishing", cell("products", "output")) in found(
        change(sample(), "products", 1, output=1e-20)
    )
    bought = change(sample(), "materials", 1, stock_change=10_000.0)
    assert ("nothing_used", cell("materials", "stock_change")) in found(bought)
    assert "nothing_used" not in codes(change(sample(), "materials", 1, stock_change=9_000.0))


def test_waste_of_others_cannot_be_bought():
    taken = {"S07": {"BOX": Offer(unit="unit", is_treatment=True)}}
    told = found(sample(), products_by_member=taken)
    assert ("bought_of_treatment", cell("materials", "supplier_product", 2)) in told


@pytest.mark.parametrize("text", ["R-134", "HFC-143", "R152"])
def test_a_refrigerant_without_its_letter(text):
    told = found(change(sample(), "outputs", 3, item=text))
    assert ("gas_without_letter", cell("outputs", "item", 3)) in told
    assert "gas_without_letter" not in codes(change(sample(), "outputs", 3, item="R-113"))


def test_an_edition_that_has_one_of_both_tells_of_the_factor_alone():
    """AR4 has HFC-134a and no HFC-134."""
    told = codes(change(sample(), "outputs", 3, item="R-134"),
                 programme=programme(gwp=load_edition("AR4")))  # fmt: skip
    assert "gas_without_factor" in told
    assert "gas_without_letter" not in told


@pytest.mark.parametrize("item", ["CO2 from boiler", "化糞池CH4", "HFC-134a, leaked"])
def test_a_greenhouse_gas_among_other_words_is_no_pollutant(item):
    told = found(change(sample(), "outputs", 2, category="air_pollutant", item=item))
    assert ("greenhouse_gas_as_pollutant", cell("outputs", "category", 2)) in told


@pytest.mark.parametrize(
    ("period", "other"),
    [("113年", True), ("2025/01-06", True), ("2025-01-01 ~ 2025-06-30", True),
     ("2025-01/06", True), ("2025-01/12", False),
     ("2024/07-2025/06", True), ("114年度", False), ("2025年1月至12月", False),
     ("2025-12-31", False), ("2024/12/15~2025/12/14", False)],
)  # fmt: skip
def test_a_document_of_other_years_or_of_some_months(period, other):
    dated = change(sample(), "evidence", 1, period=period)
    assert ("evidence_of_other_period" in codes(dated)) == other


@pytest.mark.parametrize(("country", "meant"), [("tw", "TW"), ("台灣", "TW"), ("jp", "JP")])
def test_a_country_by_name_is_answered_with_its_code(country, meant):
    """In capitals, or as the programme has it of the member."""
    members = (Member(code="LEAD", tier=0), Member(code="S03", tier=1, country="TW"))
    named = change(sample(), "facility", 1, country=country)
    problems = check_submission(named, context(programme=programme(members=members)))
    (told,) = [p for p in problems if p.code == "country_is_no_code"]
    assert told.values["suggestion"] == meant
