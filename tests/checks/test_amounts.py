"""Amounts against each other: what a slip looks like, and what it must not be taken for."""

from dataclasses import replace

import pytest
from sample_submission import (
    add,
    cell,
    change,
    context,
    line,
    place,
    programme,
    rows,
    sample,
)

from bw_cfp_programme import rule_sets
from bw_cfp_programme.checks import check_submission
from bw_cfp_programme.checks.amounts.market import market_of
from bw_cfp_programme.checks.amounts.slip import meant

BOX = {"product": "BOX", "name_en": "Carton box", "role": "main", "unit": "unit", "output": 1_000.0,
       "mass_per_unit": 0.2}  # fmt: skip
DAY = {"product": "HOUSING", "category": "use_energy", "stage": "use", "basis": "per_unit"}


def found(submission, **surroundings):
    known = context(**surroundings)
    return {(p.code, p.place): p for p in check_submission(submission, known)}


def told(submission, code, address, **surroundings):
    return found(submission, **surroundings)[code, place(address)]


def changed(sheet, row, **values):
    return change(sample(), sheet, row, **values)


def supplier(**values):
    """The workbook of S07, who makes boxes; nothing but its products is looked at."""
    facility = replace(sample().facility, member="S07")
    products = rows("products", {**BOX, **values})
    return replace(sample(), file="S07.xlsx", facility=facility, products=products, lines=())


def market(own, **values):
    return market_of([own, supplier(**values)])


def lead(**values):
    """The sample as the lead's workbook, its housing under study."""
    known = programme()
    product = replace(known.product, member="S03", code="HOUSING")
    return {"programme": replace(known, product=product), **values}


@pytest.mark.parametrize(
    ("amount", "unit", "times", "text"),
    [
        (26_400.0, "ton", 1000.0, "26,400 kg"),
        (182_000.0, "megawatt hour", 900.0, "182,000 kWh"),
        (43.2, "kilogram", 0.0008, "43.2 t"),
        (500.0, "unit", 1000.0, "0.5 pcs"),
        (500.0, "unit", 0.001, "500 kpcs"),
        (100.0, "kilogram", 3.0, None),
    ],
)
def test_what_was_meant(amount, unit, times, text):
    assert meant(amount, unit, times) == text


def test_a_unit_of_another_custom_is_believed_only_where_it_fits():
    assert meant(100.0, "pound", 0.4536) == "100 kg"
    assert meant(100.0, "pound", 0.7) is None
    assert meant(100.0, "megajoule", 0.2778) == "100 kWh"


def test_a_line_entered_twice():
    again = add(sample(), "materials", line("M9", "main_material", "Aluminium ingot", 10_000.0,
                                            "kilogram", supplier="outside"))  # fmt: skip
    assert "M1" in told(again, "line_twice", "materials.line:3").message("en")
    two = change(again, "materials", 3, remark="night")
    two = change(two, "materials", 1, remark="day")
    assert ("line_twice", place("materials.line:3")) not in found(two)


def test_a_leg_that_says_two_amounts():
    leg = changed("transport", 1, distance=200.0, load=1.0, amount=500.0)
    assert "200 tkm" in told(leg, "leg_two_amounts", "transport.amount").message("en")
    same = changed("transport", 1, distance=320.0, load=10.0)
    assert ("leg_two_amounts", place("transport.amount")) not in found(same)


def test_a_load_against_the_line_that_it_carries():
    leg = changed("transport", 1, amount=None, distance=320.0, load=10_000.0)
    assert "10,000 kg" in told(leg, "load_unlike_line", "transport.load").remedy("en")
    assert ("load_unlike_line", place("materials.amount")) in found(leg)
    part = changed("transport", 1, amount=None, distance=320.0, load=2.5)
    assert "load_unlike_line" not in {code for code, _ in found(part)}


@pytest.mark.parametrize(
    ("mode", "distance", "fits"),
    [("road", 98.0, True), ("road", 98_000.0, False), ("road", 0.09, False), ("sea", 7.0, True),
     ("sea", 19_000.0, True), ("sea", 2.0, False), ("air", 8_000.0, True), ("air", 8.0, False)],
)  # fmt: skip
def test_how_far_a_leg_goes(mode, distance, fits):
    leg = changed("transport", 1, amount=None, distance=distance, load=10.0, mode=mode)
    assert (("distance_implausible", place("transport.distance")) in found(leg)) != fits


