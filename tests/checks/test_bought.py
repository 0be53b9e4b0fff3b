"""What members buy of each other: where buyer and maker disagree, and who is told what."""

from dataclasses import replace

import pytest
from sample_submission import add, change, context, line, rows, sample
from saying import said, where

from bw_cfp_programme.checks.amounts import bought
from bw_cfp_programme.checks.amounts.market import market_of

BOX = {"product": "BOX", "name_en": "Carton box", "role": "main", "unit": "unit",
       "output": 1_000.0, "mass_per_unit": 0.2}  # fmt: skip


def maker(*more, member="S07", **values):
    """The workbook of S07, who makes boxes and takes nothing."""
    facility = replace(sample().facility, member=member)
    products = rows("products", {**BOX, **values}, *more)
    return replace(sample(), file=f"{member}.xlsx", facility=facility, products=products, lines=())


def buyer(**values):
    """S03, whose second material is 900 boxes of S07."""
    return change(sample(), "materials", 2, **values)


def other_buyer(amount, member="S05", **values):
    return change(buyer(amount=amount, **values), "facility", 1, member=member)


def in_market(check, own, *others):
    return said(check, own, market=market_of([own, *others]))


def cells(check, own, *others):
    return where(check, own, market=market_of([own, *others]))


EXCESS = {
    "at": "materials.amount:2", "code": "bought_above_output", "line": "M2 Carton",
    "supplier": "S07", "product": "BOX", "unit": "pcs",
}  # fmt: skip


@pytest.mark.parametrize(
    ("amount", "output", "told"),
    [
        (1_100.0, 1_000.0, False),
        (1_101.0, 1_000.0, True),
        (900.0, None, False),
        (900.0, 0.0, True),
        (900.0, 800.5, False),  # half a piece is a model of a process
    ],
)
def test_more_than_was_made_and_a_tenth_is_bought(amount, output, told):
    found = in_market(bought.bought_above_output, buyer(amount=amount), maker(output=output))
    all_ = {"amount": f"{amount:,g}", "taken": f"{amount:,g}", "made": f"{output or 0:,g}"}
    assert found == ([{**EXCESS, **all_}] if told else [])


def test_a_unit_slip_of_the_line_is_offered_by_what_is_left_for_it():
    """S05 takes 100 of 1 000; a thousandth of 900 000 fits into the rest."""
    found = in_market(
        bought.bought_above_output, buyer(amount=900_000.0), other_buyer(100.0), maker()
    )
    numbers = {"amount": "900,000", "taken": "900,100", "made": "1,000", "suggestion": "900 pcs"}
    assert found == [{**EXCESS, **numbers}]
    kpcs = buyer(amount=900.0, unit="thousand units")
    (one,) = in_market(bought.bought_above_output, kpcs, maker())
    assert (one["amount"], one["suggestion"]) == ("900,000", "900 pcs")


@pytest.mark.parametrize(
    ("own", "other", "told"),
    [
        (500.0, 700.0, True),  # either alone could be the slip
        (200.0, 1_000.0, True),
        (199.0, 1_001.0, False),  # without it there is still too much
        (1_001.0, 199.0, True),
        (2_000.0, 3_000.0, False),  # more than what is above the output, less than the other
        (3_000.0, 3_000.0, True),
    ],
)
def test_told_at_the_lines_that_alone_could_be_the_slip(own, other, told):
    found = in_market(bought.bought_above_output, buyer(amount=own), other_buyer(other), maker())
    assert [one["amount"] for one in found] == ([f"{own:,g}"] if told else [])


def test_where_the_others_take_all_no_amount_is_offered():
    found = in_market(
        bought.bought_above_output, buyer(amount=1_500.0), other_buyer(1_000.0), maker()
    )
    assert "suggestion" not in found[0]
    assert found[0]["taken"] == "2,500"


@pytest.mark.parametrize(
    "values", [{"amount": None}, {"unit": "furlong"}, {"failed": frozenset({"item"})}]
)
def test_a_line_that_cannot_be_compared_is_left_and_the_next_one_is_not(values):
    again = line("M9", "packaging", "Carton", 9_000.0, "unit", supplier="S07",
                 supplier_product="BOX")  # fmt: skip
    own = add(buyer(**values), "materials", again)
    assert cells(bought.bought_above_output, own, maker()) == ["materials.amount:3"]


def test_a_members_own_product_is_no_purchase():
    own = change(buyer(supplier="S03", supplier_product="RING"), "materials", 2, amount=9e6)
    assert cells(bought.bought_above_output, own, other_buyer(9e6, supplier="S03",
                 supplier_product="RING")) == []  # fmt: skip


def test_the_maker_is_told_of_all_its_buyers():
    own = maker({"product": "BAG", "unit": "unit", "output": 0.0}, output=1_000.0)
    buyers = [buyer(amount=700.0), other_buyer(500.0), other_buyer(1.0, member="S06")]
    found = in_market(bought.output_below_sales, own, *buyers)
    expected = {
        "at": "products.output", "code": "output_below_sales", "product": "BOX", "made": "1,000",
        "taken": "1,201", "members": "S03, S05, S06", "unit": "pcs",
    }  # fmt: skip
    assert found == [expected]
    few = change(own, "products", 1, output=1.0)
    assert in_market(bought.output_below_sales, few, *buyers)[0]["suggestion"] == "1 kpcs"
    assert cells(bought.output_below_sales, own, buyer(amount=700.0), other_buyer(400.0)) == []


