"""The tables of sensitivity, and the guard on electricity, with numbers that are given.

The sample lamp is 1.0014 kg CO2e (see `sample_report`).
"""

from dataclasses import replace

import pytest

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment.sensitivity import assess_sensitivity
from bw_cfp_programme.options import Exclusion, Options
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import TOTAL, Alternative, SiteLine
from sample_report import factors, lamp, programme, study, whole

BASE = 1.0014
MOENV, MOEA = "cfp factors TW MOENV", "cfp factors TW MOEA"


def alternative(choice, subject, other, total, **more):
    given = {"chosen": "now", "place": Place("S03.xlsx", "Facility", "C9")} | more
    return Alternative(choice=choice, subject=subject, other=other, total=total, **given)


TRIED = (
    alternative("allocation", "S03", "mass", 1.1),
    alternative("allocation", "S03", "count", 0.9),
    alternative("allocation", "S03", "price", None, reason="no price"),
    alternative("allocation", "S04", "mass", BASE),
    alternative("gwp", "study", "AR5", 1.3),
)


def assessed(found=TRIED, options=None, footprint=None, rules="tw-2025"):
    about = programme(options=options or Options())
    given = {"alternatives": lambda: found, "rules": rule_sets.load(rules)}
    return assess_sensitivity(study(footprint, about, **given))


def rows(section):
    names = [column.key for column in section.columns]
    return [dict(zip(names, row, strict=True)) for row in section.rows]


def test_a_row_for_each_choice_that_moved_the_result_largest_first():
    summary, _ = assessed().sections
    gwp, allocation = rows(summary)
    assert (gwp["choice"], gwp["lowest"], gwp["lowest_with"]) == ("gwp", BASE, "now")
    assert (gwp["highest"], gwp["highest_with"]) == (1.3, "AR5")
    assert allocation["choice_subject"] == "S03"
    assert (allocation["lowest_with"], allocation["highest_with"]) == ("count", "mass")
    assert allocation["span"] == pytest.approx(0.2)
    assert allocation["span_share"] == pytest.approx(0.2 / BASE)
    assert summary.picture.centre == BASE


def test_every_alternative_stands_with_its_difference_and_its_place():
    _, choices = assessed().sections
    mass, count, price, *_ = rows(choices)
    assert mass["difference"] == pytest.approx(1.1 - BASE)
    assert count["difference_share"] == pytest.approx((0.9 - BASE) / BASE)
    assert (price["alternative_total"], price["not_possible"]) == (None, "no price")
    assert mass["place"] == Place("S03.xlsx", "Facility", "C9")
    assert len(choices.rows) == len(TRIED)


def test_what_was_left_out_is_counted_again_one_by_one_and_all_together():
    left_out = [
        Exclusion(what=what, kind="other", stage="use", reason="small", estimate=estimate)
        for what, estimate in (("rags", 0.01), ("moulds", 0.002), ("air", None))
    ]
    _, choices = assessed((), Options(exclusions=tuple(left_out))).sections
    totals = [row["alternative_total"] for row in rows(choices)]
    assert totals[:2] == pytest.approx([BASE + 0.01, BASE + 0.002])
    assert totals[2] is None
    assert totals[3] == pytest.approx(BASE + 0.012)


def test_the_share_that_no_gwp_edition_moves():
    mixed = lamp(by_gas={"CO2e": 0.6, "CO2e-removals": -0.1, "CH4": 0.2, "CO2": 0.1})
    summary, _ = assessed(footprint=mixed).sections
    facts = {fact.key: fact.value for fact in summary.facts}
    assert facts["co2e_only"] == pytest.approx(0.7)
    assert facts["choices_tried"] == 3


def not_compared(*found, rules="tw-2025"):
    return [p.values["member"] for p in assessed(found, rules=rules).problems]


def test_the_rule_set_wants_every_shared_pool_compared():
    lone = alternative("allocation", "S04", "mass", None, reason="no mass")
    assert not_compared(*TRIED, lone) == []
    assert not_compared(*TRIED[:3], replace(lone, subject="S05")) == ["S05"]
    assert not_compared(replace(lone, subject="S05"), rules="pact-3") == []


def power(number, key, kwh, member="S03", **more):
    factor = factors(0.5)
    return whole(
        SiteLine,
        member=member, line=number, category="electricity", item="Grid", own_stage="manufacturing",
        activity=kwh, activity_unit="kilowatt hour", conversion=1.0, factor_key=key,
        factor_name=key[1], factor_unit="kilowatt hour", factor=factor,
        scores={TOTAL: kwh * 0.5}, place=Place("S03.xlsx", "Energy", number), workbook="ab", **more
    )  # fmt: skip


def guarded(*sites):
    return [(p.code, p.place.cell) for p in assessed((), footprint=lamp(sites=sites)).problems]


LIFE = (MOENV, "electricity-2022")
BURNT = (MOEA, "electricity-generation-2023")
BEFORE = (MOENV, "electricity-upstream-2022")


def test_a_life_cycle_or_both_parts_of_the_same_meter_are_right():
    assert guarded(power("E1", LIFE, 100.0), power("E2", ("eco", "grid"), 5.0)) == []
    assert guarded(power("E1", BURNT, 100.0), power("E2", BEFORE, 100.0)) == []


def test_a_part_of_electricity_alone_is_an_error():
    assert guarded(power("E1", BURNT, 100.0)) == [("electricity_part_alone", "E1")]
    assert guarded(power("E1", BEFORE, 100.0)) == [("electricity_part_alone", "E1")]
    unequal = guarded(power("E1", BURNT, 100.0), power("E2", BEFORE, 90.0))
    assert unequal == [("electricity_part_alone", "E1")]


def test_another_members_part_is_no_counterpart():
    parts = (power("E1", BURNT, 100.0), power("E2", BEFORE, 100.0, member="S04"))
    assert {code for code, _ in guarded(*parts)} == {"electricity_part_alone"}


def test_parts_beside_a_life_cycle_mix_two_measures_even_across_members():
    parts = (power("E1", BURNT, 100.0), power("E2", BEFORE, 100.0))
    found = guarded(*parts, power("E9", LIFE, 1.0, member="S04"))
    assert found == [("electricity_mixed", "E1"), ("electricity_mixed", "E2")]


def test_a_table_of_ones_own_says_by_its_boundary_what_its_factors_count():
    burnt = power("E1", ("own", "grid"), 100.0, factor_boundary="Generation only")
    before = power("E2", ("own", "up"), 100.0, factor_boundary="上游")
    assert guarded(burnt, before) == []
    assert guarded(burnt) == [("electricity_part_alone", "E1")]
    beside = power("E3", ("eco", "market for electricity"), 1.0)
    assert {code for code, _ in guarded(burnt, before, beside)} == {"electricity_mixed"}
