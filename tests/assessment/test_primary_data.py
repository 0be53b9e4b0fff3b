"""Whom to ask next, on the small invented programme of `sample_report` and on chains made for it.

Before the gate (kg CO2e a lamp, without removals): E01 0.125 of the lead's own processes; M01 0.84,
T01 0.0042 and P01 0.0007, bought by S03 from outside. Together 0.9699.
"""

import pytest

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment.primary_data import assess_primary_data
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import Member
from sample_report import contribution, factors, lamp, programme, result, study

MEMBERS = tuple(Member(code=c, tier=t) for c, t in (("LEAD", 0), ("S1", 1), ("S2", 1), ("S3", 2)))


def line(member, kilograms, *, primary=True, outside=False, **given):
    """A line of `kilograms` CO2e a lamp: a process of the member's own, or a good from outside."""
    stage = "raw_materials" if outside else "manufacturing"
    seen = "manufacturing" if member == "LEAD" and not outside else "raw_materials"
    about = {
        "member": member, "line": f"{member}-{kilograms:g}", "item": "Good" if outside else "Power",
        "category": "main_material" if outside else "electricity", "activity": kilograms,
        "share": 1.0, "allocation": (), "output": 1.0, "demand": 1.0, "factor": factors(1.0),
        "own_stage": stage, "stage": seen, "primary": primary,
        "place": Place(f"{member}.xlsx", "E", f"F{kilograms:g}"),
    }  # fmt: skip
    return contribution(**(about | given))


def assessed(*lines, rules="tw-2020"):
    about = programme(*MEMBERS)
    return assess_primary_data(study(result(lines), about, rules=rule_sets.load(rules)))


def facts(found):
    return {fact.key: fact.value for section in found.sections for fact in section.facts}


def column(found, key):
    return found.sections[1].column(key)


def codes(found):
    return [problem.code for problem in found.problems]


def test_the_lamp_of_the_report():
    found = assess_primary_data(study(rules=rule_sets.load("tw-2020")))
    said = facts(found)
    assert said["upstream"] == pytest.approx(0.9699)
    assert said["own_share"] == pytest.approx(0.125 / 0.9699)
    assert said["covered_share"] == pytest.approx(0.125 / 0.9699)
    assert (said["verdict"], codes(found)) == ("met", [])
    assert column(found, "item") == ["Aluminium ingot", "Air freight", "Pallets", ""]
    assert column(found, "without_primary") == pytest.approx([0.84, 0.0042, 0.0007, 0.0])
    assert column(found, "running_share") == pytest.approx(
        [0.84 / 0.9699, 0.8442 / 0.9699, 0.8449 / 0.9699, 0.8449 / 0.9699]
    )
    assert column(found, "ask") == ["outside", "outside", "outside", "nothing"]
    assert column(found, "tier") == [2, 2, 2, 0]


def test_shares_by_member_and_stage():
    """Gross: a removal counts by its size. S03: 0.84 + 0.0042 of 0.8540 in materials."""
    section = assess_primary_data(study()).sections[0]
    assert section.column("member") == ["LEAD", "S03", "S03"]
    assert section.column("stage") == ["manufacturing", "raw_materials", "use"]
    assert section.column("gross") == pytest.approx([0.125, 0.8540, 0.042])
    assert section.column("primary_share") == pytest.approx([1.0, 0.8442 / 0.8540, 1.0])


def test_the_share_before_the_gate_is_without_biogenic_uptake():
    """(0.125 + 0.84 + 0.0042) of 0.9699; the pallets' uptake of 0.0105 is in neither."""
    found = facts(assess_primary_data(study()))
    assert found["primary_share_gate"] == pytest.approx(0.9692 / 0.9699)
    assert found["primary_share"] == pytest.approx(lamp().primary_share)


def test_below_a_tenth_the_fewest_suppliers_that_reach_it_must_give_primary_data():
    """Lead 4 of 100 with data; S1 5 and S2 7 without: S2 alone brings 11 %."""
    found = assessed(
        line("LEAD", 4), line("S1", 5, primary=False), line("S2", 7, primary=False),
        line("S3", 84, outside=True),
    )  # fmt: skip
    assert facts(found)["verdict"] == "not_met"
    assert column(found, "member") == ["S2", "S1", "S3", "LEAD"]
    assert column(found, "needed") == [True, False, False, False]
    (short,) = found.problems
    assert short.code == "primary_data_short"
    assert short.values == {"share": "4 %", "threshold": "10 %", "own": "4 %", "members": "S2"}