def test_a_product_without_output_is_not_below_its_sales():
    own = maker({**BOX, "product": "BAG"}, output=0.0)
    bags = other_buyer(2_000.0, supplier_product="BAG")
    assert cells(bought.output_below_sales, own, buyer(), bags) == ["products.output:2"]


@pytest.mark.parametrize(
    ("weighs", "differs"),
    [(10.0, False), (9.0, False), (8.99, True), (11.1, False), (11.12, True)],
)
def test_buyer_and_maker_may_weigh_a_piece_a_tenth_apart(weighs, differs):
    own, theirs = buyer(mass_per_unit=weighs), maker(mass_per_unit=10.0)
    expected = {
        "at": "materials.mass_per_unit:2", "code": "mass_per_unit_differs", "line": "M2 Carton",
        "said": f"{weighs:g}", "supplier": "S07", "product": "BOX", "theirs": "10", "unit": "pcs",
    }  # fmt: skip
    assert in_market(bought.mass_per_unit_differs, own, theirs) == ([expected] if differs else [])
    expected = {
        "at": "products.mass_per_unit", "code": "own_mass_per_unit_differs", "product": "BOX",
        "said": "10", "theirs": f"{weighs:g}", "unit": "pcs",
    }  # fmt: skip
    found = in_market(bought.own_mass_per_unit_differs, theirs, own)
    assert found == ([expected] if differs else [])


def test_a_thousand_pieces_weigh_a_thousand_times_one():
    own = buyer(unit="thousand units", amount=0.9, mass_per_unit=200.0)
    assert cells(bought.mass_per_unit_differs, own, maker()) == []
    (found,) = in_market(
        bought.mass_per_unit_differs, change(own, "materials", 2, mass_per_unit=300.0), maker()
    )
    assert found["said"] == "0.3"


def test_the_maker_is_told_of_its_mass_where_all_its_buyers_say_otherwise():
    wrong, right = buyer(mass_per_unit=0.5), other_buyer(1.0, mass_per_unit=0.2)
    silent = other_buyer(1.0, member="S06", mass_per_unit=None)
    assert cells(bought.own_mass_per_unit_differs, maker(), wrong, right) == []
    assert cells(bought.own_mass_per_unit_differs, maker(), silent, wrong) == [
        "products.mass_per_unit"
    ]
    assert cells(bought.own_mass_per_unit_differs, maker(), silent) == []
    assert cells(bought.own_mass_per_unit_differs, maker(mass_per_unit=None), wrong) == []


BAG = {"product": "BAG", "name_en": "Paper bag 4", "role": "main", "unit": "unit", "output": 1.0}


@pytest.mark.parametrize(
    ("item", "told"),
    [("Paper bag 4", True), ("bag of paper, no. 4", True), ("Paper bag 5", False),
     ("Carton box for a paper bag 4", False), ("Paper", False), (None, False)],
)  # fmt: skip
def test_a_line_that_bears_the_name_of_another_product(item, told):
    own = buyer(item=item)
    expected = {
        "at": "materials.supplier_product:2", "code": "named_like_other_product",
        "line": f"M2 {item}", "supplier": "S07", "product": "BOX", "name": "Carton box",
        "suggestion": "S07 BAG",
    }  # fmt: skip
    found = in_market(bought.named_like_other_product, own, maker(BAG))
    assert found == ([expected] if told else [])


def test_the_suppliers_own_products_are_offered_before_those_of_the_members_other_suppliers():
    """S03 supplies the lead; nobody but S07 supplies S03, so that S05's are not offered to it."""
    own = buyer(item="Paper bag 4")
    other = maker(BAG, member="S05", product="X")
    assert cells(bought.named_like_other_product, own, other, maker()) == []
    known = context().programme
    members = [replace(m, supplies=("S03",)) if m.code != "S03" else m for m in known.members]
    also = replace(members[-1], code="S05")
    programme = replace(known, members=(*members, also))
    for makers, offered in (([other, maker()], "S05 BAG"), ([other, maker(BAG)], "S07 BAG")):
        market = market_of([own, *makers])
        (found,) = said(bought.named_like_other_product, own, market=market, programme=programme)
        assert found["suggestion"] == offered
    known = market_of([own, maker(BAG)])
    (found,) = said(bought.named_like_other_product, own, market=known, programme=None)
    assert found["suggestion"] == "S07 BAG"


def test_a_unit_that_is_not_told_is_not_named():
    own, theirs = buyer(unit=None, mass_per_unit=5.0), maker(unit=None, mass_per_unit=10.0)
    assert [one["unit"] for one in in_market(bought.mass_per_unit_differs, own, theirs)] == [""]
    assert [one["unit"] for one in in_market(bought.own_mass_per_unit_differs, theirs, own)] == [""]
