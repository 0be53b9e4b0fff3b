"""What plants, scrap dealers and buyers by the piece must be able to say, and what is refused."""

from dataclasses import replace

import pytest
from sample_submission import change, context, drop, place, product, programme, sample
from saying import said, where

from bw_cfp_programme.checks import Offer, check_submission, products_of
from bw_cfp_programme.checks.products import without_burdens
from bw_cfp_programme.checks.supply import product_without_footprint

BOX = {"unit": "unit", "mass_per_unit": 0.4}


def found(submission, **offer):
    surroundings = context()
    if offer:
        surroundings = context(products_by_member={"S07": {"BOX": Offer(**offer)}})
    return [(p.code, p.place) for p in check_submission(submission, surroundings)]


def bought(**values):
    return change(sample(), "materials", 2, **values)


@pytest.mark.parametrize(
    ("line", "offer"),
    [
        ({"unit": "unit", "mass_per_unit": 0.4}, {"unit": "kilogram"}),
        ({"unit": "thousand units", "mass_per_unit": 400.0, "amount": 0.9}, {"unit": "ton"}),
        ({"unit": "kilogram"}, BOX),
        ({"unit": "square meter", "mass_per_unit": 0.1}, BOX),
    ],
)
def test_pieces_and_kilograms_convert_where_somebody_says_what_one_weighs(line, offer):
    assert found(bought(**line), **offer) == []


@pytest.mark.parametrize(
    ("line", "offer"),
    [
        ({"unit": "unit"}, {"unit": "kilogram"}),
        ({"unit": "kilogram"}, {"unit": "unit"}),
        ({"unit": "square meter", "mass_per_unit": 0.1}, {"unit": "unit"}),
        ({"unit": "square meter"}, BOX),
    ],
)
def test_they_do_not_where_nobody_says(line, offer):
    assert found(bought(**line), **offer) == [("supplier_unit_differs", place("materials.unit:2"))]


@pytest.mark.parametrize(
    ("offer", "code"),
    [
        ({"barred": "not_made"}, "supplier_product_not_made"),
        ({"barred": "credited"}, "supplier_product_credited"),
        ({"barred": "internal"}, "supplier_product_internal"),
    ],
)
def test_a_product_without_footprint_cannot_be_bought(offer, code):
    assert found(sample(), unit="unit", **offer) == [(code, place("materials.supplier_product:2"))]


@pytest.mark.parametrize(
    ("values", "is_told"),
    [({"output": 0.0}, True), ({"role": "internal"}, False), ({"output": 1.0}, False)],
)
def test_of_a_site_s_own_products_only_what_was_not_made_is_told_here(values, is_told):
    """Of internal ones, and of credits, own use is a matter of its own."""
    own = change(bought(supplier="S03", supplier_product="RING"), "products", 2, **values)
    at = where(product_without_footprint, own)
    assert at == (["materials.supplier_product:2"] if is_told else [])


def test_what_a_workbook_offers():
    site = change(sample(), "products", 2, output=0.0)
    site = change(site, "products", 3, by_product_treatment="substitution", output=None)
    assert products_of(site) == {
        "HOUSING": Offer(unit="unit", mass_per_unit=1.0),
        "RING": Offer(unit="unit", mass_per_unit=1.0, barred="not_made"),
        "SCRAP": Offer(unit="kilogram", barred="credited"),
    }
    declared = change(site, "facility", 1, disclosure="result")
    assert products_of(declared)["RING"].barred == ""
    steam = change(site, "products", 2, role="internal", output=5.0)
    assert products_of(steam)["RING"].barred == "internal"


def test_a_plant_that_only_treats_waste_has_a_purpose():
    plant = change(sample(), "products", 1, role="treated_waste")
    assert "no_main_product" not in [code for code, _ in found(plant)]


