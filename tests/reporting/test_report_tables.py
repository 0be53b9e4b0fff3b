"""The tables of a report, by hand."""

from types import SimpleNamespace

import pytest

from bw_cfp_programme.reporting.machine import report_dict
from bw_cfp_programme.reporting.tables import hot_spots
from bw_cfp_programme.sections import Ratio
from sample_report import (
    contribution,
    fact,
    factors,
    lamp,
    lamp_lines,
    programme,
    report_of,
    result,
    rows,
    study,
    submission,
)


@pytest.fixture
def report():
    return report_of(lamp(), programme(), submissions=[submission()])


def near(value):
    return pytest.approx(value, rel=1e-12)


def test_totals_by_hand(report):
    assert {row.indicator: row.score for row in rows(report, "totals")} == {
        "fossil": near(1.0119),
        "biogenic_emissions": 0,
        "biogenic_removals": near(-0.0105),
        "land_use_change": 0,
        "total": near(1.0014),
        "aircraft": near(0.0042),
    }
    assert rows(report, "totals")[4].part == 1
    assert report.header.footprint == near(1.0014)


def test_first_rule_beside_the_finer_scheme(report):
    fossil, biogenic = rows(report, "first_rule")[:2]
    assert fossil.first_score == near(2.0238)
    assert fossil.difference == near(-1.0119)
    assert fossil.relative_difference == near(-0.5)
    assert biogenic.relative_difference is None


def test_all_stages_stand_in_order_with_their_split(report):
    stages = rows(report, "stages")
    assert [(stage.stage, stage.lines) for stage in stages] == [
        ("raw_materials", 3),
        ("manufacturing", 1),
        ("distribution", 0),
        ("use", 1),
        ("end_of_life", 0),
    ]
    raw = stages[0]
    assert raw.score_total == near(0.84 + 0.0042 + 0.0007 - 0.0105)
    assert raw.score_biogenic_removals == near(-0.0105)
    assert raw.score_aircraft == near(0.0042)
    assert raw.part == near(0.8344 / 1.0014)
    assert [stage.standing for stage in stages] == ["", "", "no_lines", "", "no_lines"]


def test_the_foot_of_the_stages_is_the_footprint(report):
    section = report.section("stages")
    foot = dict(zip([c.key for c in section.columns], section.foot, strict=True))
    assert foot["stage"].en == "Total"
    assert (foot["score_total"], foot["part"], foot["lines"]) == (near(1.0014), near(1), 5)
    assert foot["primary_share"] == ""  # shares of different wholes do not add up


def test_stages_beyond_the_gate_are_marked():
    gate = report_of(
        result(lamp_lines()[:2], boundary="cradle-to-gate"), programme(boundary="cradle-to-gate")
    )
    standings = [stage.standing for stage in rows(gate, "stages")]
    assert standings == ["", "", *3 * ["outside_boundary"]]


def test_members_without_lines_are_not_forgotten(report):
    lead, housing, late = rows(report, "members")
    assert (lead.member, lead.member_name.said("zh_TW"), lead.member_name.said("both")) == (
        "LEAD",
        "光明照明",
        "光明照明 Bright Lighting",
    )
    assert (housing.lines, late.lines, late.score_total, late.primary_share) == (4, 0, 0, 0)
    assert housing.primary_share == near((0.84 + 0.042 + 0.0042) / (0.84 + 0.042 + 0.0042 + 0.0098))


def test_a_hot_spot_is_a_line_over_all_stages(report):
    spots = rows(report, "hot_spots")
    first, second = spots[:2]
    assert (first.rank, first.member, first.line, first.score_total) == (
        1,
        "S03",
        "M01",
        near(0.882),
    )
    assert (second.line, second.cumulative) == ("E01", near((0.882 + 0.125) / 1.0014))
    assert [spot.line for spot in spots] == ["M01", "E01", "P01", "T01"]


