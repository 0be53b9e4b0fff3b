"""Lines that ask the same of a pool share a split; those that differ do not."""

from dataclasses import replace

import pytest
from plants import key, process, product, shares, site

from bw_cfp_programme.allocation.lines import Splits
from bw_cfp_programme.allocation.plant import Comparison
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import InventoryLine

A = product("A", 1.0, machine_hours=2.0)
B = product("B", 3.0, machine_hours=2.0)


def line(number: str, **fields) -> InventoryLine:
    cell = Place("S03.xlsx", "materials", number)
    fields = {"line": number, "category": "main_material", "process": "site", **fields}
    return InventoryLine(place=cell, sheet="materials", cells={"allocation_rule": cell}, **fields)


def test_lines_that_ask_the_same_are_split_once():
    splits = Splits(site(A, B))
    first, second = (splits.of_line(line(number)) for number in ("M1", "M2"))
    assert second is first
    assert shares(first) == {"A": 0.25, "B": 0.75}


def test_a_line_with_keys_of_its_own_is_split_by_them_whichever_comes_first():
    own = (key("M2", "A", 1.0, rule="custom_key"), key("M2", "B", 1.0, rule="custom_key"))
    splits = Splits(site(A, B, *own))
    found = [shares(splits.of_line(line(number))) for number in ("M1", "M2", "M3")]
    assert found == [{"A": 0.25, "B": 0.75}, {"A": 0.5, "B": 0.5}, {"A": 0.25, "B": 0.75}]


def test_the_wrong_rule_of_each_line_is_told_at_its_own_cell():
    splits = Splits(site(A, B))
    wrong = [splits.of_line(line(number, allocation_rule="astrology")) for number in ("M1", "M2")]
    assert [problem.place.cell for each in wrong for problem in each.problems] == ["M1", "M2"]


@pytest.mark.parametrize(
    ("comparison", "part"),
    [
        (None, 0.25),
        (Comparison("machine_hours", whole_site=True), 0.5),
        (Comparison("machine_hours"), 0.5),
    ],
)
def test_a_compared_rule_splits_every_pool_but_not_a_product_s_own_line(comparison, part):
    splits = Splits(replace(site(A, B), comparison=comparison))
    assert shares(splits.of_line(line("M1")))["A"] == part
    assert shares(splits.of_line(line("M2", product="B"))) == {"B": 1.0}


def test_a_metered_pool_is_compared_as_part_of_the_site_alone():
    """By pools, what a meter says stays; with the site as one pool, every line is split alike."""
    metered = (process("U"), key("U", "A", 0.9, rule="metered_share"))
    at_the_meter = line("M1", process="U")
    plants = [
        replace(site(A, B, *metered), comparison=Comparison("machine_hours", whole_site=whole))
        for whole in (False, True)
    ]
    found = [shares(Splits(each).of_line(at_the_meter)) for each in plants]
    assert found == [{"A": 0.9}, {"A": 0.5, "B": 0.5}]
