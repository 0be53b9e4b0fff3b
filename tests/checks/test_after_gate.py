"""After the gate: driven, used and thrown away, by what the product weighs."""

from dataclasses import replace

import pytest
from sample_submission import add, change, programme, sample
from saying import said, where

from bw_cfp_programme.checks.amounts import after_gate

KNOWN = {"line": "D1", "item": "Power", "product": "HOUSING", "process": None}


def after(*lines, **facility):
    """The sample with these lines after the gate; 6 000 housings of 1 kg are made."""
    return add(change(sample(), "facility", 1, **facility), "downstream", *lines)


def studied(code="HOUSING"):
    known = programme()
    return {"programme": replace(known, product=replace(known.product, member="S03", code=code))}


def of(product, *names):
    return [
        {**KNOWN, "stage": name, "product": product, "category": "use_energy", "amount": 1.0,
         "unit": "kilowatt hour"}
        for name in names
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([*of("HOUSING", "use"), *of("RING", "use")], []),
        ([*of("HOUSING", "use", "end_of_life"), *of("RING", "use", "end_of_life")], []),
        ([*of("HOUSING", "use", "end_of_life"), *of("RING", "use")], [3]),
        ([*of("HOUSING", "use"), *of("RING", "end_of_life")], [2]),
        ([*of("HOUSING", "use"), *of("RING", "end_of_life", "use")], [2]),
        ([*of(None, "use"), *of("RING", "use")], []),
        ([*of("RING", "use")], [1]),
        ([*of("HOUSING", "use")], []),
        ([*of("RING", "use"), *of("HOUSING", "use", "end_of_life"), *of("TUBE", "use")], [1, 4]),
    ],
)
def test_a_stage_of_another_product_than_the_one_under_study(lines, told):
    found = said(after_gate.stage_of_other_product, after(*lines), **studied())
    expected = [
        {"at": "downstream.product" + (f":{row}" if row > 1 else ""),
         "code": "stage_of_other_product", "line": "D1 Power",
         "product": lines[row - 1]["product"], "suggestion": "HOUSING"}
        for row in told
    ]  # fmt: skip
    assert found == expected


def test_only_the_lead_s_lines_after_the_gate_are_those_of_the_product_under_study():
    own = after(*of("RING", "use"))
    check = after_gate.stage_of_other_product
    assert where(check, own) == []  # S03 is not the lead
    assert where(check, own, programme=None) == []
    assert where(check, own, **studied("LAMP")) == []  # which this workbook does not have
    material = change(sample(), "materials", 1, product="RING", stage="use")
    assert where(check, material, **studied()) == []


def freight(**values):
    known = {**KNOWN, "item": "Lorry", "category": "distribution_transport", "basis": None}
    return {**known, "unit": "ton kilometer", **values}


LOAD = {
    "at": "downstream.load", "code": "load_above_output", "line": "D1 Lorry",
    "product": "HOUSING", "made": "6",
}  # fmt: skip


@pytest.mark.parametrize(
    ("load", "basis", "hint"),
    [
        (30.0, None, "fits"),
        (30.1, None, None),
        (6_000.0, None, "6,000 kg"),
        (6_000.0, "per_unit", "fits"),
        (None, None, "fits"),
    ],
)
def test_a_load_is_no_more_than_five_times_what_was_made(load, basis, hint):
    own = after(freight(load=load, basis=basis, distance=100.0))
    expected = {**LOAD, "load": f"{load or 0:,g}", "suggestion": hint}
    if hint is None:
        del expected["suggestion"]
    assert said(after_gate.carried_after_gate, own) == ([] if hint == "fits" else [expected])


def test_a_product_that_was_not_made_is_not_carried():
    own = change(after(freight(load=9e9, distance=1.0)), "products", 1, output=None)
    assert where(after_gate.carried_after_gate, own) == []
    own = change(after(freight(amount=9e9)), "products", 1, output=None)
    assert where(after_gate.carried_after_gate, own) == []


