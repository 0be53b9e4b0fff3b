"""Uncertainty of a small study, from lines to tables; numbers by hand."""

import math
from dataclasses import replace

import pytest

from bw_cfp_programme.assessment.data_quality.pedigree import INDICATORS
from bw_cfp_programme.assessment.uncertainty import assess_uncertainty
from bw_cfp_programme.options import Options, Pedigree
from bw_cfp_programme.options.data_quality import DataQuality
from bw_cfp_programme.options.study_texts import StudyTexts
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import InventoryLine
from bw_cfp_programme.results import GasPart, SiteLine
from sample_report import contribution, factors, programme, result, study, submission, whole

GOOD = {"activity_uncertainty": (0.1, 0.1), "factor_uncertainty": (0.5, 1.0)}
GRID = ("cfp factors TW MOENV", "grid")


def line(code, activity, factor=0.5, key=GRID, stage="manufacturing", **more):
    """`activity` x `factor` kg CO2e, on the grid's factor."""
    return contribution(
        line=code, activity=activity, share=1.0, output=1.0, demand=1.0, factor=factors(factor),
        factor_key=key, stage=stage, place=Place("S03.xlsx", "Energy", f"E{code[1:]}"), **more,
    )  # fmt: skip


def both(activity, factor):
    return {"activity_uncertainty": activity, "factor_uncertainty": factor}


def assessed(*lines, **given):
    of = study(result(lines, **given))
    return assess_uncertainty(of, draws=400)


def sections(found):
    return {section.key: section for section in found.sections}


def facts(found):
    return {fact.key: fact.value for fact in sections(found)["uncertainty"].facts}


def ranges(found):
    """(stage or "", method) -> low, median, high, below, above, mean, deviation."""
    rows = sections(found)["uncertainty"].rows
    return {(row[0] if isinstance(row[0], str) else "", row[1]): row[2:] for row in rows}


def codes(found):
    return [problem.code for problem in found.problems]


def test_two_lines_on_the_grid_and_what_they_have_in_common():
    """4 and 3 kg CO2e, each +-3 % of activity and +-4 % of the common factor.

    The form: hypot(4 x 0.05, 3 x 0.05) = 0.25. Together: hypot(0.12, 0.09, 7 x 0.04) = 0.3176 but
    for the product of both, (0.03 x 0.04)² (4² + 3²) / 1.96⁴ in variance.
    """
    alike = both((0.03, 0.03), (0.04, 0.04))
    found = assessed(line("E1", 8.0, **alike), line("E2", 6.0, **alike))
    low, _, high, below, above, *_ = ranges(found)["", "root_sum"]
    assert (low, high) == pytest.approx((6.75, 7.25), rel=1e-12)
    assert (below, above) == pytest.approx((0.25 / 7, 0.25 / 7), rel=1e-9)
    edge = 1.959963984540054
    variance = (0.12**2 + 0.09**2 + 0.28**2) / edge**2 + (0.03 * 0.04) ** 2 * 25 / edge**4
    told = facts(found)
    assert told["uncertainty_together"] == pytest.approx(math.sqrt(variance), rel=1e-8)
    apart = (0.25 / edge) ** 2 + (0.03 * 0.04) ** 2 * 25 / edge**4
    assert told["uncertainty_apart"] == pytest.approx(math.sqrt(apart), rel=1e-8)
    assert told["uncertainty_assessed"] == 1.0
    assert (told["uncertainty_draws"], told["uncertainty_seed"]) == (400, 14067)


def test_one_line_in_two_stages_is_one_draw():
    alike = both((0.1, 0.1), (0.0, 0.0))
    found = assessed(line("E1", 8.0, **alike), line("E1", 4.0, stage="use", **alike))
    assert facts(found)["uncertainty_together"] == pytest.approx(0.6 / 1.959964, rel=1e-6)
    low, _, high, *_ = ranges(found)["", "root_sum"]
    assert (low, high) == pytest.approx((5.4, 6.6), rel=1e-12)
    assert {part for part, _ in ranges(found)} == {"", "manufacturing", "use"}


