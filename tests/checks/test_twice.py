"""A line entered twice, a unit that stands alone, an item that bears a product's name."""

from dataclasses import replace

import pytest
from sample_submission import add, change, line, rows, sample
from saying import said, where

from bw_cfp_programme.checks.amounts.names import is_named_like
from bw_cfp_programme.checks.amounts.odd_units import liquid_in_cubic_metres, unit_unlike_others
from bw_cfp_programme.checks.amounts.twice import COUNTS, line_twice

NUT = line("N1", "consumable", "Nut", 5.0, "unit", supplier="outside", meter="K1", remark="day")


def nuts(*others):
    return add(sample(), "materials", NUT, *({**NUT, "line": "N2", **each} for each in others))


def test_the_second_of_two_lines_is_told_with_the_first_one_s_id_and_cell():
    twice = nuts({"item": "nut"})
    first = twice.lines[-2].place.cell
    assert said(line_twice, twice) == [
        {"at": "materials.line:4", "code": "line_twice", "line": "N2 nut", "first": f"N1 ({first})"}
    ]
    nameless = change(twice, "materials", 3, line=None)
    assert [one["first"] for one in said(line_twice, nameless)] == [first]
    assert where(line_twice, nuts({}, {})) == ["materials.line:4", "materials.line:5"]


OTHER = {"months": (5.0,), "basis": "per_unit", "treatment": "landfill"}
NUMBERS = ("amount", "stock_change", "distance", "load")


@pytest.mark.parametrize("field", [name for name in COUNTS if name != "sheet"])
def test_lines_that_differ_in_what_counts_are_two(field):
    value = OTHER.get(field, 7.0 if field in NUMBERS else "other")
    assert where(line_twice, nuts({field: value})) == []


@pytest.mark.parametrize(
    ("other", "is_told"),
    [
        ({"meter": "K2"}, False),
        ({"meter": None}, True),
        ({"meter": None, "remark": "night"}, False),
        ({"remark": "night"}, False),
        ({"remark": None}, True),
        ({"evidence": "EV9"}, True),
        ({"item": "Bolt"}, False),
        ({"failed": frozenset({"item"})}, False),
    ],
)
def test_two_meters_are_two_and_two_documents_are_not(other, is_told):
    assert bool(where(line_twice, nuts(other))) == is_told
    assert where(line_twice, nuts(other, {})) != []


def test_nothing_twice_is_nothing():
    nothing = change(nuts({"amount": 0.0}), "materials", 3, amount=0.0)
    assert where(line_twice, nothing) == []


def part(number, unit="kilogram", amount=3.0, category="consumable", **values):
    return line(f"P{number}", category, f"Part {number}", amount + number, unit, **values)


def parts(*lines):
    """Where a unit is told, of these lines alone."""
    return where(unit_unlike_others, only(*lines))


def only(*lines):
    return replace(sample(), lines=rows("materials", *lines))


POUND = part(9, "pound")


def test_one_unit_among_three_of_another_custom_is_told_with_theirs():
    found = said(unit_unlike_others, only(part(1), part(2), POUND, part(3)))
    assert found == [
        {"at": "materials.unit:3", "code": "unit_unlike_others", "line": "P9 Part 9", "unit": "lb",
         "usual": "kg"}
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        (part(1), part(2), POUND),  # two make no custom
        (part(1), part(2), part(3), part(4, "ton")),
        (part(1), part(2), part(3), part(4, "pound"), POUND),  # two are no slip
        (part(1), part(2), part(3), {**POUND, "amount": 0.0}),
        (part(1), part(2), part(3), {**POUND, "amount": None}),
        (part(1), part(2), part(3), part(4, "litre")),
        (part(1), part(2), part(3), part(4, "furlong")),
        (part(1, "furlong"), part(2, "furlong"), part(3, "furlong"), part(4, "mile")),
        (part(1), part(2), {**part(3), "amount": 0.0}, POUND),
    ],
)
def test_what_is_no_custom_or_no_slip(lines):
    assert parts(*lines) == []


def test_the_category_counts_for_energy_alone():
    mixed = (part(1, category="waste"), part(2), part(3, category="packaging"), POUND)
    assert parts(*mixed) == ["materials.unit:4"]
    heat = [part(n, "megajoule", category="heat") for n in (1, 2, 3)]
    power = part(4, "kilowatt hour", category="electricity")
    assert parts(*heat, power) == []
    assert parts(*heat, part(4, "kilowatt hour", category="heat")) == ["materials.unit:4"]
    assert parts(*heat[:2], part(3, "megajoule", category="fuel"),
                 part(4, "kilowatt hour", category="heat")) == []  # fmt: skip


@pytest.mark.parametrize(
    ("units", "told"),
    [
        (("megajoule",), []),
        (("kilowatt hour",), []),
        (("megajoule", "kilowatt hour"), ["materials.unit"]),
        (("megajoule", "megawatt hour"), ["materials.unit"]),
        (("kilowatt hour", "megawatt hour", "gigajoule"), ["materials.unit:3"]),
        (("megajoule", "gigajoule", "kilowatt hour"), []),
        (("megajoule", "gigawatt hour"), []),
    ],
)
def test_bills_of_electricity_are_in_watt_hours(units, told):
    lines = [part(n, unit, category="electricity") for n, unit in enumerate(units)]
    assert parts(*lines) == told


@pytest.mark.parametrize(
    ("item", "is_like"),
    [
        ("LED lamp 9 W", True),
        ("lamp, 9w", True),
        ("13 W lamp", False),
        ("lamp", False),
        ("9.5 W lamp", False),
        ("燈泡9", True),
        ("泡燈 9 瓦", True),
        ("燈 9", False),
        ("l-9", True),
        ("Box", False),
        ("", False),
    ],
)
def test_an_item_bears_the_name_of_a_product_with_all_its_words(item, is_like):
    """Product L-9, 9 W lamp, 燈泡 9; of one word alone, Box, nothing can be said."""
    known = {"product": "L-9", "name_en": "9 W lamp", "name_zh": "燈泡 9"}
    (lamp,) = rows("products", known)
    (box,) = rows("products", {"product": "BOX", "name_en": "Box"})
    assert is_named_like(item, lamp) is is_like
    assert is_named_like(item, box) is False


OIL = line("F1", "fuel", "Fuel oil", 1.0, "cubic meter", supplier="outside")
"""40 193.28 MJ."""


@pytest.mark.parametrize(
    ("values", "others", "times"),
    [
        ({}, 4_019.4, None),
        ({}, 4_019.0, "10"),
        ({"amount": 100.0}, 40_193.28, "100"),
        ({}, 0.0, None),
        ({"category": "electricity"}, 1.0, None),
        ({"item": "Natural gas"}, 1.0, None),
        ({"unit": "kiloliter"}, 1.0, None),
        ({"failed": frozenset({"item"})}, 1.0, None),
    ],
)
def test_a_liquid_in_cubic_metres_outweighs_no_other_energy_tenfold(values, others, times):
    power = part(2, "megajoule", amount=others - 2, category="electricity", supplier="outside")
    own = only({**OIL, **values}, power, part(3))
    amount = f"{values.get('amount', 1.0):g}"
    expected = {
        "at": "materials.unit", "code": "liquid_in_cubic_metres", "line": "F1 Fuel oil",
        "amount": amount, "unit": "m3", "times": times, "suggestion": f"{amount} L",
    }  # fmt: skip
    assert said(liquid_in_cubic_metres, own) == ([expected] if times else [])