def test_suppliers_with_primary_data_count_towards_the_tenth():
    found = assessed(line("LEAD", 4), line("S1", 6), line("S3", 90, outside=True))
    said = facts(found)
    assert said["own_share"] == pytest.approx(0.04)
    assert said["covered_share"] == pytest.approx(0.10)
    assert (said["verdict"], codes(found)) == ("met", [])


def test_the_quantity_of_a_bought_good_is_no_primary_data_of_its_maker():
    """Bills for 96 % of the emissions, and still nobody behind them has said anything."""
    found = assessed(line("LEAD", 4), line("S1", 96, outside=True))
    assert facts(found)["covered_share"] == pytest.approx(0.04)
    assert facts(found)["verdict"] == "not_met"
    assert column(found, "needed") == [True, False]
    assert found.problems[0].values["members"] == "S1 (Good)"


def test_who_runs_the_programme_measures_first():
    """The lead's guess of 30 is more than a tenth: no supplier is needed, however large."""
    found = assessed(line("LEAD", 30, primary=False), line("S1", 70, primary=False))
    assert column(found, "member") == ["S1", "LEAD"]
    assert column(found, "needed") == [False, True]


def test_members_are_asked_before_outside_goods():
    found = assessed(
        line("LEAD", 4), line("S1", 8, primary=False), line("S1", 88, outside=True)
    )  # fmt: skip
    assert column(found, "ask") == ["organisation", "outside", "nothing"]
    assert column(found, "needed") == [True, False, False]


def test_a_member_that_gives_its_result_only_has_given_no_primary_data():
    declared = line("S1", 30, primary=False, category="declared_result", item="Driver")
    found = assessed(line("LEAD", 4), declared, line("S2", 66, outside=True))
    assert column(found, "ask") == ["result", "outside", "nothing"]
    assert column(found, "needed") == [True, False, False]


def test_the_leads_own_lines_on_secondary_data_are_named():
    guess = line("LEAD", 3, primary=False)
    found = assessed(line("LEAD", 20), guess, line("S1", 77))
    assert codes(found) == ["own_process_not_primary"]
    assert found.problems[0].place == guess.place
    assert "own_line" in column(found, "ask")
    assert facts(found)["own_share"] == pytest.approx(0.23)


def test_downstream_is_not_upstream():
    use = line("LEAD", 900, primary=False, stage="use", own_stage="use")
    found = assessed(line("LEAD", 20), line("S1", 80), use)
    assert facts(found)["upstream"] == pytest.approx(100)
    assert codes(found) == []


def test_a_removal_or_credit_makes_no_share_larger():
    credit = line("S1", 10, factor=factors(-1.0))
    grown = line("S2", 50, factor=factors(1.0, -3.0))
    found = assessed(line("LEAD", 50), credit, grown)
    assert facts(found)["upstream"] == pytest.approx(100)
    assert facts(found)["own_share"] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("rules", "verdict", "told"),
    [
        ("tw-2010", "no_rule", []),
        ("tw-2020", "not_met", ["primary_data_short", "own_process_not_primary"]),
        ("tw-2025", "no_rule", ["own_process_not_primary"]),
        ("iso-14067-2018", "no_rule", ["own_process_not_primary"]),
        ("pas-2050-2011", "not_met", ["primary_data_short", "own_process_not_primary"]),
    ],
)
def test_rule_sets_switch_the_rules(rules, verdict, told):
    found = assessed(
        line("LEAD", 4), line("LEAD", 1, primary=False), line("S1", 95, outside=True), rules=rules
    )
    assert (facts(found)["verdict"], codes(found)) == (verdict, told)


def test_an_own_rule_set_may_ask_for_more(tmp_path):
    path = tmp_path / "half.toml"
    entry = '[{}]\nvalue = {}\nsource = "contract"\n'
    text = 'title_zh = "自訂"\ntitle_en = "Own"\n' + entry.format("first_rule", '"mass"')
    path.write_text(text + entry.format("primary_data_threshold", 0.5), "utf-8")
    lines = [line("LEAD", 20), line("S1", 25, primary=False), line("S2", 30, primary=False)]
    found = assessed(*lines, line("S3", 25, outside=True), rules=path)
    assert column(found, "member")[:2] == ["S2", "S1"]
    assert column(found, "needed") == [True, False, False, False]


def test_nothing_before_the_gate():
    found = assessed(line("LEAD", 5, stage="use", own_stage="use"))
    assert facts(found)["own_share"] is None
    assert facts(found)["verdict"] == "unproved"