# a housing weighs 1 kg: as many tkm as thousandths of the kilometres
@pytest.mark.parametrize(
    ("amount", "unit", "basis", "distance", "hint"),
    [
        (30.0, "ton kilometer", "per_unit", None, None),
        (30.1, "ton kilometer", "per_unit", "30,100", "30.1 kgkm"),
        (0.0001, "ton kilometer", "per_unit", None, None),
        (0.000099, "ton kilometer", "per_unit", "0.099", "0.099 tkm"),
        (30_000.0, "kilogram kilometer", "per_unit", None, None),
        (30_100.0, "kilogram kilometer", "per_unit", "30,100", "30.1 kgkm"),
        (180_000.0, "ton kilometer", None, None, None),
        (181_000.0, "ton kilometer", None, "30,166.7", "181,000 kgkm"),
        (181_000.0, None, None, "30,166.7", "181 "),
        (181_000.0, "kilogram", None, None, None),
    ],
)
def test_freight_of_a_piece_by_its_mass_is_a_distance(amount, unit, basis, distance, hint):
    own = after(freight(amount=amount, unit=unit, basis=basis))
    expected = {
        "at": "downstream.amount", "code": "freight_implausible", "line": "D1 Lorry",
        "product": "HOUSING", "mass": "1", "distance": distance, "suggestion": hint,
    }  # fmt: skip
    assert said(after_gate.carried_after_gate, own) == ([expected] if distance else [])


def test_freight_beside_a_distance_or_a_load_is_the_leg_s_own_matter():
    for values in ({"distance": 1.0}, {"load": 1.0}, {"distance": 1.0, "load": 1.0}):
        own = after(freight(amount=9e9, **values), freight(line="D2", amount=9e9))
        assert where(after_gate.carried_after_gate, own) == ["downstream.amount:2"]


@pytest.mark.parametrize(
    "values",
    [{"category": "use_energy"}, {"failed": frozenset({"evidence"})}, {"product": "TUBE"},
     {"product": None}],
)  # fmt: skip
def test_a_line_of_no_known_product_is_left_and_the_next_one_is_not(values):
    own = after(freight(amount=9e9, **values), freight(line="D2", amount=9e9))
    assert where(after_gate.carried_after_gate, own) == ["downstream.amount:2"]
    inbound = change(sample(), "transport", 1, category="distribution_transport", amount=9e9,
                     product="HOUSING")  # fmt: skip
    assert where(after_gate.carried_after_gate, inbound) == []
    unweighed = change(own, "products", 1, mass_per_unit=None)
    assert where(after_gate.carried_after_gate, unweighed) == []


def test_the_only_product_of_a_site_need_not_be_named():
    own = after(freight(amount=9e9, product=None))
    alone = replace(own, products=own.products[:1])
    assert where(after_gate.carried_after_gate, alone) == ["downstream.amount"]
    other = after(freight(amount=9e9, product="TUBE"))
    assert where(after_gate.carried_after_gate, replace(other, products=other.products[:1])) == []


def use(category, amount, unit="kilowatt hour", **values):
    return {**KNOWN, "category": category, "amount": amount, "unit": unit, "basis": "per_unit",
            **values}  # fmt: skip


@pytest.mark.parametrize(
    ("category", "amount", "unit", "basis", "each"),
    [
        ("use_energy", 20_000.0, "kilowatt hour", "per_unit", None),
        ("use_energy", 20_001.0, "kilowatt hour", "per_unit", "20,001"),
        ("use_energy", 20_001.0, "watt hour", "per_unit", None),
        ("use_energy", 20_001.0, "litre", "per_unit", None),
        ("use_energy", 120_000_000.0, "kilowatt hour", None, None),
        ("use_energy", 120_006_000.0, "kilowatt hour", None, "20,001"),
        ("storage", 100.0, "kilowatt hour", "per_unit", None),
        ("storage", 101.0, "kilowatt hour", "per_unit", "101"),
        ("maintenance", 20_001.0, "kilowatt hour", "per_unit", None),
    ],
)
def test_electricity_in_use_by_what_the_product_weighs(category, amount, unit, basis, each):
    own = after(use(category, amount, unit, basis=basis))
    expected = {
        "at": "downstream.amount", "code": "use_implausible", "line": "D1 Power",
        "product": "HOUSING", "each": each, "most": "100" if category == "storage" else "20,000",
        "suggestion": f"{amount:,.9g} Wh",
    }  # fmt: skip
    assert said(after_gate.used_after_gate, own) == ([expected] if each else [])