def test_the_drivers_are_named_with_what_they_move():
    found = assessed(
        line("E1", 8.0, **both((0.1, 0.2), (0.0, 0.0))),
        line("E2", 4.0, **both((0.01, 0.01), (0.0, 0.0))),
    )
    table = sections(found)["uncertainty_lines"]
    assert table.column("line") == ["E1", "E2"]
    assert table.column("uncertain_low") == pytest.approx([5.6, 5.98], rel=1e-12)
    assert table.column("uncertain_high") == pytest.approx([6.8, 6.02], rel=1e-12)
    assert sum(table.column("variance_share")) == pytest.approx(1.0, rel=1e-9)
    assert table.picture.centre == pytest.approx(6.0)


def test_a_common_factor_is_one_driver_of_many_lines():
    found = assessed(*(line(f"E{n}", 2.0, factor_uncertainty=(0.1, 0.1)) for n in range(3)))
    table = sections(found)["uncertainty_lines"]
    assert table.column("uncertain_amount") == ["factor"]
    assert table.column("lines") == [3]
    assert table.column("uncertain_high") == pytest.approx([3.3], rel=1e-12)


def test_what_is_bought_of_a_member_is_uncertain_by_the_buyers_amount():
    """The supplier's lines make 2 kg CO2e; the buyer counts his pieces to 5 %."""
    bought = line("M1", 4.0, key=("cfp lamp-2026 S03", "ALH-01"), activity_uncertainty=(0.05, 0.05))
    found = assessed(line("E1", 4.0), purchases=(bought,))
    assert facts(found)["uncertainty_together"] == pytest.approx(0.1 / 1.959964, rel=1e-6)
    assert sections(found)["uncertainty_lines"].column("line") == ["M1"]
    low, _, high, *_ = ranges(found)["", "root_sum"]
    assert (low, high) == pytest.approx((1.9, 2.1), rel=1e-12)


def test_what_is_bought_may_be_in_a_stage_of_its_own():
    bought = line("M1", 4.0, stage="", activity_uncertainty=(0.05, 0.05))
    rows = sections(assessed(line("E1", 4.0), purchases=(bought,)))["uncertainty"].rows
    assert [row[0] for row in rows[3:]] == ["", "", ""]
    low, _, high, below, above, *_ = rows[3][2:]
    assert (low, high, below, above) == pytest.approx((-0.1, 0.1, None, None))


def test_what_nobody_states_is_no_finding():
    bought = line("M1", 4.0, key=("cfp lamp-2026 S03", "ALH-01"))
    found = assessed(line("E1", 8.0), purchases=(bought,))
    assert sections(found)["uncertainty"].rows == ()
    assert sections(found)["uncertainty_lines"].rows == ()
    assert facts(found)["uncertainty_together"] is None
    assert codes(found) == ["uncertainty_not_assessed"]
    assert assessed().sections == ()


def test_exactness_can_be_stated():
    found = assessed(line("E1", 8.0, **both((0.0, 0.0), (0.0, 0.0))))
    assert ranges(found)["", "monte_carlo"] == pytest.approx((4.0, 4.0, 4.0, 0.0, 0.0, 4.0, 0.0))
    assert codes(found) == []


def test_half_a_statement_counts_in_the_draws_but_not_in_the_form():
    found = assessed(line("E1", 8.0, activity_uncertainty=(0.1, 0.1)))
    assert [method for _, method in ranges(found)] == ["lognormal", "monte_carlo"] * 2
    told = facts(found)
    assert (told["uncertainty_activity"], told["uncertainty_factor"]) == (1.0, 0.0)
    assert (told["uncertainty_assessed"], told["uncertainty_neither"]) == (0.0, 0.0)


