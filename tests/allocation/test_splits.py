"""Lines that ask the same of a pool share a split; those that differ do not."""

from dataclasses import replace

import pytest
from plants import key, process, product, rules_of, shares, site, submission

from bw_cfp_programme.allocation.lines import Splits, shared_lines
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


def test_only_lines_of_the_site_that_no_product_owns_are_shared():
    use = replace(line("D1"), sheet="downstream")
    lines = (line("M1"), line("M2", product="A"), use, line("M3", process="U"))
    found = shared_lines(submission(A, B, process("U"), lines=lines))
    assert [each.line for each in found] == ["M1", "M3"]


def test_who_takes_a_line_whole_is_told_apart_by_what_says_so():
    """The line itself names the product, or its process leads to that one alone."""
    splits = Splits(site(A, B, process("P", makes=("A",))))
    found = [splits.of_line(line("M1", **at)) for at in ({"product": "A"}, {"process": "P"})]
    (own,), (only,) = (split.shares for split in found)
    assert [(step.pool, step.chosen_by) for step in own.steps] == [("A", "own_product")]
    assert [(step.pool, step.chosen_by) for step in only.steps] == [("P", "only_receiver")]


@pytest.mark.parametrize(("field", "code"), [("product", "A7"), ("process", "P7")])
def test_a_line_of_an_unknown_code_is_told_at_that_cell(field, code):
    cell = Place("S03.xlsx", "materials", f"M1.{field}")
    astray = replace(line("M1", **{field: code}), cells={field: cell})
    found = Splits(site(A, B)).of_line(astray)
    assert [(p.code, p.place, p.values["target"]) for p in found.problems] == [
        ("allocation_unknown_code", cell, code)
    ]
    assert found.shares == ()


def test_a_line_without_process_is_the_site_s():
    assert shares(Splits(site(A, B)).of_line(line("M1", process=None))) == {"A": 0.25, "B": 0.75}


@pytest.mark.parametrize(("pool", "own_rule"), [("site", "mass"), ("U", "machine_hours")])
def test_a_line_s_own_rule_and_flow_go_with_it(pool, own_rule):
    """Its own rule first; without one, the rule set's for its flow."""
    rules = rules_of(electricity=("machine_hours",))
    splits = Splits(site(A, B, process("U", "office"), rule_set=rules))
    own = splits.of_line(line("M1", process=pool, allocation_rule=own_rule))
    flow = splits.of_line(line("M2", process=pool, category="electricity"))
    assert [s.steps[0].rule for s in (own.shares[0], flow.shares[0])] == [own_rule, "machine_hours"]
    assert [s.steps[0].chosen_by for s in (own.shares[0], flow.shares[0])] == ["line", "category"]


@pytest.mark.parametrize(
    ("whole_site", "chosen_by"), [(True, "first_rule_everywhere"), (False, "comparison")]
)
def test_a_compared_rule_says_why_it_is_there_and_lacks_its_keys_at_the_facility(
    whole_site, chosen_by
):
    at_the_rule = Place("S03.xlsx", "facility", "row.allocation_rule")

    def compared(rule):
        plant = replace(site(A, B), comparison=Comparison(rule, whole_site=whole_site))
        return Splits(plant).of_line(line("M1"))

    assert {step.chosen_by for share in compared("mass").shares for step in share.steps} == {
        chosen_by
    }
    assert {problem.place for problem in compared("custom_key").problems} == {at_the_rule}
