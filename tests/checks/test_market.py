"""What the members of a programme know of each other: products, purchases, efforts."""

from dataclasses import replace

import pytest
from sample_submission import add, change, line, rows, sample

from bw_cfp_programme.checks.amounts.market import EMPTY, Purchase, market_of

BOX = {"product": "BOX", "name_en": "Carton box", "role": "main", "unit": "unit",
       "output": 1_000.0, "mass_per_unit": 0.2, "labour_hours": 50.0}  # fmt: skip


def maker(member="S07", *more, **facility):
    own = replace(sample().facility, member=member, **facility)
    products = rows("products", BOX, *more)
    return replace(sample(), facility=own, products=products, lines=())


def buyer(**values):
    return change(sample(), "materials", 2, **values)


@pytest.mark.parametrize(
    ("values", "amount", "weighs"),
    [
        ({}, 900.0, None),
        ({"mass_per_unit": 0.25}, 900.0, 0.25),
        ({"unit": "thousand units", "mass_per_unit": 250.0}, 900_000.0, 0.25),
        ({"unit": "kilogram"}, 4_500.0, None),
        ({"unit": "kilogram", "mass_per_unit": 1.0}, 4_500.0, 0.2),
        ({"stock_change": 100.0}, 800.0, None),
    ],
)
def test_a_purchase_is_in_the_product_s_unit(values, amount, weighs):
    purchases = market_of([buyer(**values), maker()]).purchases
    assert purchases == {("S07", "BOX"): (Purchase("S03", "M2", pytest.approx(amount), weighs),)}


@pytest.mark.parametrize(
    "values",
    [{"amount": None}, {"unit": "litre"}, {"failed": frozenset({"evidence"})},
     {"supplier": "outside"}, {"supplier": None}, {"supplier_product": None},
     {"supplier_product": "BAG"}, {"supplier": "S03", "supplier_product": "RING"}],
)  # fmt: skip
def test_what_is_no_readable_purchase_of_another_is_none(values):
    assert not any(market_of([buyer(**values), maker()]).purchases.values())


def test_a_line_without_an_id_is_called_by_what_it_is():
    ((purchase,),) = market_of([buyer(line=None), maker()]).purchases.values()
    assert purchase.line == "Carton"


def test_all_purchases_of_all_members_in_their_order_and_the_last_workbook_of_each():
    again = line("M9", "packaging", "Carton", 5.0, "unit", supplier="S07", supplier_product="BOX")
    stale = buyer(amount=1.0)
    others = [stale, maker(), add(buyer(), "materials", again),
              change(buyer(amount=7.0), "facility", 1, member="S05"),
              change(buyer(), "facility", 1, member=None)]  # fmt: skip
    found = market_of(others)
    bought = [(p.member, p.line, p.amount) for p in found.purchases["S07", "BOX"]]
    assert bought == [("S03", "M2", 900.0), ("S03", "M9", 5.0), ("S05", "M2", 7.0)]
    assert set(found.efforts) == {"S03", "S05", "S07"}


def test_a_member_that_gives_its_result_only_shows_what_it_makes_and_no_more():
    secret = change(buyer(), "facility", 1, disclosure="result")
    found = market_of([secret, maker("S07", {**BOX, "product": None}, disclosure="result")])
    assert set(found.products) == {
        ("S03", "HOUSING"), ("S03", "RING"), ("S03", "SCRAP"), ("S07", "BOX"),
    }  # fmt: skip
    assert (found.purchases, found.efforts, found.spreads) == ({}, {}, {})


def workshop(member, energy):
    power = line("E1", "electricity", "Grid", energy, "megajoule", supplier="outside")
    return replace(maker(member), lines=rows("energy", power))


EFFORT = ("energy", "labour_hours")


def test_the_spread_of_the_others_leaves_out_one_s_own():
    members = {"A": 50.0, "B": 100.0, "C": 200.0, "D": 400.0}
    found = market_of([workshop(m, e) for m, e in members.items()])
    assert found.spreads[EFFORT] == ((1.0, 2.0), (4.0, 8.0), 4)
    assert found.of_others("A", EFFORT) == ((2.0,), (4.0, 8.0), 3)
    assert found.of_others("B", EFFORT) == ((1.0, 2.0), (4.0, 8.0), 3)
    assert found.of_others("D", EFFORT) == ((1.0, 2.0), (4.0,), 3)
    assert found.of_others("X", EFFORT) == ((1.0, 2.0), (4.0, 8.0), 4)


def test_all_products_have_names():
    names = market_of([maker("S07", {**BOX, "product": "BAG", "name_zh": "紙袋"})]).names()
    assert names == [(("S07", "BOX"), None, "Carton box"), (("S07", "BAG"), "紙袋", "Carton box")]


SEEN = {
    "what another buys of it": (buyer(supplier="S07", supplier_product="BOX", amount=901.0), True),
    "what another weighs of it": (buyer(mass_per_unit=0.3), True),
    "what another makes for its energy": (change(buyer(), "products", 1, output=7.0), True),
    "a name": (change(buyer(), "products", 1, name_en="Case"), False),
    "a document": (buyer(evidence="EV9"), False),
}


def test_what_a_workbook_may_see_of_the_others():
    """Purchases of its own products, the products that it takes, the others' spread and buyers."""
    own, known = maker(), market_of([maker(), buyer(), workshop("A", 50.0), workshop("B", 100.0)])
    purchase = Purchase("S03", "M2", 900.0, None)
    others = [known.of_others("S07", effort) for effort in known.spreads]
    assert known.around(own) == [[("BOX", (purchase,))], [], others, []]
    sold = [(("S07", "BOX"), 1_000.0, "unit", 0.2)]
    seen = known.around(buyer())
    assert seen[0] == [("HOUSING", None), ("RING", None), ("SCRAP", None)]
    assert seen[1] == sold
    assert seen[2] == [known.of_others("S03", effort) for effort in known.spreads]
    assert seen[3] == [None, (purchase,), None]  # of nobody's, S07's and the outside's


@pytest.mark.parametrize("what", SEEN)
def test_only_what_a_check_may_see_has_a_workbook_checked_again(what):
    other, is_seen = SEEN[what]
    before, after = (market_of([maker(), each]).around(maker()) for each in (buyer(), other))
    assert (before != after) == is_seen


def test_nobody_knows_anything_of_an_empty_market():
    assert EMPTY.around(maker()) == [[("BOX", None)], [], [], []]
    assert EMPTY.sold(buyer().lines[1]) is None
    assert market_of([maker()]).sold(buyer().lines[1]).name_en == "Carton box"