def test_gases_of_a_factor_are_drawn_apart():
    """9 of CO2 to 5 % and 1 of CH4 from a third to ten thirds, with an activity to 3 %."""
    gases = (
        GasPart(gas="CO2", share=0.9, uncertainty=(0.05, 0.05)),
        GasPart(gas="CH4", share=0.1, uncertainty=(2 / 3, 7 / 3)),
    )
    found = assessed(
        line("E1", 20.0, activity_uncertainty=(0.03, 0.03), factor_gases=gases),
        sites=(site_line("E1", 20.0, (0.03, 0.03), None, factor_gases=gases),),
    )
    low = math.hypot(9 * math.hypot(0.03, 0.05), math.hypot(0.03, 2 / 3))
    high = math.hypot(9 * math.hypot(0.03, 0.05), math.hypot(0.03, 7 / 3))
    assert ranges(found)["", "root_sum"][:3:2] == pytest.approx((10 - low, 10 + high), rel=1e-12)
    assert sections(found)["site_uncertainty"].rows == (
        ("S03", 20.0, 1.0, pytest.approx(low / 10), pytest.approx(high / 10)),
    )
    items = sections(found)["uncertainty_lines"].column("item")
    assert items == [
        "Aluminium ingot, market CH4",
        "Aluminium ingot, market CO2",
        "Aluminium ingot",
    ]
    assert facts(found)["uncertainty_assessed"] == 1.0


CO2 = GasPart(gas="CO2", share=0.8, uncertainty=(0.5, 0.5))
CH4 = GasPart(gas="CH4", share=0.2)


@pytest.mark.parametrize(
    ("gases", "factor", "half"),
    [
        ((CO2, replace(CH4, uncertainty=(1.0, 1.0))), (0.1, 0.1), math.hypot(1.6, 0.8)),
        ((CO2, CH4), (0.1, 0.1), 0.4),  # one gas is not stated, the factor is
        ((CO2, CH4), None, 1.6),  # nothing but one gas is stated
    ],
)
def test_gases_come_before_the_factor_where_all_are_stated(gases, factor, half):
    found = assessed(line("E1", 8.0, **both((0.0, 0.0), factor), factor_gases=gases))
    assert ranges(found)["", "root_sum"][0] == pytest.approx(4 - half, rel=1e-12)


def test_what_the_workbook_says_of_a_factor_comes_first():
    entry = InventoryLine(
        place=Place("S03.xlsx", "Energy", "A5"), sheet="energy", line="E1",
        factor_uncertainty_high=0.1,
    )  # fmt: skip
    book = replace(submission(), lines=(entry,))
    stated = line(
        "E1", 8.0, **both((0.0, 0.0), (0.1, 0.1)), factor_gases=(replace(CO2, share=1.0),)
    )
    of = study(result([stated]), submissions=(book,))
    found = assess_uncertainty(of, draws=100)
    assert ranges(found)["", "root_sum"][0] == pytest.approx(3.6, rel=1e-12)


def test_a_factor_without_bounds_has_the_spread_of_its_pedigree():
    """All scores 5: sigma 0.4618 (ln 1.5, 1.2, 1.5, 1.1 and 2.0 in squares, half their root)."""
    five = dict.fromkeys(INDICATORS, 5)
    options = Options(
        data_quality=DataQuality(pedigree="ecoinvent"),
        pedigree=(Pedigree(reason="invented", factor="grid", **five),),
    )
    of = study(result([line("E1", 8.0)]), programme(options=options))
    found = assess_uncertainty(of, draws=100)
    low, median, high, *_ = ranges(found)["", "lognormal"]
    sigma = math.hypot(*map(math.log, (1.5, 1.2, 1.5, 1.1, 2.0))) / 2
    expected = 4 * math.exp(-1.959964 * sigma), 4.0, 4 * math.exp(1.959964 * sigma)
    assert (low, median, high) == pytest.approx(expected, rel=1e-6)
    assert facts(found)["uncertainty_factor"] == 1.0
    assert codes(found) == []


