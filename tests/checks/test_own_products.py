"""A site's own products and the keys of its pools: what does not add up is told at its cell."""

import pytest
from sample_submission import OWN_RING, POWER, add, cell, change, context, sample
from saying import said

from bw_cfp_programme.checks import Context, check_submission
from bw_cfp_programme.checks.balance import mass_balance
from bw_cfp_programme.checks.own_use import internal_mostly_unused
from bw_cfp_programme.labels import LANGUAGES


def internal(**more):
    return {
        "product": "STEAM", "role": "internal", "unit": "kilogram", "output": 500.0, **more,
    }  # fmt: skip


def takes(amount, code="STEAM", unit="kilogram"):
    return {
        **OWN_RING, "item": code, "supplier_product": code, "product": None, "process": "CAST",
        "amount": amount, "unit": unit, "category": "utility",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("used", "code"),
    [(500.0, None), (499.0, "internal_unused"), (0.6, "own_product_overdrawn")],
)
def test_own_steam_is_used_as_far_as_it_goes(used, code):
    unit = "ton" if used < 1 else "kilogram"
    site = add(add(sample(), "products", internal()), "energy", takes(used, unit=unit))
    found = check_submission(site, context())
    said = [p for p in found if p.code in {"internal_unused", "own_product_overdrawn"}]
    assert [(p.code, p.place) for p in said] == (
        [(code, cell("products", "output", 4))] if code else []
    )
    for p in said:
        amounts = ("500", "600" if used < 1 else "499", "kg", "STEAM")
        assert all(text in p.message(x) for x in LANGUAGES for text in amounts)


def used(*takings, made=500.0):
    site = add(sample(), "products", internal(output=made))
    return said(internal_mostly_unused, add(site, "energy", *takings))


UNUSED = {"code": "internal_mostly_unused", "product": "STEAM", "unit": "kg", "made": "500"}


@pytest.mark.parametrize(
    ("takings", "used_", "at", "hint"),
    [
        ([takes(400.0)], None, None, None),
        ([takes(399.0)], "399", "products.output:4", None),
        ([], "0", "products.output:4", None),
        ([takes(0.5)], "0.5", "products.output:4", "500 g"),
        ([takes(0.52)], "0.52", "products.output:4", "500 g"),
        ([takes(0.53)], "0.53", "products.output:4", None),
        ([takes(300.0), takes(0.2)], "300.2", "energy.amount:3", "0.2 t"),
        ([takes(0.3), takes(200.0)], "200.3", "energy.amount:2", "0.3 t"),
        ([takes(0.3, unit="ton"), takes(0.0002, unit="ton")], "300.2", "energy.amount:3",
         "0.2 t"),
        ([takes(9.0, unit="litre")], None, None, None),
        ([takes(100.0), takes(9e9, code="RING", unit="unit")], "100", "products.output:4", None),
    ],
)  # fmt: skip
def test_steam_without_a_user_is_told_where_a_slip_would_give_it_one(takings, used_, at, hint):
    expected = {"at": at, **UNUSED, "used": used_}
    if hint:
        expected["suggestion"] = hint
    assert used(*takings) == ([expected] if at else [])


def test_a_credited_by_product_that_the_site_uses_is_named():
    credited = change(
        sample(), "products", 3, by_product_treatment="substitution", substitutes="ingot"
    )
    found = check_submission(add(credited, "energy", takes(10.0, "SCRAP")), context())
    (said,) = [p for p in found if p.code == "credited_for_own_use"]
    assert said.place == cell("products", "by_product_treatment", 3)
    assert "SCRAP" in said.message("en")
    unused = check_submission(credited, context())
    assert [p.code for p in unused] == []


def test_a_circle_is_told_once_and_names_its_way():
    ring = change(sample(), "processes", 2, kind="utility", serves=("PUMP", "CAST"))
    pump = {"process": "PUMP", "kind": "utility", "serves": ("OFFICE",)}
    ring = add(ring, "processes", pump)
    ring = change(ring, "outputs", 2, process="OFFICE")
    found = check_submission(ring, context())
    circles = [p.values["circle"] for p in found if p.code == "allocation_circle"]
    assert circles == ["OFFICE → PUMP → OFFICE"]


def test_a_rest_is_told_for_pools_alone_that_are_there():
    keys = [
        {"pool": pool, "rule": "metered_share", "target": "RING", "value": 0.25}
        for pool in ("CAST", "site", "M1", "NOBODY")
    ]
    found = check_submission(add(sample(), "allocation", *keys), context())
    rests = {
        p.values["pool"]: p.values["percent"] for p in found if p.code == "allocation_remainder"
    }
    assert rests.keys() >= {"CAST", "site"}
    assert "NOBODY" not in rests
    assert rests["CAST"] == rests["site"] == "25"


def test_without_rules_nothing_is_said_of_allocation():
    wrong = add(sample(), "allocation", {"pool": "CAST", "rule": "custom_key", "target": "RING"})
    assert check_submission(wrong, Context()) == []


def test_a_product_with_a_later_life_that_the_site_uses_is_named():
    used = add(sample(), "energy", takes(10.0, "RING", "unit"))
    found = check_submission(add(used, "downstream", POWER), context())
    (said,) = [p for p in found if p.code == "later_life_of_own_use"]
    assert said.place == cell("products", "product", 2)
    assert "RING" in said.message("en")
    housing = {**POWER, "product": "HOUSING"}
    others = check_submission(add(used, "downstream", housing), context())
    assert "later_life_of_own_use" not in {p.code for p in others}


def test_what_the_site_uses_itself_neither_came_in_nor_left():
    """Of 3000 rings 1000 go into housings; waste of others comes in, own waste is counted."""
    others = {"product": "SLUDGE", "name_en": "Sludge", "role": "treated_waste",
              "unit": "ton", "output": 2.0}  # fmt: skip
    rings = {**takes(1_000.0, "RING", "unit"), "category": "main_material"}
    site = add(add(sample(), "products", others), "materials", rings)
    balance = mass_balance(site)
    assert [(m.name, m.kilograms) for m in balance.inputs] == [
        ("Aluminium ingot", 10_000.0),
        ("Sludge", 2_000.0),
    ]
    assert [(m.name, m.kilograms) for m in balance.products] == [
        ("Housing", 6_000.0),
        ("Ring", 2_000.0),
        ("Scrap", 100.0),
    ]
    assert [(m.name, m.kilograms) for m in balance.waste] == [("Dross", 700.0)]
    own = change(site, "outputs", 1, supplier="S03", supplier_product="SLUDGE")
    assert mass_balance(own).waste == balance.waste
