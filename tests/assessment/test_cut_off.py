"""Cut-off on the small invented programme of `sample_report`: 1.0014 kg CO2e a lamp.

M01 0.84 + 0.042 in use, E01 0.125, T01 0.0042, P01 0.0007 - 0.0105 (a removal)
"""

from dataclasses import replace

import pytest

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment.cut_off import assess_cut_off, ledger_of, propose
from bw_cfp_programme.options import CutOffLimits, Exclusion, Options
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import Remainder
from sample_report import contribution, factors, lamp, programme, result, study

PLACE = Place("programme.toml", cell="line 70")


def exclusion(**given):
    about = {"what": "Machines", "kind": "capital_goods", "stage": "manufacturing"}
    about |= {"reason": "shared by all products", "place": PLACE}
    return Exclusion(**(about | given))


def of(*exclusions, rules="tw-2025", footprint=None, limits=None):
    options = Options(exclusions=exclusions, cut_off=limits)
    return study(footprint, programme(options=options), rules=rule_sets.load(rules))


def facts(section):
    return {fact.key: fact.value for fact in section.facts}


def codes(assessed):
    return [problem.code for problem in assessed.problems]


def ledger(assessed):
    return assessed.sections[0]


def test_shares_are_of_the_footprint_and_all_estimates():
    """0.0086 + 0.01 on 1.0014: expected 1.02; 0.0086 / 1.02 = 0.843 %, together 1.824 %."""
    found = assess_cut_off(of(exclusion(estimate=0.0086), exclusion(what="Travel", estimate=0.01)))
    said = facts(ledger(found))
    assert said["expected_total"] == pytest.approx(1.02)
    assert said["left_out"] == pytest.approx(0.0186)
    assert said["left_out_share"] == pytest.approx(0.0186 / 1.02)
    assert said["coverage"] == pytest.approx(1.0014 / 1.02)
    assert ledger(found).column("expected_share") == pytest.approx([0.0086 / 1.02, 0.01 / 1.02])
    assert (said["verdict"], codes(found)) == ("met", [])


def test_the_limit_itself_is_allowed_and_a_little_more_is_not():
    """x / (1.0014 + x) = 1 % at x = 1.0014 / 99."""
    assert ledger(assess_cut_off(of(exclusion(estimate=1.0014 / 99)))).column("verdict") == ["met"]
    more = assess_cut_off(of(exclusion(estimate=1.0014 / 99 * 1.001)))
    assert ledger(more).column("verdict") == ["not_met"]
    assert codes(more) == ["cut_off_above_single"]
    assert more.problems[0].place == PLACE


def test_many_small_things_break_the_limit_of_all():
    """Six of 0.0105: 0.063 / 1.0644 = 5.92 %, each 0.986 %."""
    found = assess_cut_off(of(*[exclusion(what=f"Item {n}", estimate=0.0105) for n in range(6)]))
    assert set(ledger(found).column("verdict")) == {"met"}
    assert facts(ledger(found))["verdict"] == "not_met"
    assert codes(found) == ["cut_off_above_total"]
    assert found.problems[0].values == {"share": "5.92 %", "limit": "5 %"}


def test_a_removal_left_out_offsets_no_emission():
    found = assess_cut_off(of(exclusion(estimate=0.008), exclusion(estimate=-0.008)))
    said = facts(ledger(found))
    assert said["left_out"] == pytest.approx(0.016)
    assert said["expected_total"] == pytest.approx(1.0014)


def test_without_an_estimate_nothing_is_proved():
    found = assess_cut_off(of(exclusion()))
    assert (facts(ledger(found))["verdict"], codes(found)) == (
        "unproved",
        ["cut_off_without_estimate"],
    )
    assert facts(ledger(found))["coverage"] is None


def test_nothing_left_out_needs_no_proof():
    found = assess_cut_off(of())
    assert (facts(ledger(found))["verdict"], ledger(found).rows, codes(found)) == (
        "nothing",
        (),
        [],
    )


def test_capital_goods_are_outside_where_the_rule_set_says_so():
    """PAS 2050: no estimate is asked for and none counts; ISO 14067 asks what became of them."""
    found = assess_cut_off(of(exclusion(), rules="pas-2050-2011"))
    assert ledger(found).column("verdict") == ["outside"]
    assert codes(found) == []
    limits = CutOffLimits(single=0.01, total=0.05, justification="as PCRs")
    silent = assess_cut_off(of(rules="iso-14067-2018", limits=limits))
    assert codes(silent) == ["capital_goods_unsaid"]
    said = assess_cut_off(of(exclusion(), rules="iso-14067-2018", limits=limits))
    assert codes(said) == ["cut_off_without_estimate"]


