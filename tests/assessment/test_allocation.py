"""The disclosure of site output and shared flows, and what it flags; arithmetic beside the rows."""

from dataclasses import replace

import pytest

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment.allocation import assess_allocation
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import (
    AllocationKey,
    Facility,
    InventoryLine,
    Process,
    Product,
    Submission,
)
from sample_report import contribution, lamp, result, study

PLACE = Place("S03.xlsx", "sheet", "A1")


def made(code, output, role="main", **more):
    more = {"unit": "unit", "mass_per_unit": 2.0} | more
    return Product(place=PLACE, product=code, name_en=code, role=role, output=output, **more)


def used(code, amount, at, **more):
    more = {"category": "electricity", "unit": "kilowatt hour", "sheet": "energy"} | more
    cell = Place("S03.xlsx", "energy", code)
    return InventoryLine(place=cell, line=code, item=code, amount=amount, process=at, **more)


def process(code, kind="production", **more):
    return Process(place=PLACE, process=code, kind=kind, **more)


def key(pool, rule, target=None, value=None, **more):
    return AllocationKey(place=PLACE, pool=pool, rule=rule, target=target, value=value, **more)


def workbook(**changed):
    """ALH-01 and LID share a press; air is metered with 10 % for a tenant; steam for own use."""
    given = {
        "file": "S03.xlsx", "sha256": "ab" * 32, "form": "standard", "form_version": "1",
        "facility": Facility(place=PLACE, member="S03", disclosure="raw"),
        "products": (
            made("ALH-01", 300.0, machine_hours=10.0),
            made("LID", 100.0, "co_product", machine_hours=30.0),
            made("SWARF", 200.0, "by_product", unit="kilogram", by_product_treatment="cut_off"),
            made("STEAM", 50.0, "internal", unit="kilogram"),
        ),
        "processes": (
            process("PRESS", makes=("ALH-01", "LID", "SWARF")),
            process("AIR", "utility", serves=("PRESS",)),
        ),
        "allocation": (
            key("PRESS", "machine_hours", reason="one line"),
            key("AIR", "metered_share", "PRESS", 0.9),
        ),
        "lines": (
            used("E1", 1000.0, "AIR"),
            used("E2", 500.0, "PRESS"),
            used("E3", 100.0, "PRESS"),
            used("E4", 7.0, "PRESS", product="LID"),
        ),
    }  # fmt: skip
    return Submission(**(given | changed))


def assessed(book=None, rules="tw-2025", footprint=None):
    about = study(
        footprint or lamp(), rules=rule_sets.load(rules), submissions=(book or workbook(),)
    )
    found = assess_allocation(about)
    assert all(
        p.message(lang) and p.remedy(lang) for p in found.problems for lang in ("en", "zh_TW")
    )
    return found


def rows(section):
    return [dict(zip([c.key for c in section.columns], row, strict=True)) for row in section.rows]


def test_every_product_of_the_site_with_its_part_of_the_mass():
    """600 + 200 + 200 kg leave the site; the steam does not."""
    output, _ = assessed().sections
    assert output.column("output_share") == [0.6, 0.2, 0.2, None]
    assert output.column("output_mass") == [600.0, 200.0, 200.0, 50.0]
    assert output.column("in_footprint") == [True, False, False, False]
    assert output.column("by_product_treatment") == [None, None, "cut_off", None]
    assert {fact.key: fact.value for fact in output.facts} == {"disclosure_demanded": True}


def test_a_mass_that_is_not_known_leaves_the_parts_open():
    unknown = made("LID", 100.0, mass_per_unit=None)
    output, _ = assessed(workbook(products=(made("ALH-01", 300.0), unknown))).sections
    assert output.column("output_share") == [None, None]


def test_every_pool_on_the_way_down_with_all_that_it_holds():
    """1000 kWh of air, 900 go on to the press, which has 600 of its own; 10 : 30 machine hours."""
    air, press = rows(assessed().sections[1])
    assert (air["pool"], air["amount"], air["unit"]) == ("AIR", 1000.0, "kilowatt hour")
    assert (air["rule"], air["key_values"]) == ("metered_share", "PRESS 0.9 [1]")
    assert (air["share_in_footprint"], air["share_left"]) == (0.9 * 0.25, pytest.approx(0.1))
    assert (press["pool"], press["amount"]) == ("PRESS", 900.0 + 600.0)
    assert (press["rule"], press["chosen_by"], press["reason"]) == (
        "machine_hours",
        "pool",
        "one line",
    )
    assert press["key_values"] == "ALH-01 10; LID 30 [h]"
    assert (press["share_in_footprint"], press["share_left"]) == (0.25, 0.0)
    assert press["place"].cell == "E1"


