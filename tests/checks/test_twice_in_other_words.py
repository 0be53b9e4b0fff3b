"""Two lines that say one thing, and keys that slipped: where they begin, and what is said."""

from dataclasses import replace

import pytest
from sample_submission import change, line, rows, sample
from saying import said, where

from bw_cfp_programme.checks.amounts import keys, said_twice
from bw_cfp_programme.labels import label

DIESEL = line("E1", "fuel", "Diesel", 1_234.0, "litre", process="CAST", supplier="outside")


def bills(*others, sheet="energy", first=DIESEL):
    lines = [first, *({**DIESEL, "line": f"E{n}", **each} for n, each in enumerate(others, 2))]
    return replace(sample(), lines=rows(sheet, *lines))


ONE = {"item": "柴油"}


def test_one_amount_is_told_at_the_later_line_with_the_earlier_one_s_cell():
    own = bills({"unit": "kiloliter", "amount": 1.234, **ONE})
    expected = {
        "at": "energy.line:2", "code": "amount_twice", "line": "E2 柴油", "amount": "1.234",
        "unit": "kL", "first": f"E1 ({own.lines[0].place.cell})",
    }  # fmt: skip
    assert said(said_twice.amount_twice, own) == [expected]
    assert where(said_twice.amount_twice, bills(ONE, ONE)) == ["energy.line:2", "energy.line:3"]


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        ({}, False),  # `line_twice` tells it
        ({"process": "site"}, True),
        ({"amount": 1_234.001, **ONE}, True),
        ({"amount": 1_234.002, **ONE}, False),
        ({"amount": 1_233.9988, **ONE}, True),
        ({"amount": 1_233.9986, **ONE}, False),
        ({"amount": None, **ONE}, False),
        ({"amount": 0.0, **ONE}, False),
        ({"unit": "kilogram", **ONE}, False),
        ({"unit": None, **ONE}, False),
        ({"category": "heat", **ONE}, False),
        ({"treatment": "landfill", **ONE}, False),
        ({"failed": frozenset({"item"}), **ONE}, False),
        ({"supplier": "S07"}, True),
    ],
)
def test_what_is_one_amount(other, is_one):
    assert bool(where(said_twice.amount_twice, bills(other))) == is_one


@pytest.mark.parametrize(
    ("amount", "is_one"), [(123.0, True), (120.0, False), (1_230.0, True), (0.0123, True),
                           (1.2e15, False), (1.23e15, True)],
)  # fmt: skip
def test_rounder_figures_may_agree_in_one_unit_but_not_in_two(amount, is_one):
    first = {**DIESEL, "amount": amount}
    check = said_twice.amount_twice
    assert bool(where(check, bills({"amount": amount, **ONE}, first=first))) == is_one
    other = {"amount": amount / 1_000.0, "unit": "kiloliter", **ONE}
    assert where(check, bills(other, first=first)) == ["energy.line:2"]


@pytest.mark.parametrize(
    ("sheet", "is_read"), [("energy", True), ("outputs", True), ("materials", False)]
)
def test_only_bills_and_meters_are_read_each_on_its_own(sheet, is_read):
    assert bool(where(said_twice.amount_twice, bills(ONE, sheet=sheet))) == is_read
    units = {"amount": 9.0, "unit": "kilogram"}
    assert bool(where(said_twice.item_in_two_units, bills(units, sheet=sheet))) == is_read


def test_two_gases_are_two():
    gas = {**DIESEL, "category": "air_emission", "item": "CO2", "unit": "kilogram"}
    same = {"category": "air_emission", "unit": "kilogram"}
    check = said_twice.amount_twice
    assert where(check, bills({**same, "item": "CH4"}, first=gas)) == []
    assert where(check, bills({**same, "item": "二氧化碳"}, first=gas)) == ["energy.line:2"]
    names = {"category": "waste_water", "unit": "kilogram"}
    assert where(check, bills({**names, "item": "CH4"}, first={**gas, **names})) != []


@pytest.mark.parametrize(
    ("other", "is_told"),
    [
        ({"amount": 9.0, "unit": "kilogram"}, True),
        ({"amount": 9.0, "unit": "kilogram", "item": "diesel"}, True),
        ({"amount": 9.0, "unit": "kilogram", "item": "Petrol"}, False),
        ({"amount": 9.0, "unit": "kilogram", "process": "site"}, False),
        ({"amount": 9.0, "unit": "kiloliter"}, False),
        ({"amount": 0.0, "unit": "kilogram"}, False),
        ({"amount": 9.0, "unit": "kilogram", "category": "heat"}, False),
    ],
)
def test_one_item_by_the_litre_and_by_the_kilogram(other, is_told):
    own = bills(other)
    expected = {
        "at": "energy.unit:2", "code": "item_in_two_units",
        "line": f"E2 {other.get('item', 'Diesel')}", "unit": "kg", "other": "L",
        "first": f"E1 ({own.lines[0].place.cell})",
    }  # fmt: skip
    assert said(said_twice.item_in_two_units, own) == ([expected] if is_told else [])


def test_two_lines_without_item_are_not_one():
    blank = {**DIESEL, "item": None}
    own = bills({"item": None, "amount": 9.0, "unit": "kilogram"}, first=blank)
    assert where(said_twice.item_in_two_units, own) == []


LEG = line("T1", "inbound_transport", "Lorry", 3_200.0, "ton kilometer", carries="M1", mode="road")


