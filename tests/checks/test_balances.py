"""The mass balance of a site and of each product: what is told of it, where, with which hint."""

from dataclasses import replace

import pytest
from sample_submission import change, context, programme
from saying import said, where
from test_streams import GOODS, RULES, material, site

from bw_cfp_programme.checks.balance import (
    mass_balance_unknown,
    mass_imbalance,
    product_mass_differs,
)

FREE = programme(rule_set=replace(RULES, mass_balance_tolerance=None))
IN_A, IN_B, OUT_A = "materials.amount", "materials.amount:2", "products.output"


def of_both(for_a, for_b, check, **known):
    """100 kg of A and 300 kg of B are made of so much."""
    return said(check, site(material(for_a, "A"), material(for_b, "B")), **known)


@pytest.mark.parametrize(
    ("for_a", "for_b", "told"),
    [
        (100.0, 300.0, []),
        (144.0, 300.0, []),
        (145.0, 300.0, [(IN_A, None), (OUT_A, None)]),  # 10.1 % of all; A is what is off
        (160.0, 3_000.0, [(IN_B, None)]),  # all of it is off: the largest of the larger side
        (50.0, 60.0, [("products.output:2", None)]),
        (1_000.0, 300.0, [(OUT_A, None)]),  # the output of a month
        (100_000.0, 300.0, [(OUT_A, "100 t"), (IN_A, "100,000 g")]),
        (100.0, 0.3, [("products.output:2", "300 g"), (IN_B, "0.3 t")]),
    ],
)
def test_where_an_imbalance_of_the_site_is_told(for_a, for_b, told):
    found = of_both(for_a, for_b, mass_imbalance)
    assert [(one["at"], one.get("suggestion")) for one in found] == told
    for one in found:
        assert one["code"] == "mass_imbalance"
        assert one["inputs"] == f"{for_a + for_b:,g}"
        assert (one["outputs"], one["tolerance"]) == ("400", "10")


def test_an_imbalance_says_the_difference_and_its_share_of_what_went_in():
    (found, _) = of_both(145.0, 300.0, mass_imbalance)
    assert (found["difference"], found["percent"]) == ("45", "10.1124")
    (found,) = of_both(50.0, 60.0, mass_imbalance)
    assert (found["difference"], found["percent"]) == ("290", "263.636")


@pytest.mark.parametrize(
    ("for_a", "for_b", "told"),
    [
        (125.0, 275.0, []),
        (126.0, 274.0, [(IN_A, None), (OUT_A, None)]),
        (160.0, 240.0, [(IN_A, None), (OUT_A, None)]),
        (40.0, 360.0, [(OUT_A, "100 lb")]),
        (160.0, 300.0, []),  # the whole site is off: told as such
    ],
)
def test_where_a_product_is_off_though_the_site_is_in_balance(for_a, for_b, told):
    found = of_both(for_a, for_b, product_mass_differs)
    assert [(one["at"], one.get("suggestion")) for one in found] == told
    for one in found:
        assert (one["code"], one["product"], one["percent"]) == (
            "product_mass_differs", "A", f"{for_a:g}",
        )  # fmt: skip


@pytest.mark.parametrize(
    ("for_a", "told"),
    [
        (160.0, []),  # ore weighs more than metal
        (210.0, []),  # twice is no thousandfold
        (9_900.0, []),
        (10_000.0, [(IN_A, None), (OUT_A, None)]),  # so much is none of it, and no slip
        (100_000.0, [(OUT_A, "100 t"), (IN_A, "100,000 g")]),
        (169_000.0, [(IN_A, None), (OUT_A, None)]),
        (0.1, [(IN_A, "0.1 t"), (OUT_A, "100 g")]),
    ],
)
def test_where_no_rule_asks_for_a_balance_only_a_thousandfold_is_told(for_a, told):
    found = of_both(for_a, 300.0, product_mass_differs, programme=FREE)
    assert [(one["at"], one.get("suggestion")) for one in found] == told
    assert of_both(for_a, 300.0, mass_imbalance, programme=FREE) == []


def test_without_rules_or_with_a_sheet_unread_nothing_is_balanced():
    own = site(material(145.0, "A"), material(300.0, "B"))
    inner = site(material(160.0, "A"), material(240.0, "B"))
    assert where(mass_imbalance, own, programme=None) == []
    assert where(product_mass_differs, inner, programme=None) == []
    for sheet in ("products", "materials", "outputs"):
        unread = {"unread": frozenset({sheet})}
        assert where(mass_imbalance, own, **unread) == []
        assert where(product_mass_differs, inner, **unread) == []
        assert where(mass_balance_unknown, own, **unread) == []
    assert where(mass_imbalance, own, unread=frozenset({"energy"})) != []


def test_the_masses_that_are_missing_are_asked_for_where_there_is_a_balance():
    own = site(material(7.0, unit="unit", item="Sheet"), material(9.0, unit="litre", item="Oil"))
    asked = {"code": "mass_balance_unknown"}
    expected = [
        {"at": "materials.mass_per_unit", **asked, "name": "Sheet", "unit": "pcs"},
        {"at": "materials.mass_per_unit:2", **asked, "name": "Oil", "unit": "L"},
    ]
    assert said(mass_balance_unknown, own) == expected
    assert where(mass_balance_unknown, own, programme=FREE) == []
    assert where(mass_balance_unknown, own, programme=None) == []
    for missing in ({"lines": ()}, {"products": ()}):
        assert where(mass_balance_unknown, replace(own, **missing)) == []
    failed = change(own, "materials", 1, failed=frozenset({"mass_per_unit"}))
    assert where(mass_balance_unknown, failed) == ["materials.mass_per_unit:2"]
    assert where(mass_imbalance, own) == []


def test_a_product_without_output_is_a_mistake_of_its_own():
    products = ({**GOODS, "product": "A", "output": 0.0},)
    nothing = site(material(100.0, "A"), products=products)
    assert where(mass_imbalance, nothing) == []
    assert list(product_mass_differs(nothing, context())) == []


def test_waste_of_others_that_outweighs_all_is_told_at_its_amount():
    products = ({**GOODS, "product": "A", "output": 100.0},
                {**GOODS, "product": "T", "role": "treated_waste", "output": 500.0})  # fmt: skip
    assert where(mass_imbalance, site(material(10.0), products=products)) == ["products.output:2"]
