"""The foreground, with numbers worked out by hand in `systems`."""

import pytest
from systems import (
    FRAME,
    HOUSING,
    INGOT,
    LAMP,
    POWER,
    RECYCLED,
    dataset,
    lamp_factors,
    lamp_programme,
    line,
    link,
)

from bw_cfp_programme.calculation.foreground import Foreground
from bw_cfp_programme.calculation.processes import unit_processes
from bw_cfp_programme.errors import InvalidInventory, UnknownDataset


def foreground(*datasets) -> Foreground:
    return Foreground(unit_processes(datasets))


@pytest.fixture
def lamp() -> Foreground:
    return foreground(*(found for member in lamp_programme().values() for found in member))


def test_a_loop_between_members_is_solved(lamp):
    [made] = lamp.supply([{HOUSING: 0.8}])
    assert made == pytest.approx({HOUSING: 0.8 / 0.98, RECYCLED: 0.16 / 0.98}, rel=1e-12)


def test_several_demands_are_solved_at_once(lamp):
    kilogram, double = lamp.supply([{FRAME: 1.0}, {FRAME: 2.0, RECYCLED: 0.98}])
    assert kilogram == {FRAME: 1.0}
    assert double == pytest.approx({FRAME: 2.0, RECYCLED: 1.0, HOUSING: 0.1}, rel=1e-12)


def test_the_life_cycle_has_the_stages_of_the_stage_datasets(lamp):
    stages = lamp.life_cycle(LAMP, 3.0)
    assert list(stages) == ["raw_materials", "manufacturing", "end_of_life", ""]
    assert stages["manufacturing"] == {("LEAD", "lamp manufacturing"): 3.0}
    assert stages["raw_materials"] == pytest.approx(
        {
            ("LEAD", "lamp raw_materials"): 3.0,
            HOUSING: 2.4 / 0.98,
            RECYCLED: 0.48 / 0.98,
        }
    )
    assert stages[""] == {LAMP: 3.0}


def test_uses_are_in_reading_order_and_leave_out_what_is_not_needed(lamp):
    found = [
        (use.process.key[1], use.input.line.stated.line, use.stage) for use in lamp.uses(LAMP, 1)
    ]
    assert found == [
        ("lamp manufacturing", "E01", "manufacturing"),
        ("lamp manufacturing", "A01", "manufacturing"),
        ("lamp end_of_life", "D01", "end_of_life"),
        ("lamp end_of_life", "D02", "end_of_life"),
        ("housing", "M01", "raw_materials"),
        ("recycled", "E01", "raw_materials"),
    ]


def test_purchases_are_what_members_take_of_each_other(lamp):
    found = [(p.process.key[1], p.input.key, p.demand) for p in lamp.purchases(LAMP, 1)]
    assert found == [
        ("lamp raw_materials", HOUSING, 1.0),
        ("housing", RECYCLED, pytest.approx(0.8 / 0.98, rel=1e-12)),
        ("recycled", HOUSING, pytest.approx(0.16 / 0.98, rel=1e-12)),
    ]


@pytest.mark.parametrize("which", range(3))
def test_a_purchase_at_its_unit_score_says_how_the_footprint_changes_with_it(which):
    """Each in turn is raised by a millionth, loops and all."""
    datasets = [found for member in lamp_programme().values() for found in member]
    lamp = foreground(*datasets)
    bought = list(lamp.purchases(LAMP, 1))[which]
    score = bought.taken * footprint(lamp, bought.input.key)
    before = footprint(lamp, LAMP)
    [buyer] = (found for found in datasets if found["code"] == bought.process.key[1])
    [exchange] = (e for e in buyer["exchanges"] if e["input"] == bought.input.key)
    exchange["amount"] *= 1 + 1e-6
    changed = footprint(foreground(*datasets), LAMP)
    assert (changed - before) / 1e-6 == pytest.approx(score, rel=1e-5)


def footprint(foreground, product):
    factors = lamp_factors()
    return sum(
        use.taken * factors[use.input.key].scores["total"] for use in foreground.uses(product, 1.0)
    )