def test_a_default_and_what_it_passed_over_stand_in_both_languages():
    (_, press) = rows(
        assessed(workbook(allocation=(key("AIR", "metered_share", "PRESS", 1.0),))).sections[1]
    )
    assert (press["rule"], press["chosen_by"]) == ("machine_hours", "category")
    assert (press["passed_over"].en, press["passed_over"].zh_TW) == (
        "Rated power x hours x load",
        "額定功率×機時×負載率",
    )


def test_a_member_that_gives_results_only_discloses_nothing():
    book = workbook(facility=Facility(place=PLACE, member="S03", disclosure="result"))
    footprint = result([contribution()])
    codes = [p.code for p in assessed(book, footprint=footprint).problems]
    assert codes == ["allocation_undisclosed"]
    assert assessed(book, "iso-14067-2018", footprint).problems == ()


def test_a_member_whose_workbook_is_not_at_hand_discloses_nothing():
    book = workbook(facility=Facility(place=PLACE, member="S09", disclosure="raw"))
    found = assessed(book, footprint=result([contribution()]))
    assert [(p.code, p.values["member"]) for p in found.problems] == [
        ("allocation_undisclosed", "S03")
    ]


TWO = (process("PRESS", makes=("ALH-01", "LID")), process("COAT", makes=("ALH-01", "LID")))


@pytest.mark.parametrize(
    ("press", "coat", "flagged"),
    [
        ("mass", "economic_value", True),
        ("mass", "mass", False),
        ("machine_hours", "area", False),
        ("output_quantity", "mass", True),
    ],
)
def test_co_products_of_one_site_by_different_rules(press, coat, flagged):
    products = tuple(
        made(code, 10.0, price=1.0, area=2.0, machine_hours=3.0) for code in ("ALH-01", "LID")
    )
    book = workbook(
        products=products,
        processes=TWO,
        allocation=(key("PRESS", press), key("COAT", coat)),
        lines=(used("E1", 1.0, "PRESS"), used("E2", 1.0, "COAT")),
    )
    codes = {p.code for p in assessed(book, "ghg-protocol-product").problems}
    assert ("coproduct_rules_differ" in codes) == flagged


def test_a_late_rule_is_told_once_for_all_its_pools():
    products = tuple(made(code, 10.0, price=1.0) for code in ("ALH-01", "LID"))
    keys = (key("PRESS", "economic_value"), key("site", "economic_value"))
    book = workbook(products=products, processes=TWO[:1], allocation=keys)
    book = replace(book, lines=(used("E1", 1.0, "PRESS"), used("E2", 1.0, "site")))
    found = assessed(book, "iso-14067-2018", footprint=result([contribution()])).problems
    late = [p for p in found if p.code == "allocation_order"]
    assert [p.values["pools"] for p in late] == ["PRESS, site"]


@pytest.mark.parametrize(
    ("rules", "rule", "flagged"),
    [
        ("pas-2050-2011", "mass", True),
        ("pas-2050-2011", "economic_value", False),
        ("tw-2025", "economic_value", True),
        ("iso-14067-2018", "mass", False),
        ("iso-14067-2018", "output_quantity", True),
        ("tw-2010", "economic_value", False),
    ],
)
def test_which_kind_comes_first_is_the_rule_sets_word(rules, rule, flagged):
    products = tuple(made(code, 10.0, price=1.0) for code in ("ALH-01", "LID"))
    book = workbook(products=products, processes=TWO[:1], allocation=(key("PRESS", rule),))
    book = replace(book, lines=(used("E1", 1.0, "PRESS"),))
    found = assessed(book, rules, footprint=result([contribution()]))
    assert [p.code for p in found.problems] == ["allocation_order"] * flagged
    assert rule_sets.load(rules).allocation_order or not flagged