def test_the_material_of_one_product_against_its_mass():
    """0.198 kg of EPS in a 0.11 kg liner, on a site whose whole balance is right."""
    own = changed("materials", 1, amount=1_000.0, process=None, product="HOUSING")
    own = add(own, "materials", line("M9", "main_material", "Zinc", 9_000.0, "kilogram",
                                     process=None, product="RING"))  # fmt: skip
    codes = {code for code, _ in found(own)}
    assert "product_mass_differs" in codes
    assert "mass_imbalance" not in codes


@pytest.mark.parametrize(
    ("amount", "unit", "hint"),
    [(10_000.0, "ton", "10,000 kg"), (10.0, "kilogram", "10 t"), (10_000.0, "pound", "10,000 kg")],
)
def test_a_unit_slip_is_told_at_its_line_with_what_was_meant(amount, unit, hint):
    slipped = changed("materials", 1, amount=amount, unit=unit)
    problem = told(slipped, "mass_imbalance", "materials.amount")
    assert hint in problem.remedy("en")
    assert hint in problem.remedy("zh_TW")


def test_where_no_rule_asks_for_a_balance_a_thousandfold_is_told_all_the_same():
    free = replace(rule_sets.load("tw-2025"), mass_balance_tolerance=None)
    slipped = changed("materials", 1, amount=10_000.0, unit="ton")
    under = programme(rule_set=free)
    assert ("product_mass_differs", place("materials.amount")) in found(slipped, programme=under)
    burnt = changed("materials", 1, amount=30_000.0)
    assert "product_mass_differs" not in {c for c, _ in found(burnt, programme=under)}


def test_more_is_bought_than_was_made():
    own = sample()
    one = told(own, "bought_above_output", "materials.amount:2", market=market(own, output=100.0))
    assert "900" in one.message("en")
    assert "bought_above_output" not in {c for c, _ in found(own, market=market(own))}


def test_the_maker_is_told_too():
    own = supplier(output=100.0)
    problems = check_submission(own, context(market=market_of([sample(), own])))
    assert "output_below_sales" in {problem.code for problem in problems}


def test_nobody_is_told_of_the_lines_of_a_member_that_gives_its_result_only():
    """The checks of one's own computer read them; what they say goes to other members."""
    secret = replace(sample(), facility=replace(sample().facility, disclosure="result"))
    own = supplier(output=100.0)
    known = market_of([secret, own])
    assert "output_below_sales" not in {c for c, _ in found(own, market=known)}
    assert known.purchases == {}
    assert not known.efforts.get("S03")


def test_buyer_and_maker_say_what_a_piece_weighs():
    own = changed("materials", 2, mass_per_unit=0.5)
    assert ("mass_per_unit_differs", place("materials.mass_per_unit:2")) in found(
        own, market=market(own)
    )
    right = changed("materials", 2, mass_per_unit=0.2)
    assert "mass_per_unit_differs" not in {c for c, _ in found(right, market=market(right))}


def test_a_line_with_the_name_of_another_product():
    own = changed("materials", 2, item="Paper bag 4", supplier_product="BOX")
    bag = {"product": "BAG", "name_en": "Paper bag 4", "role": "main", "unit": "unit"}
    maker = supplier()
    maker = replace(maker, products=(*maker.products, *rows("products", bag)))
    known = market_of([own, maker])
    one = told(own, "named_like_other_product", "materials.supplier_product:2", market=known)
    assert "S07 BAG" in one.remedy("en")


def test_the_sites_own_inventory_tells_electricity_that_slipped():
    declared = changed("facility", 1, ghg_category_2=2.5)  # 5 061 kWh x 0.494
    assert "lines_unlike_inventory" not in {c for c, _ in found(declared)}
    slipped = change(declared, "energy", 1, unit="megawatt hour")
    assert "kWh" in told(slipped, "lines_unlike_inventory", "energy.amount").remedy("en")
    kilograms = changed("facility", 1, ghg_category_2=2_500.0)
    places = {p for c, p in found(kilograms) if c == "lines_unlike_inventory"}
    assert places


def test_fuels_and_gases_against_category_1():
    fuel = line("E2", "fuel", "Diesel", 2_000.0, "litre", supplier="outside")
    own = change(add(sample(), "energy", fuel), "facility", 1, ghg_category_1=21.8)
    assert "lines_unlike_inventory" not in {c for c, _ in found(own)}
    slipped = change(own, "energy", 2, unit="kiloliter")
    assert ("lines_unlike_inventory", place("energy.amount:2")) in found(slipped)