def test_a_stage_outside_the_boundary_is_outside_the_ledger_s_sum():
    gate = lamp(boundary="cradle-to-gate")
    use = exclusion(kind="other", stage="use", estimate=5.0)
    found = assess_cut_off(of(use, exclusion(estimate=0.001), footprint=gate))
    assert ledger(found).column("verdict") == ["outside", "met"]
    assert facts(ledger(found))["left_out"] == pytest.approx(0.001)
    assert codes(found) == []


def test_limits_that_the_rule_set_leaves_to_the_study():
    bare = assess_cut_off(of(exclusion(estimate=0.001), rules="tw-2010"))
    assert codes(bare) == ["cut_off_limit_missing"]
    assert facts(ledger(bare))["verdict"] == "no_rule"
    assert bare.sections[1].rows == ()
    own = CutOffLimits(single=0.02, total=0.03, justification="few parts")
    found = assess_cut_off(of(exclusion(estimate=0.001), rules="tw-2010", limits=own))
    assert (facts(ledger(found))["verdict"], codes(found)) == ("met", [])
    assert facts(ledger(found))["limit_source"] == "few parts"


def test_a_study_may_be_stricter_than_its_rules_but_not_looser():
    strict = CutOffLimits(single=0.001, total=0.05, justification="PCR")
    found = assess_cut_off(of(exclusion(estimate=0.005), limits=strict))
    assert codes(found) == ["cut_off_above_single"]
    loose = CutOffLimits(single=0.02, total=0.05, justification="PCR", place=PLACE)
    found = assess_cut_off(of(exclusion(estimate=0.015), limits=loose))
    assert codes(found) == ["cut_off_looser", "cut_off_above_single"]


def test_an_own_rule_set_needs_no_code(tmp_path):
    path = tmp_path / "own.toml"
    entry = '[{}]\nvalue = {}\nsource = "contract"\n'
    text = 'title_zh = "自訂"\ntitle_en = "Own"\n' + entry.format("first_rule", '"mass"')
    text += entry.format("cut_off_single", 0.2) + entry.format("cut_off_total", 0.5)
    path.write_text(text, "utf-8")
    found = assess_cut_off(of(exclusion(estimate=0.2), rules=path))
    assert facts(ledger(found))["verdict"] == "met"


def test_a_footprint_that_is_no_sum_to_take_a_share_of():
    sink = result([contribution(factor=factors(0.0, -1.0))])
    found = assess_cut_off(of(exclusion(estimate=0.001), footprint=sink))
    assert (facts(ledger(found))["verdict"], codes(found)) == (
        "unproved",
        ["cut_off_total_unusable"],
    )


# -- lines that decisions.csv leaves out


def cut(**given):
    about = {
        "member": "S03", "line": "M09", "item": "Gloves", "amount": 60.0, "unit": "kilogram",
        "pool": "ALH-01", "place": Place("S03.xlsx", "原物料 Materials", "F11"),
        "cause": "cut_off", "reason": "below 1 %, Lin, 2026-01-05", "estimate": 4.0,
    }  # fmt: skip
    return Remainder(**(about | given))


def test_a_decided_line_is_estimated_by_what_a_lamp_takes_of_its_product():
    """60 kg x 4 kg CO2e/kg / 120000 housings x (2 + 0.1) housings a lamp = 0.0042."""
    found = ledger(assess_cut_off(of(footprint=lamp_with(cut()))))
    assert found.column("estimate") == pytest.approx([0.0042])
    assert found.column("place") == [Place("S03.xlsx", "原物料 Materials", "F11")]
    assert found.column("stage") == ["raw_materials"]
    assert found.column("reason") == ["below 1 %, Lin, 2026-01-05"]
    assert found.column("what") == ["S03 M09 Gloves"]


def lamp_with(*remainders):
    return replace(lamp(), remainders=remainders)


def test_lines_without_a_number_are_told_apart_by_their_cells():
    rags = cut(line="", item="Rags", place=Place("S03.xlsx", "原物料 Materials", "F12"))
    found = ledger(assess_cut_off(of(footprint=lamp_with(cut(line=""), rags))))
    assert found.column("what") == ["S03 Gloves", "S03 Rags"]