def test_a_product_in_two_stages_is_used_in_both():
    parts = [
        dataset(("LEAD", f"p {stage}"), 10.0, link(HOUSING, taken), stage=stage, product="p")
        for stage, taken in (("raw_materials", 40.0), ("use", 5.0))
    ]
    whole = dataset(("LEAD", "p"), 1.0, *(link((p["database"], p["code"]), 1.0) for p in parts))
    ingot = line("M01", INGOT, 3.0, "kilogram", stage="raw_materials")
    system = foreground(whole, *parts, dataset(HOUSING, 2.0, ingot))
    uses = list(system.uses(("LEAD", "p"), 1.0))
    assert [(use.stage, use.demand) for use in uses] == [
        ("raw_materials", pytest.approx(4.0)),
        ("use", pytest.approx(0.5)),
    ]


def test_a_product_without_stage_datasets_has_the_stages_of_its_own_lines():
    power = line("E01", POWER, 6.0, "kilowatt hour", stage="manufacturing")
    bought = link(HOUSING, 4.0, stage="raw_materials")
    cast = line("E02", POWER, 1.0, "kilowatt hour", stage="manufacturing")
    system = foreground(dataset(FRAME, 2.0, power, bought), dataset(HOUSING, 1.0, cast))
    found = {use.input.line.stated.line: use.stage for use in system.uses(FRAME, 1.0)}
    assert found == {"E01": "manufacturing", "E02": "raw_materials"}


def test_what_a_supplier_takes_of_the_product_itself_belongs_to_the_stage_that_buys_from_it():
    """One in ten lamps lights the foundry: 1 / (1 - 0.1) lamps are made for one sold."""
    light = line("E01", POWER, 9.0, "kilowatt hour", stage="manufacturing")
    stage = dataset(("LEAD", "p raw_materials"), 1.0, link(HOUSING, 1.0), stage="raw_materials")
    whole = dataset(("LEAD", "p"), 1.0, link(("LEAD", "p raw_materials"), 1.0), light)
    system = foreground(whole, stage, dataset(HOUSING, 1.0, link(("LEAD", "p"), 0.1)))
    found = [(use.stage, use.demand) for use in system.uses(("LEAD", "p"), 1.0)]
    assert found == [
        ("raw_materials", pytest.approx(1 / 0.9 - 1)),
        ("manufacturing", pytest.approx(1.0)),
    ]


def test_a_product_that_uses_itself_is_made_gross_of_that():
    own = link(RECYCLED, 25.0)
    power = line("E01", POWER, 150.0, "kilowatt hour", stage="manufacturing")
    system = foreground(dataset(RECYCLED, 100.0, own, power))
    [use] = system.uses(RECYCLED, 3.0)
    assert use.demand == pytest.approx(4.0)  # of 4 kg made, 1 kg goes back
    assert (use.process.output, use.input.sign) == (100.0, 1.0)


def test_a_credit_for_a_members_product_is_supply_that_is_not_needed():
    credit = {"type": "substitution", "input": RECYCLED, "name": "recycled", "amount": 5.0}
    system = foreground(dataset(HOUSING, 10.0, credit), dataset(RECYCLED, 1.0))
    [made] = system.supply([{HOUSING: 2.0}])
    assert made == pytest.approx({HOUSING: 2.0, RECYCLED: -1.0})


def test_a_product_that_nobody_makes_is_refused_by_name(lamp):
    with pytest.raises(UnknownDataset, match="torch in LEAD"):
        lamp.process(("LEAD", "torch"))


@pytest.mark.parametrize(
    ("exchange", "complaint"),
    [
        (
            {"type": "technosphere", "name": "glass", "amount": 1.0},
            "housing.*glass is not linked",
        ),
        ({"type": "technosphere", "amount": 1.0}, r"housing'\): an exchange is not linked"),
        ({"type": "odd", "input": INGOT, "amount": 1.0}, "housing.*: .* of type 'odd'"),
        (
            link(HOUSING, 1.0) | {"type": "production", "amount": -1.0},
            "housing.*it has no output",
        ),
    ],
)
def test_what_cannot_be_computed_is_refused_by_name(exchange, complaint):
    with pytest.raises(InvalidInventory, match=complaint):
        foreground(dataset(HOUSING, 1.0, exchange))


def test_a_loop_that_eats_its_own_product_is_refused():
    eaten = foreground(
        dataset(HOUSING, 1.0, link(RECYCLED, 1.0)), dataset(RECYCLED, 1.0, link(HOUSING, 1.0))
    )
    with pytest.raises(InvalidInventory, match="no supply exists"):
        eaten.supply([{HOUSING: 1.0}])
