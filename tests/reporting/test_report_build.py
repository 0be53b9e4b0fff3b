import pytest

from bw_cfp_programme.reporting.model import plain
from sample_report import (
    contribution,
    factors,
    lamp,
    lamp_lines,
    programme,
    report_of,
    result,
    submission,
)


@pytest.fixture
def report():
    return report_of(lamp(), programme(), submissions=[submission()])


def near(value):
    return pytest.approx(value, rel=1e-12)


def test_totals_by_hand(report):
    assert {row.indicator: row.total for row in report.totals} == {
        "fossil": near(1.0119),
        "biogenic_emissions": 0,
        "biogenic_removals": near(-0.0105),
        "land_use_change": 0,
        "total": near(1.0014),
        "aircraft": near(0.0042),
    }
    assert report.total.share == 1


def test_first_rule_beside_the_finer_scheme(report):
    fossil = report.totals[0]
    assert fossil.first_rule == near(2.0238)
    assert fossil.difference == near(-1.0119)
    assert fossil.relative == near(-0.5)
    assert report.totals[1].relative is None


def test_all_stages_stand_in_order_with_their_split(report):
    assert [(stage.name, stage.lines) for stage in report.stages] == [
        ("raw_materials", 3),
        ("manufacturing", 1),
        ("distribution", 0),
        ("use", 1),
        ("end_of_life", 0),
    ]
    raw = report.stages[0]
    assert raw.total == near(0.84 + 0.0042 + 0.0007 - 0.0105)
    assert raw.scores["biogenic_removals"] == near(-0.0105)
    assert raw.scores["aircraft"] == near(0.0042)
    assert raw.share == near(0.8344 / 1.0014)
    assert all(stage.inside for stage in report.stages)


def test_stages_beyond_the_gate_are_marked():
    gate = report_of(
        result(lamp_lines()[:2], boundary="cradle-to-gate"), programme(boundary="cradle-to-gate")
    )
    assert [stage.inside for stage in gate.stages] == [True, True, False, False, False]


def test_members_without_lines_are_not_forgotten(report):
    lead, housing, late = report.members
    assert (lead.name, lead.text.said("zh_TW"), lead.text.said("both")) == (
        "LEAD",
        "光明照明",
        "光明照明 Bright Lighting",
    )
    assert (housing.lines, late.lines, late.total, late.primary_share) == (4, 0, 0, 0)
    assert housing.primary_share == near((0.84 + 0.042 + 0.0042) / (0.84 + 0.042 + 0.0042 + 0.0098))


def test_a_hot_spot_is_a_line_over_all_stages(report):
    first, second = report.hot_spots[:2]
    assert (first.rank, first.member, first.line, first.total) == (1, "S03", "M01", near(0.882))
    assert (second.line, second.cumulative) == ("E01", near((0.882 + 0.125) / 1.0014))
    assert [spot.line for spot in report.hot_spots] == ["M01", "E01", "P01", "T01"]


def test_what_remains_is_one_row():
    report = report_of(lamp(), programme(), top=1)
    first, rest = report.hot_spots
    assert (first.rank, rest.rank, rest.lines) == (1, 0, 3)
    assert rest.total == near(0.125 - 0.0098 + 0.0042)
    assert rest.cumulative == near(1)


def test_a_line_says_amounts_and_what_the_workbook_says(report):
    line = report.lines[1]
    assert (line.per_output, line.per_declared) == (near(0.042), near(0.084))
    assert line.part == near(0.84 / 1.0014)
    entry = line.entry
    assert (entry.process, entry.quantity, entry.stock_change) == ("PRESS", 12000.0, 500.0)
    assert (entry.supplier, entry.document) == ("OUTSIDE-AL", "Purchase ledger 2025")
    assert report.lines[0].entry.process == ""


def test_a_line_without_factor_is_not_lost(report):
    (line,) = report.elsewhere
    assert (line.member, line.line, line.supplier, line.quantity) == (
        "S03",
        "M05",
        "S06 / AL-1",
        300.0,
    )
    assert (line.file, line.cell) == ("S03.xlsx", "A9")


def test_products_of_members_stand_per_unit(report):
    (product,) = report.products
    assert (product.member, product.product, product.unit) == ("S03", "ALH-01", "unit")
    assert product.scores["total"] == near(0.41685)


def test_a_first_rule_that_is_not_known_is_none():
    report = report_of(lamp(first_rule={}), programme())
    assert {row.first_rule for row in report.totals} == {None}
    assert {row.difference for row in report.totals} == {None}


def test_allocation_steps_and_factors_stand_once(report):
    assert [(s.member, s.pool, s.share, s.lines) for s in report.allocations] == [
        ("LEAD", "site", 0.25, 1),
        ("S03", "site", 0.6, 3),
        ("S03", "press", 0.7, 3),
    ]
    assert [(f.code, f.lines, f.total) for f in report.factors][1] == ("ingot", 1, near(0.882))


def test_gases_add_up_and_bw2calc_stands_beside():
    gases = {"Methane, fossil": 0.2, "Carbon dioxide, fossil": 0.8014}
    report = report_of(lamp(by_gas=gases, bw2calc_total=1.0), programme())
    assert sum(gas.share for gas in report.gases) == near(1)
    assert report.cross_check.relative == near(0.0014)


def test_a_zero_total_has_no_shares():
    report = report_of(
        result([contribution(), contribution(line="M02", factor=factors(-10.0))]), programme()
    )
    assert report.total.total == 0
    assert report.total.share is None
    assert {line.part for line in report.lines} == {None}
    assert report.cross_check.relative is None


def test_shares_of_a_negative_total_keep_their_sign():
    report = report_of(
        result([contribution(), contribution(line="M02", factor=factors(0, -30.0))]), programme()
    )
    assert report.total.total == near(-1.68)
    assert [spot.share for spot in report.hot_spots] == [near(-1.5), near(0.5)]


def test_no_line_at_all():
    report = report_of(result([]), programme())
    assert (report.lines, report.hot_spots, report.primary_share) == ((), (), 0)


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

    walk(report.to_dict())
    assert plain(report.lines[0])["stated"]["place"]["cell"] == "E5"
