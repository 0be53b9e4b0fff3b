"""What stands beside a product: how much of it is too much, or too little, and what is told."""

from dataclasses import replace

import pytest
from sample_submission import change, line, rows, sample
from saying import said, where

from bw_cfp_programme.checks.amounts import beside
from bw_cfp_programme.labels import label

GOODS = {"product": "P", "role": "main", "unit": "kilogram", "output": 1_000.0}
PIECES = {"product": "P", "role": "main", "unit": "unit", "output": 1_000.0, "mass_per_unit": 1.0}


def site(*lines, products=(GOODS,), **facility):
    """A workshop that makes 1 000 kg from these lines."""
    own = replace(sample(), products=rows("products", *products), lines=rows("materials", *lines))
    return change(own, "facility", 1, **facility)


def thing(category, amount, unit="kilogram", **values):
    return {**line("X1", category, "Thing", amount, unit, process=None), **values}


def light(*others):
    """Chips of half a gram that weigh as much together."""
    return ({**PIECES, "output": 2e6, "mass_per_unit": 0.0005}, *others)


@pytest.mark.parametrize(
    ("category", "most"),
    [("packaging", 5.0), ("auxiliary_material", 5.0), ("consumable", 3.0), ("refrigerant", 0.1)],
)
def test_what_is_beside_a_product_weighs_no_more_than_so_many_times_as_much(category, most):
    check = beside.beside_implausible
    assert said(check, site(thing(category, most * 1_000))) == []
    (found,) = said(check, site(thing(category, most * 1_010)))
    assert found == {
        "at": "materials.amount", "code": "beside_implausible", "line": "X1 Thing",
        "mass": f"{most * 1_010:,g}", "made": "1,000", "times": f"{most * 1.01:.3g}",
        "suggestion": f"{most * 1_010:,g} g",
        "category_en": label(f"category.{category}", "en"),
        "category_zh_TW": label(f"category.{category}", "zh_TW"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "values",
    [{"category": "main_material"}, {"category": None}, {"unit": "litre"}, {"amount": 0.0},
     {"amount": None}, {"failed": frozenset({"evidence"})}],
)  # fmt: skip
def test_what_may_weigh_anything_hides_no_other_line(values):
    heavy = thing("packaging", 9e6)
    assert where(beside.beside_implausible, site({**heavy, **values}, heavy)) == [
        "materials.amount:2"
    ]


CO_PRODUCT = {**GOODS, "product": "Q", "role": "co_product", "output": 500.0}


@pytest.mark.parametrize(
    ("others", "most"),
    [
        ((), 5_000.0),
        ((CO_PRODUCT,), 7_500.0),
        (({**CO_PRODUCT, "role": "by_product"},), 5_000.0),
        (({**CO_PRODUCT, "role": "internal"},), 5_000.0),
        (({**CO_PRODUCT, "output": None},), None),
        (({**CO_PRODUCT, "unit": "unit"},), None),
    ],
)
def test_the_goods_are_all_that_is_sold_and_nothing_is_said_while_one_has_no_mass(others, most):
    check, products = beside.beside_implausible, (GOODS, *others)
    if most is None:
        assert where(check, site(thing("packaging", 1e9), products=products)) == []
        return
    assert where(check, site(thing("packaging", most), products=products)) == []
    assert where(check, site(thing("packaging", most + 1), products=products)) != []


@pytest.mark.parametrize(
    ("each", "is_light"),
    [({"mass_per_unit": 0.00099}, True), ({"mass_per_unit": 0.001}, False),
     ({"mass_per_unit": 0.9, "unit": "thousand units"}, True),
     ({"mass_per_unit": 1.1, "unit": "thousand units"}, False),
     ({"mass_per_unit": 0.0001, "unit": "square meter"}, False)],
)  # fmt: skip
def test_of_light_pieces_a_hundred_times_as_much_is_believed(each, is_light):
    chips = {**PIECES, **each, "output": 1_000.0 / each["mass_per_unit"]}
    check = beside.beside_implausible
    believed = [
        where(check, site(thing("packaging", mass), products=(chips,))) == []
        for mass in (5_001.0, 499_000.0, 501_000.0)
    ]
    assert believed == [is_light, is_light, False]
    heavy = {**GOODS, "product": "Q", "role": "co_product"}
    assert (where(check, site(thing("packaging", 11_000.0), products=(heavy, chips))) == []) == (
        is_light
    )


# R-134a has 1 530 by AR6, so that 32.679 kg of it are 50 kg CO2e per kg of goods
@pytest.mark.parametrize(
    ("amount", "unit", "each"),
    [
        (32.67, "kilogram", None),
        (32.69, "kilogram", "50.0157"),
        (32.69, "gram", None),
        (33.0, "litre", None),
        (None, "kilogram", None),
    ],
)
def test_a_fluorinated_gas_warms_no_more_than_fifty_times_the_goods(amount, unit, each):
    own = site(thing("refrigerant", amount, unit, item="R-134a"))
    expected = {
        "at": "materials.amount", "code": "gas_implausible", "line": "X1 R-134a", "each": each,
        "most": "50", "suggestion": "32.69 g",
    }  # fmt: skip
    assert said(beside.gas_implausible, own) == ([expected] if each else [])


@pytest.mark.parametrize(
    ("item", "is_told"),
    [("R-134a", True), ("SF6", True), ("CO2", False), ("CH4", False), ("N2O", False),
     ("CO2-biogenic", False), ("CH4-biogenic", False), ("Steam", False), (None, False)],
)  # fmt: skip
def test_of_gases_that_farms_emit_nothing_is_said_and_the_next_line_is_told(item, is_told):
    sulphur = thing("refrigerant", 1e6, item="SF6")
    two = site({**sulphur, "item": item}, sulphur)
    at = where(beside.gas_implausible, two)
    assert at == (["materials.amount"] if is_told else []) + ["materials.amount:2"]


def test_gases_of_light_pieces_without_rules_or_goods_or_that_could_not_be_read():
    gas, check = thing("refrigerant", 3_000.0, item="R-134a"), beside.gas_implausible
    assert where(check, site(gas)) == ["materials.amount"]
    assert where(check, site(gas, products=light())) == []
    assert where(check, site({**gas, "amount": 3_300.0}, products=light())) != []
    assert where(check, site(gas), programme=None) == []
    assert where(check, site(gas, products=({**GOODS, "output": None},))) == []
    assert where(check, site({**gas, "failed": frozenset({"item"})})) == []


HOURS = {**GOODS, "labour_hours": 10.0}


def power(amount, line_id="E1"):
    return line(line_id, "electricity", "Grid", amount, "megajoule", supplier="outside")


# per kg times per hour: amount / 1 000 x amount / 10 is 1.5e6 at 122 474 MJ
@pytest.mark.parametrize(("amount", "is_told"), [(122_474.0, False), (122_475.0, True)])
def test_many_megajoules_go_into_what_is_precious_or_made_by_few_hands(amount, is_told):
    own = site(power(amount), products=(HOURS,))
    expected = {
        "at": "materials.amount", "code": "energy_implausible", "line": "E1 Grid",
        "by_mass": "122.475", "by_hour": "12,247.5", "suggestion": "122,475 kJ",
    }  # fmt: skip
    assert said(beside.energy_implausible, own) == ([expected] if is_told else [])


def test_all_energy_and_all_hours_are_added_up_and_the_largest_line_is_told():
    check, other = beside.energy_implausible, {**HOURS, "product": "Q", "role": "co_product"}
    two = (power(50_000.0), power(73_000.0, "E2"))
    (found,) = said(check, site(*two, products=(HOURS,)))
    assert (found["at"], found["line"], found["by_mass"]) == (
        "materials.amount:2", "E2 Grid", "123",
    )  # fmt: skip
    assert where(check, site(*two, products=(HOURS, {**other, "output": 1.0}))) == []
    both = site(power(245_000.0), products=(HOURS, other))
    assert [one["by_hour"] for one in said(check, both)] == ["12,250"]
    for unknown in ({**other, "labour_hours": None}, {**other, "output": None}):
        assert where(check, site(power(9e9), products=(HOURS, unknown))) == []
    assert where(check, site(thing("packaging", 1.0), products=(HOURS,))) == []
    chips = {**light()[0], "labour_hours": 10.0}
    assert where(check, site(power(1_224_000.0), products=(chips,))) == []
    assert where(check, site(power(1_225_000.0), products=(chips,))) != []


@pytest.mark.parametrize(
    ("amount", "unit", "each", "hint"),
    [
        (200.0, "unit", None, None),
        (199.0, "unit", "0.199", None),
        (5_000_000.0, "unit", None, None),
        (5_001_000.0, "unit", "5,001", None),
        (0.2, "thousand units", None, None),
        (0.19, "thousand units", "0.19", None),
        (1.0, "unit", "0.001", "1 kpcs"),
        (5_001.0, "thousand units", "5,001", None),
        (5e8, "unit", "500,000", "500 pcs"),
    ],
)
def test_a_counted_part_of_a_counted_product(amount, unit, each, hint):
    own = site(thing("main_material", amount, unit, product="P"), products=(PIECES,))
    expected = {
        "at": "materials.amount", "code": "parts_per_piece", "line": "X1 Thing", "each": each,
        "product": "P", "suggestion": hint,
    }  # fmt: skip
    if hint is None:
        del expected["suggestion"]
    assert said(beside.parts_per_piece, own) == ([expected] if each else [])


@pytest.mark.parametrize(
    "values",
    [{"category": "packaging"}, {"product": None}, {"product": "Z"}, {"amount": 0.0},
     {"unit": "kilogram"}, {"unit": None}, {"failed": frozenset({"item"})}, {"product": "R"},
     {"product": "S"}, {"product": None, "process": "CAST"}],
)  # fmt: skip
def test_what_is_no_part_of_one_counted_product_hides_no_other(values):
    """R is sold by the kilogram, of S nothing was made."""
    few = thing("main_material", 1.0, "unit", product="P")
    others = ({**GOODS, "product": "R"}, {**PIECES, "product": "S", "output": 0.0})
    own = site({**few, **values}, few, products=(PIECES, *others))
    assert where(beside.parts_per_piece, own) == ["materials.amount:2"]


def test_a_part_of_what_one_process_makes_is_of_its_one_product():
    few = thing("main_material", 1.0, "unit", process="CAST")
    own = site(few, products=({**PIECES, "product": "HOUSING"},))
    assert where(beside.parts_per_piece, own) == ["materials.amount"]
    assert where(beside.parts_per_piece, own, programme=None) == []
    thousands = {**PIECES, "unit": "thousand units", "output": 1.0}
    by_the_thousand = site(thing("main_material", 1.0, "unit", product="P"), products=(thousands,))
    assert [one["each"] for one in said(beside.parts_per_piece, by_the_thousand)] == ["0.001"]


@pytest.mark.parametrize(
    ("masses", "is_told"),
    [((0.3,), False), ((0.29,), True), ((0.1, 0.2), False), ((0.1, 0.19), True), ((), False)],
)
def test_all_packaging_weighs_at_least_a_strap(masses, is_told):
    lines = [thing("packaging", mass, line=f"X{n}") for n, mass in enumerate(masses, start=1)]
    own = site(*lines, thing("consumable", 0.1))
    last = "" if len(masses) < 2 else f":{len(masses)}"
    expected = {
        "at": f"materials.amount{last}", "code": "packaging_too_light",
        "line": f"X{len(masses)} Thing", "mass": "0.29", "made": "1,000", "grams": "290",
        "suggestion": f"{masses[-1]} t" if masses else "",
    }  # fmt: skip
    assert said(beside.packaging_too_light, own) == ([expected] if is_told else [])


def test_packaging_that_may_be_meant_in_tonnes_is_offered_so_unless_it_is_not_weighed():
    light_one, check = thing("packaging", 0.001), beside.packaging_too_light
    assert [one["suggestion"] for one in said(check, site(light_one))] == ["0.001 t"]
    assert where(check, site(light_one, thing("packaging", 1.0, "unit"))) == []
    assert where(check, site(light_one, products=({**GOODS, "output": None},))) == []


def water(amount, category="water", unit="cubic meter", **values):
    return {**line("X1", category, "Water", amount, unit), **values}


@pytest.mark.parametrize(
    ("left", "is_told", "hints"),
    [
        (300.0, False, ()),
        (301.0, True, (None, None)),
        (0.5, False, ()),
        (0.49, True, (None, None)),
        (100_000.0, True, ("100 ML", "100,000 L")),
        (0.1, True, ("100 L", "0.1 ML")),
    ],
)
def test_waste_water_against_water(left, is_told, hints):
    """100 m3 came in; either may be the slip."""
    own = site(water(100.0), water(left, "waste_water", line="X2"))
    words = {"code": "water_differs", "taken": "100", "left": f"{left:,g}", "unit": "m3"}
    expected = [
        {"at": "materials.amount", "line": "X1 Water", **words},
        {"at": "materials.amount:2", "line": "X2 Water", **words},
    ]
    for one, hint in zip(expected, hints, strict=False):
        one.update({"suggestion": hint} if hint else {})
    assert said(beside.water_differs, own) == (expected if is_told else [])


def test_water_adds_up_and_the_largest_line_of_each_side_is_told():
    lines = [water(60.0), water(40_000.0, unit="litre"), water(1.0, "waste_water"),
             water(400.0, "waste_water"), water(9.0, "fuel")]  # fmt: skip
    found = said(beside.water_differs, site(*lines))
    assert [(one["at"], one["taken"], one["left"]) for one in found] == [
        ("materials.amount", "100", "401"), ("materials.amount:4", "100", "401"),
    ]  # fmt: skip
    for blank in ({"unit": "kilogram"}, {"amount": None}, {"failed": frozenset({"item"})}):
        without = [lines[0], {**lines[1], **blank}, *lines[2:]]
        assert said(beside.water_differs, site(*without))[0]["taken"] == "60"
    assert where(beside.water_differs, site(*lines[:2])) == []
    assert where(beside.water_differs, site(*lines[2:])) == []
