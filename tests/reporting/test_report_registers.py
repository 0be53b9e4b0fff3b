import pytest

from bw_cfp_programme.problems import Place, problem
from bw_cfp_programme.reporting.registers import member_registers, programme_register
from sample_report import lamp, programme, report_of


@pytest.fixture
def report():
    problems = [
        problem("allocation_no_receiver", Place(file, "分配 Allocation", "D5"), pool="site")
        for file in ("S03.xlsx", "LEAD.xlsx")
    ]
    return report_of(lamp(), programme(), problems=problems)


def test_the_programme_sees_everything(report):
    register = programme_register(report)
    assert (len(register.lines), len(register.remainders), register.by) == (5, 1, "stage")


def test_a_member_sees_its_own_product_per_unit(report):
    lead, housing, late = member_registers(report)
    assert [register.member for register in (lead, housing, late)] == ["LEAD", "S03", "S04"]
    assert [line.line for line in housing.lines] == ["M01", "T01", "P01"]
    aluminium = housing.lines[0]
    assert (aluminium.demand, aluminium.stage) == (1.0, "raw_materials")
    assert aluminium.total == pytest.approx(12000 * 0.42 / 120000 * 10)
    (product,) = housing.groups
    assert product.name == "ALH-01"
    assert product.total == pytest.approx(0.42 + 0.0021 + 0.0035 * (0.1 - 1.5))
    assert sum(line.part for line in housing.lines) == pytest.approx(1)


def test_a_member_sees_nothing_of_the_others(report):
    for register in member_registers(report):
        named = {
            row.member for row in (*register.lines, *register.allocations, *register.remainders)
        }
        assert named <= {register.member}
        assert {row.file for row in register.findings} <= {f"{register.member}.xlsx"}
    assert not register.lines