def test_a_product_may_rest_for_a_period():
    site = change(sample(), "products", 2, output=0.0, machine_hours=None)
    site = change(site, "processes", 1, makes=("HOUSING",))
    site = change(site, "materials", 1, amount=6_800.0)
    assert found(site) == [("product_not_made_now", place("products.output:2"))]


def test_the_product_under_study_may_not():
    site = change(sample(), "products", 2, output=0.0, machine_hours=None)
    site = change(site, "facility", 1, member="LEAD")
    studied = programme(product=product(code="RING"))
    told = check_submission(site, context(programme=studied))
    assert ("output_zero", place("products.output:2")) in [(p.code, p.place) for p in told]


def test_nor_may_everything_at_once():
    site = sample()
    for row in (1, 2):
        site = change(site, "products", row, output=0.0, machine_hours=None)
    codes = [code for code, _ in found(site)]
    assert codes.count("output_zero") == 2
    assert "product_not_made_now" not in codes


def scrap_dealer():
    site = drop(drop(sample(), "products", 1), "products", 1)
    return replace(site, processes=(), lines=(), evidence=())


def test_who_hands_on_scrap_alone_has_no_burdens_and_it_is_told():
    assert found(scrap_dealer()) == [
        ("without_burdens", place("products.by_product_treatment:3")),
    ]
    assert [one["products"] for one in said(without_burdens, scrap_dealer())] == ["SCRAP"]
    codes = [code for code, _ in found(change(scrap_dealer(), "products", 1, role="main"))]
    assert "raw_without_lines" in codes


def test_figures_beyond_reach_are_told_where_they_stand():
    site = change(sample(), "energy", 1, months=(400.0, 4e14, *10 * (400.0,)))
    site = change(site, "products", 3, output=1e14)
    site = change(site, "products", 1, mass_per_unit=1e12)
    site = change(site, "transport", 1, amount=None, distance=1e9, load=1e9)
    told = [at for code, at in found(site) if code == "amount_beyond_reach"]
    cells = ("products.output", "products.output:3", "energy.m02", "transport.load")
    assert told == [place(each) for each in cells]


def test_a_stock_may_grow_by_all_that_came_in():
    assert found(bought(stock_change=900.0)) == []
    assert found(bought(stock_change=-9_000.0)) == []


def thousands(mass):
    """Rings by the thousand: with 1 000 kg for one the balance closes."""
    return change(sample(), "products", 2, unit="thousand units", output=3.0, mass_per_unit=mass)


@pytest.mark.parametrize("beside", ["unit", "kilogram"])
def test_a_thousand_that_weighs_as_one_piece(beside):
    """By the housings beside them, or by the balance alone, where those are counted in kg."""
    good, slip = (change(thousands(mass), "products", 1, unit=beside) for mass in (1_000.0, 1.0))
    assert "mass_of_a_piece" not in [code for code, _ in found(good)]
    told = [p for p in check_submission(slip, context()) if p.code == "mass_of_a_piece"]
    assert [p.place for p in told] == [place("products.mass_per_unit:2")]
    assert "enter 1,000 kg for one kpcs" in told[0].remedy("en")
    assert "0.001 kg a piece" in told[0].message("en")


@pytest.mark.parametrize(("unit", "is_told"), [("unit", True), ("square meter", False)])
def test_only_single_pieces_beside_it_say_what_one_weighs(unit, is_told):
    """The balance is open either way."""
    site = change(thousands(1.0), "materials", 1, amount=50_000.0)
    site = change(site, "products", 1, unit=unit, mass_per_unit=1.0)
    codes = [code for code, _ in found(site)]
    assert ("mass_of_a_piece" in codes) == is_told


def test_light_pieces_by_the_thousand_are_no_slip():
    """A thousand screws of 12 g each beside a housing of one kilogram, all accounted for."""
    site = change(thousands(12.0), "materials", 1, amount=6_836.0)
    assert "mass_of_a_piece" not in [code for code, _ in found(site)]