def test_parts_of_products_outside_the_study_are_no_part_of_it():
    other = cut(pool="ALH-02", amount=30.0)
    scores = {("S03", "ALH-02"): factors(0.3)}
    footprint = replace(lamp_with(cut(), other), unit_scores=scores)
    assert ledger(assess_cut_off(of(footprint=footprint))).column("estimate") == pytest.approx(
        [0.0042]
    )


def test_how_much_of_a_product_without_any_line_is_taken_nobody_knows():
    found = assess_cut_off(of(footprint=lamp_with(cut(pool="ALH-09"))))
    assert ledger(found).column("estimate") == [None]
    assert codes(found) == ["cut_off_without_estimate"]


def test_what_serves_no_product_is_no_cut_off():
    canteen = cut(cause="no_product")
    assert ledger(assess_cut_off(of(footprint=lamp_with(canteen)))).rows == ()


def test_an_exclusion_may_stand_for_a_decided_line():
    stated = exclusion(kind="line", member="S03", line="M09", estimate=0.002)
    found = ledger(assess_cut_off(of(stated, footprint=lamp_with(cut(estimate=None)))))
    assert (found.column("estimate"), found.column("place")) == ([0.002], [PLACE])


@pytest.mark.parametrize(
    ("line", "code"), [("M01", "exclusion_counted"), ("M77", "exclusion_line_unknown")]
)
def test_an_exclusion_that_contradicts_the_workbooks(line, code):
    found = assess_cut_off(of(exclusion(member="S03", line=line, estimate=0.001)))
    assert codes(found) == [code]


# -- candidates


def test_the_smallest_lines_that_the_limits_allow():
    """T01 0.0042 / 1.0014 = 0.42 %: allowed; P01 holds a removal; E01 and M01 are above 1 %."""
    section = assess_cut_off(of()).sections[1]
    assert section.column("line") == ["T01"]
    assert section.column("running_sum") == pytest.approx([0.0042])
    assert section.column("place") == [Place("S03.xlsx", "原物料 Materials", "F7")]


def test_other_limits_show_what_they_would_allow():
    """At 20 % each and in sum, E01 would join, but it is all of manufacturing."""
    tried = assess_cut_off(of(), single=0.2, total=0.2).sections[1]
    assert tried.column("line") == ["T01"]
    assert facts(tried)["limit_single"] == 0.2
    assert facts(tried)["limit_source"] == "--single, --total"
    assert assess_cut_off(of(), total=0.001).sections[1].rows == ()


def test_what_is_left_out_already_counts():
    """0.96 % + 0.42 % are above a limit of 1.3 % in sum."""
    left = of(exclusion(estimate=0.0097))
    assert assess_cut_off(left, total=0.013).sections[1].rows == ()


def test_a_source_parted_into_lines_is_one_source():
    """Ten meters of 0.4 % each are a source of 4 %."""
    parts = [
        contribution(line=f"E{n:02}", item="Electricity", place=Place("S03.xlsx", "E", f"E{n}"))
        for n in range(10)
    ]
    rest = contribution(line="M01", item="Ingot", activity=2_400_000.0)
    limits = ledger_of(of(footprint=result([*parts, rest])))
    assert propose([*parts, rest], limits) == ()


def test_a_member_wholly_left_out_is_said():
    lines = [
        contribution(),
        contribution(member="S05", line="R01", item="Rivets", activity=50.0),
        contribution(member="S05", line="R02", item="Caps", activity=60.0),
    ]
    section = assess_cut_off(of(footprint=result(lines))).sections[1]
    assert section.column("line") == ["R01", "R02"]
    assert section.column("empties_member") == [False, True]


def test_no_side_of_a_balance_is_left_out_alone():
    """A supplier's declared result with a removal in another row stays whole."""
    declared = {"member": "S05", "category": "declared_result", "item": "Driver IC"}
    lines = [
        contribution(activity=1_200_000.0),
        contribution(**declared, line="IC fossil", activity=100.0),
        contribution(
            **declared, line="IC removals", activity=10.0, factor=factors(0.0, -1.0),
            place=Place("S05.xlsx", "R", "D7"),
        ),
    ]  # fmt: skip
    assert assess_cut_off(of(footprint=result(lines))).sections[1].rows == ()
