import pytest

from bw_cfp_programme.reporting.shorten import head, largest_groups, largest_lines
from sample_report import large, report_of


@pytest.fixture(scope="module")
def report():
    return report_of(*large(30, 12))


def test_head_says_how_many_follow():
    assert (head("abc", 2).shown, head("abc", 2).hidden) == (("a", "b"), 1)
    assert head("abc", 3).hidden == 0


def test_members_beyond_the_limit_become_one_row_and_nothing_is_lost(report):
    whole = report.total.total
    shown = largest_groups(report.members, whole, 10)
    assert len(shown) == 11
    rest = shown[-1]
    assert (rest.name, rest.lines) == ("", 20 * 12)
    assert sum(group.total for group in shown) == pytest.approx(whole)
    assert sum(group.scores["fossil"] for group in shown) == pytest.approx(whole)
    assert rest.primary_share == 1
    assert min(abs(group.total) for group in shown[:-1]) >= max(
        abs(group.total) for group in report.members if group.name not in {g.name for g in shown}
    )


def test_few_members_keep_their_order(report):
    assert largest_groups(report.members, 1.0, 30) == report.members


def test_the_largest_lines_by_member(report):
    groups = largest_lines(report, 25)
    sizes = [abs(line.total) for group in groups for line in group.lines]
    assert len(sizes) == 25
    assert min(sizes) >= sorted((abs(line.total) for line in report.lines), reverse=True)[24]
    for group in groups:
        assert {line.member for line in group.lines} == {group.member.name}