def test_what_remains_is_one_row():
    section = hot_spots(study(), top=1)
    first, rest = (
        SimpleNamespace(**dict(zip([c.key for c in section.columns], row, strict=True)))
        for row in section.rows
    )
    assert (first.rank, rest.rank, rest.item.en) == (1, None, "Remaining 3 lines")
    assert rest.score_total == near(0.125 - 0.0098 + 0.0042)
    assert rest.cumulative == near(1)


def test_a_line_says_amounts_and_what_the_workbook_says(report):
    first, line = rows(report, "lines")[:2]
    assert (line.per_output, line.per_declared) == (near(0.042), near(0.084))
    assert line.part == near(0.84 / 1.0014)
    assert (line.process, line.quantity, line.stock_change) == ("PRESS", 12000.0, 500.0)
    assert (line.supplier, line.document) == ("OUTSIDE-AL", "Purchase ledger 2025")
    assert (first.process, first.quantity) == ("", None)


def test_a_line_says_how_it_was_split_level_by_level(report):
    line = rows(report, "lines")[1]
    assert line.fraction == (Ratio(1800.0, 3000.0), Ratio(14.0, 20.0))
    assert (line.pool, line.rule) == (("site", "press"), ("machine_hours", "machine_hours"))
    assert line.share == 0.42


def test_a_line_without_factor_is_not_lost(report):
    (line,) = rows(report, "elsewhere")
    assert (line.member, line.line, line.supplier, line.quantity) == (
        "S03",
        "M05",
        "S06 / AL-1",
        300.0,
    )
    assert (line.source.file, line.source.cell) == ("S03.xlsx", "A9")


def test_products_of_members_stand_per_unit(report):
    (product,) = rows(report, "products")
    assert (product.member, product.product, product.unit) == ("S03", "ALH-01", "unit")
    assert product.score_total == near(0.41685)


def test_a_first_rule_that_is_not_known_is_none():
    report = report_of(lamp(first_rule={}), programme())
    assert rows(report, "first_rule") == []


def test_allocation_steps_and_factors_stand_once(report):
    assert [(s.member, s.pool, s.share, s.lines) for s in rows(report, "allocation_steps")] == [
        ("LEAD", "site", 0.25, 1),
        ("S03", "site", 0.6, 3),
        ("S03", "press", 0.7, 3),
    ]
    assert [(f.code, f.lines, f.score_total) for f in rows(report, "factors")][1] == (
        "ingot",
        1,
        near(0.882),
    )


def test_gases_add_up_and_bw2calc_stands_beside():
    gases = {"Methane, fossil": 0.2, "Carbon dioxide, fossil": 0.8014}
    report = report_of(lamp(by_gas=gases, bw2calc_total=1.0), programme())
    assert sum(gas.part for gas in rows(report, "gases")) == near(1)
    assert fact(report, "cross_check", "relative_difference") == near(0.0014)


def test_a_zero_total_has_no_shares():
    report = report_of(
        result([contribution(), contribution(line="M02", factor=factors(-10.0))]), programme()
    )
    assert report.header.footprint == 0
    assert rows(report, "totals")[4].part is None
    assert {line.part for line in rows(report, "lines")} == {None}
    assert fact(report, "cross_check", "relative_difference") is None


def test_shares_of_a_negative_total_keep_their_sign():
    report = report_of(
        result([contribution(), contribution(line="M02", factor=factors(0, -30.0))]), programme()
    )
    assert report.header.footprint == near(-1.68)
    assert [spot.part for spot in rows(report, "hot_spots")] == [near(-1.5), near(0.5)]


def test_no_line_at_all():
    report = report_of(result([]), programme())
    assert rows(report, "lines") == rows(report, "hot_spots") == []
    assert fact(report, "totals", "primary_share") == 0


def test_plain_types_only(report):
    def walk(value):
        if isinstance(value, dict):
            assert all(type(key) is str for key in value)
            value = list(value.values())
        if isinstance(value, list):
            for part in value:
                walk(part)
        else:
            assert value is None or type(value) in (str, int, float, bool)

    walk(report_dict(report))