def test_silent_lines_are_summed_up_for_each_member():
    lines = [line(f"E{n}", 2.0) for n in range(3)]
    other = line("E1", 4.0, member="LEAD", **both((0.1, 0.1), (0.1, 0.1)))
    of = study(result([*lines, other]), submissions=(submission(),))
    [told] = assess_uncertainty(of, draws=100).problems
    assert (told.code, told.place) == ("uncertainty_not_stated", Place("S03.xlsx"))
    assert told.values == {"member": "S03", "lines": "3", "share": "60 %"}


@pytest.mark.parametrize(
    ("bounds", "code"),
    [
        ((0.0, 0.2), "uncertainty_one_sided"),
        ((0.2, 0.0), "uncertainty_one_sided"),
        ((1.0, 1.0), "uncertainty_below_zero"),
        ((0.8, 0.8), "uncertainty_below_zero"),
        ((1.0, 9.0), "uncertainty_below_zero"),
    ],
)
def test_bounds_that_no_amount_has_are_told_once(bounds, code):
    wrong = both((0.1, 0.1), bounds)
    found = assessed(line("E1", 8.0, **wrong), line("E1", 2.0, **wrong), line("E2", 2.0, **GOOD))
    assert codes(found) == [code]
    assert found.problems[0].place == Place("S03.xlsx", "Energy", "E1")


def site_line(code, score, activity, factor, member="S03", **more):
    return whole(
        SiteLine,
        member=member, line=code, category="fuel", item=code, own_stage="manufacturing",
        activity=score, activity_unit="litre", conversion=1.0, factor_key=GRID,
        factor_name="grid", factor_unit="litre", factor=factors(1.0), scores=factors(score),
        place=Place("S03.xlsx", "Energy", code), workbook="", activity_uncertainty=activity,
        factor_uncertainty=factor, **more,
    )  # fmt: skip


def test_a_site_is_combined_as_in_the_inventory_form():
    """Gas by gas: 900 kg CO2e of CO2 at hypot(3, 4) = 5 %, 100 of CH4 at -67/+233 %; 250 silent.

    hypot(45, 67) / 1000 = 8.07 % and hypot(45, 233) / 1000 = 23.7 % of four fifths.
    """
    sites = (
        site_line("CO2", 900.0, (0.03, 0.03), (0.04, 0.04)),
        site_line("CH4", 100.0, (0.0, 0.0), (0.67, 2.33)),
        site_line("E1", 250.0, None, None),
        site_line("E1", 10.0, (0.1, 0.1), None, member="S04"),
    )
    table = sections(assessed(line("E1", 8.0), sites=sites))["site_uncertainty"]
    low, high = math.hypot(0.045, 0.067), math.hypot(0.045, 0.233)
    assert table.rows == (
        ("S03", 1000.0, 0.8, pytest.approx(low, rel=1e-12), pytest.approx(high, rel=1e-12)),
        ("S04", None, 0.0, None, None),
    )


def test_distributions_of_a_background_are_told_where_they_are_not_drawn():
    lines = line("E1", 6.0), line("E2", 2.0, key=("ecoinvent", "steel"))
    told = facts(assessed(*lines, uncertain_backgrounds=frozenset({"ecoinvent"})))
    assert told["uncertainty_background"] == pytest.approx(0.25, rel=1e-12)
    assert facts(assessed(*lines))["uncertainty_background"] == 0.0


def test_a_programmes_words_on_uncertainty_are_shown():
    words = StudyTexts(uncertainty="Lifetimes differ between users.")
    about = programme(options=Options(study=words))
    said = facts(assess_uncertainty(study(result([line("E1", 8.0)]), about)))
    assert said["uncertainty_in_words"] == "Lifetimes differ between users."
    assert facts(assessed(line("E1", 8.0)))["uncertainty_in_words"] is None