def test_a_heavier_product_may_use_more_and_a_line_that_is_no_electricity_hides_no_other():
    lines = [use("use_energy", 9e9, "litre"), use("use_energy", 30_000.0)]
    assert where(after_gate.used_after_gate, after(*lines)) == ["downstream.amount:2"]
    heavy = change(after(*lines), "products", 1, mass_per_unit=2.0)
    assert where(after_gate.used_after_gate, heavy) == []


def thrown(amount, unit="kilogram", **values):
    return {**KNOWN, "item": "Scrap", "category": "end_of_life_treatment", "amount": amount,
            "unit": unit, "basis": "per_unit", **values}  # fmt: skip


# all the site's packaging may be the product's own: 900 cartons of 2 kg over 6 000 housings
@pytest.mark.parametrize(
    ("amount", "hint"),
    [(0.01, "fits"), (0.0099, None), (1.95, "fits"), (1.96, "1.96 lb"), (1_000.0, "1,000 g"),
     (0.001, "0.001 t")],
)  # fmt: skip
def test_what_is_treated_weighs_about_as_much_as_the_product_with_its_packaging(amount, hint):
    own = change(after(thrown(amount)), "materials", 2, mass_per_unit=2.0)
    expected = {
        "at": "downstream.amount", "code": "end_of_life_unlike_mass", "line": "D1 Scrap",
        "product": "HOUSING", "treated": f"{amount:,g}", "mass": "1", "suggestion": hint,
    }  # fmt: skip
    if hint is None:
        del expected["suggestion"]
    assert said(after_gate.thrown_away, own) == ([] if hint == "fits" else [expected])


def test_the_parts_of_a_product_add_up_and_the_largest_is_told():
    check = after_gate.thrown_away
    fits = after(thrown(0.5), thrown(1.0, line="D2"))
    assert where(check, fits) == []
    assert where(check, after(thrown(0.5), thrown(1.1, line="D2"))) == ["downstream.amount:2"]
    assert where(check, after(thrown(1.1), thrown(0.5, line="D2"))) == ["downstream.amount"]
    rings = after(thrown(1.0), thrown(9.0, product="RING"))
    assert where(check, rings) == ["downstream.amount:2"]


@pytest.mark.parametrize(
    ("amount", "treated"),
    [(9_000.0, None), (9_001.0, "1.50017"), (60.0, None), (59.0, "0.00983333")],
)
def test_what_is_treated_of_a_year_s_output(amount, treated):
    found = said(after_gate.thrown_away, after(thrown(amount, basis=None)))
    assert [one["treated"] for one in found] == ([treated] if treated else [])


def test_what_cannot_be_weighed_is_left_and_the_next_one_is_not():
    check = after_gate.thrown_away
    for blank in (thrown(99.0, unit="litre"), thrown(None), thrown(0.0)):
        assert where(check, after(blank)) == []
        assert where(check, after(blank, thrown(99.0, line="D2"))) == ["downstream.amount:2"]
        next_ = after(blank, thrown(99.0, line="D2", product="RING"))
        assert where(check, next_) == ["downstream.amount:2"]
    nothing = change(after(thrown(99.0), thrown(99.0, product="RING")), "products", 1, output=0.0)
    assert where(check, nothing) == ["downstream.amount:2"]
