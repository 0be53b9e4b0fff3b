"""Each member's own report: what it may see of itself, and nothing of the others."""

from datetime import date

import pytest

from bw_cfp_programme.options import Accepted, Options
from bw_cfp_programme.problems import Place, problem
from bw_cfp_programme.reporting.outline import REGISTER
from sample_report import lamp, programme, report_of, rows, submission

PROBLEMS = [
    problem("allocation_no_receiver", Place(file, "分配 Allocation", "D5"), pool="site")
    for file in ("S03.xlsx", "LEAD.xlsx")
]


@pytest.fixture
def report():
    return report_of(lamp(), programme(), problems=PROBLEMS, submissions=[submission()])


def test_the_programme_sees_everything(report):
    assert (len(rows(report, "lines")), len(rows(report, "remainders"))) == (5, 1)
    assert [section.key for section in report.sections(REGISTER)][:2] == ["stages", "lines"]


def test_a_member_sees_its_own_product_per_unit(report):
    lead, housing, late = report.members()
    assert [own.header.member for own in (lead, housing, late)] == ["LEAD", "S03", "S04"]
    lines = rows(housing, "lines")
    assert [line.line for line in lines] == ["M01", "T01", "P01"]
    assert (lines[0].demand, lines[0].stage) == (1.0, "raw_materials")
    assert lines[0].score_total == pytest.approx(12000 * 0.42 / 120000 * 10)
    (product,) = rows(housing, "own_products")
    assert product.product == "ALH-01"
    assert product.score_total == pytest.approx(0.42 + 0.0021 + 0.0035 * (0.1 - 1.5))
    assert sum(line.part for line in lines) == pytest.approx(1)


def test_a_member_sees_nothing_of_the_others(report):
    for own in report.members():
        code = own.header.member
        for key in ("lines", "allocation_steps", "remainders", "elsewhere"):
            assert {row.member for row in rows(own, key)} <= {code}
        assert {row.source.file for row in rows(own, "problems")} <= {f"{code}.xlsx"}
        assert own.header.footprint is None
        others = {"LEAD.xlsx", "S03.xlsx", "S04.xlsx"} - {f"{code}.xlsx"}
        assert not [name for name in others if name in repr(own.chapters)]
    assert rows(own, "lines") == []


def test_an_acceptance_of_somebody_elses_problem_stays_with_the_programme():
    asked = problem("line_without_evidence", Place("S03.xlsx", "能源與水", "H7"), line="E03")
    accepted = Accepted(
        code="line_without_evidence", name="Lin", date=date(2026, 3, 1), reason="seen",
        place=Place("programme.toml"),
    )  # fmt: skip
    about = programme(options=Options(accepted=(accepted,)))
    lead, housing, _ = report_of(lamp(), about, problems=[asked]).members()
    assert [row.accepted_by for row in rows(housing, "problems")] == ["Lin"]
    assert rows(lead, "problems") == []
