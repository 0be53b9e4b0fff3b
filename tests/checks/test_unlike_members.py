"""A site among the members of its programme: by which measure it is compared, and what is told."""

from dataclasses import replace

import pytest
from sample_submission import line, rows, sample
from saying import said

from bw_cfp_programme.checks.amounts.effort import efforts
from bw_cfp_programme.checks.amounts.market import market_of
from bw_cfp_programme.checks.amounts.members import unlike_members

GOODS = {"product": "P", "role": "main", "unit": "kilogram", "output": 1_000.0}
ENERGY = {"use_en": "Energy (MJ)", "use_zh_TW": "能源（MJ）"}
MEASURES = {
    "mass": {"measure_en": "kg of product", "measure_zh_TW": "產品公斤"},
    "labour_hours": {"measure_en": "hour of labour", "measure_zh_TW": "人工小時"},
    "machine_hours": {"measure_en": "machine hour", "measure_zh_TW": "機器小時"},
    "revenue": {"measure_en": "unit of revenue", "measure_zh_TW": "營收"},
}


def power(energy, **values):
    known = line("E1", "electricity", "Grid", energy, "megajoule", supplier="outside")
    return {**known, **values}


def workshop(member, *lines, products=(), **goods):
    """1 000 kg of goods of a site, from these lines."""
    facility = replace(sample().facility, member=member)
    return replace(
        sample(), file=f"{member}.xlsx", facility=facility, processes=(),
        products=rows("products", {**GOODS, **goods}, *products), lines=rows("energy", *lines),
    )  # fmt: skip


def told(own, *others):
    return said(unlike_members, own, market=market_of([own, *others]))


def measures(own, *others):
    """By which measure a site is told to be far from others."""
    english = {words["measure_en"]: name for name, words in MEASURES.items()}
    return [english[one["measure_en"]] for one in told(own, *others)]


@pytest.mark.parametrize(
    ("energy", "differs", "hint"),
    [
        (24_000.0, False, None),
        (24_001.0, True, None),
        (1_000.0 / 12, False, None),
        (83.3, True, None),
        (2_000_000.0, True, "2,000,000 kJ"),
        (2.0, True, "2 GJ"),
    ],
)
def test_energy_may_be_twelve_times_what_the_others_need_or_a_twelfth(energy, differs, hint):
    """1 and 2 MJ per kg."""
    others = workshop("B", power(1_000.0)), workshop("C", power(2_000.0))
    expected = {
        "at": "energy.amount", "code": "unlike_members", "line": "E1 Grid", "unit": "MJ",
        "amount": f"{energy:,.10g}", "own": f"{float(f'{energy / 1000:.6g}'):,.10g}",
        "low": "1", "high": "2", **ENERGY, **MEASURES["mass"],
    }  # fmt: skip
    if hint:
        expected["suggestion"] = hint
    assert told(workshop("A", power(energy)), *others) == ([expected] if differs else [])


def test_one_other_member_says_nothing_of_what_is_usual():
    assert told(workshop("A", power(1e9)), workshop("B", power(1e3))) == []


# how far each use may be from the others' most
@pytest.mark.parametrize(
    ("use", "category", "unit", "times"),
    [
        ("Water (m3)", "water", "cubic meter", 20.0),
        ("Auxiliary materials and consumables (kg)", "auxiliary_material", "kilogram", 30.0),
        ("Auxiliary materials and consumables (kg)", "consumable", "kilogram", 30.0),
        ("Packaging (kg)", "packaging", "kilogram", 30.0),
        ("Waste (kg)", "waste", "kilogram", 50.0),
    ],
)
def test_each_use_has_a_limit_of_its_own(use, category, unit, times):
    def takes(member, amount):
        return workshop(member, line("X1", category, "Thing", amount, unit))

    others = takes("B", 10.0), takes("C", 10.0)
    assert told(takes("A", 10.0 * times), *others) == []
    (found,) = told(takes("A", 10.01 * times), *others)
    assert (found["use_en"], found["line"]) == (use, "X1 Thing")
    assert told(takes("A", 10.0), takes("B", 0.0), takes("C", 10.0)) == []


def test_told_at_the_line_that_is_most_of_it():
    lines = power(9e5), power(9e6, line="E2"), power(9e4, line="E3")
    (found,) = told(workshop("A", *lines), workshop("B", power(1e3)), workshop("C", power(1e3)))
    assert (found["at"], found["own"], found["amount"]) == ("energy.amount:2", "9,990", "9,000,000")


def priced(member, energy, price, hours):
    return workshop(member, power(energy), price=price, labour_hours=hours)


def test_few_members_must_be_far_by_every_measure():
    others = priced("B", 1e3, 1.0, 10.0), priced("C", 1e3, 1.0, 10.0)
    assert measures(priced("A", 1e5, 1.0, 10.0), *others) == ["revenue"]
    assert measures(priced("A", 1e5, 100.0, 10.0), *others) == []
    assert measures(priced("A", 1e5, 1.0, 1_000.0), *others) == []
    assert measures(priced("A", 10.0, 1.0, 10.0), *others) == ["revenue"]
    assert measures(priced("A", 10.0, 0.01, 10.0), *others) == []