@pytest.mark.parametrize(
    ("other", "is_told"),
    [
        ({"item": "Haulier"}, True),
        ({"amount": None, "distance": 320.0, "load": 10.0}, True),
        ({}, False),
        ({"item": "Haulier", "amount": 3_201.0}, False),
        ({"item": "Haulier", "mode": "sea"}, False),
        ({"item": "Haulier", "carries": "M2"}, False),
        ({"item": "Haulier", "carries": None}, False),
    ],
)
def test_one_leg_told_twice(other, is_told):
    own = replace(sample(), lines=rows("transport", LEG, {**LEG, "line": "T2", **other}))
    assert where(said_twice.leg_twice, own) == (["transport.line:2"] if is_told else [])


@pytest.mark.parametrize(
    ("values", "is_told"),
    [
        ({"amount": 100.0}, True),
        ({"amount": 0.1, "unit": "ton"}, True),
        ({"amount": 101.0}, False),
        ({"amount": 100.0, "category": "waste_water"}, False),
        ({"amount": 100.0, "unit": "litre"}, False),
    ],
)
def test_scrap_that_is_sold_and_entered_as_waste(values, is_told):
    """100 kg of scrap are a by-product."""
    own = change(sample(), "outputs", 1, **values)
    expected = {
        "at": "outputs.line", "code": "amount_twice", "line": "W1 Dross",
        "amount": f"{own.lines[4].quantity:g}", "unit": "t" if "unit" in values else "kg",
        "first": f"SCRAP ({own.products[2].at('output').cell})",
    }  # fmt: skip
    assert said(said_twice.scrap_twice, own) == ([expected] if is_told else [])
    assert where(said_twice.scrap_twice, change(own, "products", 3, role="co_product")) == []
    assert where(said_twice.scrap_twice, change(own, "products", 3, output=0.0)) == []


GOODS = {
    "role": "main", "unit": "kilogram", "output": 100.0, "price": 10.0, "energy_per_unit": 10.0,
}  # fmt: skip


def made(*each):
    """Products A, B, ... of 100 kg."""
    values = [{**GOODS, "product": chr(65 + n), "name_en": f"Good {chr(65 + n)}", **one}
              for n, one in enumerate(each)]  # fmt: skip
    return replace(sample(), products=rows("products", *values))


def key_words(name):
    return {f"key_{each}": label(f"field.{name}", each) for each in ("en", "zh_TW")}


@pytest.mark.parametrize(
    ("value", "times"), [(500.0, None), (501.0, "50.1"), (0.2, None), (0.19, "0.019")]
)
@pytest.mark.parametrize("name", keys.KEYS)
def test_a_key_of_one_product_is_fifty_times_the_others_at_most(name, value, times):
    """As much of it is made of each; where one is far from the other, so is the other from it."""
    found = said(keys.key_unlike_others, made({name: value}, {name: 10.0}, {name: 10.0}))
    expected = {
        "at": f"products.{name}", "code": "key_unlike_others", "product": "Good A",
        "value": f"{value:g}", "times": times, **key_words(name),
    }  # fmt: skip
    assert found == ([expected] if times else [])


def cheap(hours):
    return [{**each, "price": 1.0} for each in hours[1:]]


def test_the_nearest_of_all_measures_counts():
    hours = ({"machine_hours": 1_000.0}, *3 * ({"machine_hours": 1.0},))
    check = keys.key_unlike_others
    assert [one["times"] for one in said(check, made(*hours))] == ["1,000"]
    heavy = ({**hours[0], "output": 5_000.0}, *hours[1:])
    assert where(check, made(*heavy)) == []
    priced = [
        {**each, "price": price} for each, price in zip(hours, (30.0, 1.0, 1.0, 1.0), strict=True)
    ]
    assert where(check, made(*priced)) == []
    in_dollars = [{**each, "price": 1.0, "exchange_rate": rate}
                  for each, rate in zip(hours, (30.0, 1.0, 1.0, 1.0), strict=True)]  # fmt: skip
    assert where(check, made(*in_dollars)) == []
    low = ({"area": 1.0, "price": 10.0}, *3 * ({"area": 1_000.0, "price": 100.0},))
    assert [one["times"] for one in said(check, made(*low))] == ["0.01"]


def test_pieces_are_a_measure_where_masses_are_not_known():
    pieces = [{"unit": "unit", "machine_hours": hours} for hours in (1_000.0, 1.0, 1.0, 1.0)]
    assert where(keys.key_unlike_others, made(*pieces)) == ["products.machine_hours"]
    few = {"unit": "unit", "machine_hours": 10.0, "output": 1.0}
    many = {"unit": "unit", "machine_hours": 1.0}
    assert [one["times"] for one in said(keys.key_unlike_others, made(few, many, many, many))] == [
        "1,000"
    ]
    pieces[0] |= {"unit": "thousand units"}
    assert where(keys.key_unlike_others, made(*pieces)) == []


@pytest.mark.parametrize(
    "other",
    [{"role": "by_product"}, {"output": None}, {"output": 0.0}, {"failed": frozenset({"price"})},
     {"area": None}, {"area": 0.0}],
)  # fmt: skip
def test_one_product_alone_has_no_others(other):
    first, second = {"area": 1e6}, {"area": 1.0, "role": "co_product"}
    both = ["products.area", "products.area:2"]
    assert where(keys.key_unlike_others, made(first, second)) == both
    assert where(keys.key_unlike_others, made(first, {**second, **other})) == []