def test_packaging_that_weighs_nothing_or_more_than_the_goods():
    """43.2 kg of boxes for 240 000 helmets."""
    light = changed("materials", 2, supplier="outside", supplier_product=None, amount=1.5,
                    unit="kilogram")  # fmt: skip
    assert "1.5 t" in told(light, "packaging_too_light", "materials.amount:2").remedy("en")
    heavy = change(light, "materials", 2, amount=900.0, unit="ton")
    assert ("beside_implausible", place("materials.amount:2")) in found(heavy)
    right = change(light, "materials", 2, amount=900.0)
    assert not {"packaging_too_light", "beside_implausible"} & {c for c, _ in found(right)}


def test_like_lines_for_two_products():
    steel = line("M8", "auxiliary_material", "Bolt", 24_000.0, "unit", process=None)
    own = add(sample(), "materials", {**steel, "product": "HOUSING"},
              {**steel, "line": "M9", "product": "RING", "amount": 12_000.0})  # fmt: skip
    assert "unlike_other_lines" not in {c for c, _ in found(own)}
    slipped = change(own, "materials", 4, amount=12.0, unit="unit")
    assert ("unlike_other_lines", place("materials.amount:4")) in found(slipped)


def test_one_unit_alone_among_others():
    more = [line(f"M{n}", "consumable", f"Part {n}", 3.0 + n, "kilogram") for n in (5, 6, 7)]
    own = add(sample(), "materials", *more)
    assert "unit_unlike_others" not in {c for c, _ in found(own)}
    odd = change(own, "materials", 4, unit="pound")
    assert ("unit_unlike_others", place("materials.unit:4")) in found(odd)
    tons = change(own, "materials", 4, unit="ton", amount=0.008)
    assert "unit_unlike_others" not in {c for c, _ in found(tons)}


@pytest.mark.parametrize(("value", "code"), [(4.0, "monthly_gap"), (5_000.0, "monthly_outlier")])
def test_a_month_that_slipped(value, code):
    months = (410.0, 380.0, value, *sample_months()[3:])
    one = found(changed("energy", 1, months=months))
    assert [p for c, p in one if c == code] == [cell("energy", "m03")]


def sample_months():
    return sample().lines[2].months


def test_a_month_like_the_one_before_to_the_last_digit():
    months = (*sample_months()[:3], 398.25, 398.25, *sample_months()[5:])
    assert ("month_repeated", cell("energy", "m05")) in found(changed("energy", 1, months=months))
    round_ones = (*sample_months()[:3], 400.0, 400.0, *sample_months()[5:])
    assert "month_repeated" not in {c for c, _ in found(changed("energy", 1, months=round_ones))}


def test_a_document_of_another_year():
    own = changed("evidence", 1, period="2024")
    assert ("evidence_of_other_period", place("materials.evidence")) in found(own)
    for period in ("2025", "2025/01-12", "2024-2025", "FY25", None):
        codes = {c for c, _ in found(changed("evidence", 1, period=period))}
        assert "evidence_of_other_period" not in codes, period


def test_a_row_of_last_period_that_was_not_renewed():
    before = changed("materials", 1, amount=8_123.0)
    before = replace(before, file="S03 2024.xlsx")
    stale = changed("materials", 1, amount=8_123.0)
    one = told(stale, "copied_from_earlier", "materials.amount", earlier={"S03": before})
    assert "S03 2024.xlsx" in one.message("en")
    renewed = found(sample(), earlier={"S03": before})
    assert ("copied_from_earlier", place("materials.amount")) not in renewed


def test_an_amount_that_jumped_since_last_period():
    leak = changed("outputs", 3, amount=2_000.0)
    one = told(leak, "unlike_earlier", "outputs.amount:3", earlier={"S03": sample()})
    assert "2,000 g" in one.remedy("en")


def test_life_after_the_gate_of_a_product_that_nobody_studies():
    power = {**line("D1", "use_energy", "Power", 1.0, "kilowatt hour"), **DAY, "product": "RING"}
    own = add(sample(), "downstream", {k: v for k, v in power.items() if k != "process"})
    assert ("stage_of_other_product", place("downstream.product")) in found(own, **lead())


def test_power_in_use_that_nothing_of_the_weight_needs():
    power = {**line("D1", "use_energy", "Power", 135.0, "kilowatt hour"), **DAY}
    own = add(sample(), "downstream", {k: v for k, v in power.items() if k != "process"})
    assert "use_implausible" not in {c for c, _ in found(own, **lead())}
    slipped = change(own, "downstream", 1, unit="megawatt hour")
    assert ("use_implausible", place("downstream.amount")) in found(slipped, **lead())