def test_three_others_are_measured_by_that_in_which_they_agree_best():
    """By mass all three need as much; by hours and revenue they are apart."""
    others = [priced("B", 1e3, 1.0, 10.0), priced("C", 1e3, 20.0, 1.0), priced("D", 1e3, 5.0, 5.0)]
    assert measures(priced("A", 1e5, 100.0, 1_000.0), *others) == ["mass"]
    by_hours = [workshop(m, power(1e3 * n), labour_hours=10.0 * n) for m, n in
                (("B", 1), ("C", 2), ("D", 9))]  # fmt: skip
    assert measures(workshop("A", power(1e5), labour_hours=10.0), *by_hours) == ["labour_hours"]
    assert measures(workshop("A", power(1e5), labour_hours=1e3), *by_hours) == []


def test_a_member_that_tells_nothing_of_a_measure_is_no_other_by_it():
    """Two others tell their mass, one of them its hours; so hours are no measure."""
    others = [workshop("B", power(1e3), labour_hours=1.0), workshop("C", power(1e3))]
    own = workshop("A", power(1e5), labour_hours=1e3)
    assert measures(own, *others) == ["mass"]


def test_a_site_that_is_the_least_or_the_most_is_not_held_against_itself():
    (low,) = told(workshop("A", power(1.0)), *(workshop(m, power(e)) for m, e in
                                               (("B", 1e3), ("C", 2e3), ("D", 3e3))))  # fmt: skip
    assert (low["low"], low["high"]) == ("1", "3")
    (high,) = told(workshop("A", power(1e6)), *(workshop(m, power(e)) for m, e in
                                                (("B", 1e3), ("C", 2e3), ("D", 3e3))))  # fmt: skip
    assert (high["low"], high["high"]) == ("1", "3")
    unknown = workshop("A", power(1e6), output=None)
    assert told(unknown, workshop("B", power(1.0)), workshop("C", power(1.0))) == []


DIESEL = line("F1", "fuel", "Diesel", 10.0, "litre", supplier="outside")


@pytest.mark.parametrize(
    ("lines", "megajoules"),
    [
        ([power(7.0), power(8.0)], 15.0),
        ([power(7.0, unit="kilowatt hour")], 25.2),
        ([power(7.0, supplier=None)], 7.0),
        ([power(7.0, supplier="S07")], None),
        ([power(7.0, category="water")], None),
        ([power(7.0, unit="litre")], None),
        ([power(None)], None),
        ([power(7.0, failed=frozenset({"item"}))], None),
        ([power(-7.0)], None),
        ([DIESEL], 351.6912),
        ([{**DIESEL, "unit": "cubic meter", "amount": 0.01}], 351.6912),
        ([{**DIESEL, "amount": None}], None),
        ([{**DIESEL, "category": "electricity"}], None),
        ([{**DIESEL, "unit": "kilogram"}], None),
        ([{**DIESEL, "item": "Biodiesel"}], None),
        ([{**DIESEL, "unit": "gigajoule"}], 10_000.0),
    ],
)
def test_energy_is_what_is_brought_in_as_megajoules(lines, megajoules):
    found = efforts(workshop("A", *lines))
    assert found == ({("energy", "mass"): pytest.approx(megajoules / 1e3)} if megajoules else {})


def test_a_fuel_whose_name_fits_several_has_the_middle_of_their_heating_values():
    """Of natural gas two are published, 37.6812 and 33.4944 MJ/m3, for factors of several years."""
    gas = {**DIESEL, "item": "Natural gas", "unit": "cubic meter", "amount": 1_000.0}
    ((value,),) = [list(efforts(workshop("A", gas)).values())]
    assert value == pytest.approx(37.6812, abs=2.1)


@pytest.mark.parametrize(
    ("products", "made"),
    [
        ({}, {"mass": 1_000.0}),
        ({"price": 2.0}, {"mass": 1_000.0, "revenue": 2_000.0}),
        ({"price": 2.0, "exchange_rate": 30.0}, {"mass": 1_000.0, "revenue": 60_000.0}),
        ({"price": 2.0, "output": None}, {}),
        ({"machine_hours": 3.0, "labour_hours": 4.0},
         {"mass": 1_000.0, "machine_hours": 3.0, "labour_hours": 4.0}),
        ({"labour_hours": 0.0}, {"mass": 1_000.0}),
        ({"unit": "unit", "mass_per_unit": 0.5}, {"mass": 500.0}),
        ({"role": "co_product"}, {"mass": 1_000.0}),
        ({"role": "by_product"}, {}),
        ({"role": "internal"}, {}),
    ],
)  # fmt: skip
def test_what_is_made_is_measured_in_every_way_that_is_told(products, made):
    found = efforts(workshop("A", power(60_000.0), **products))
    assert found == {("energy", name): pytest.approx(60_000.0 / n) for name, n in made.items()}


def test_a_measure_that_one_product_lacks_measures_nothing_and_byproducts_need_none():
    other = {"product": "Q", "role": "co_product", "unit": "kilogram", "output": 3_000.0}
    scrap = {"product": "R", "role": "by_product", "unit": "unit", "output": 9.0}
    both = workshop("A", power(8e3), products=(other, scrap), labour_hours=4.0)
    assert efforts(both) == {("energy", "mass"): 2.0}
