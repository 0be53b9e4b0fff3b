"""What a page has room for, and that nothing is lost silently."""

import pytest

from bw_cfp_programme.reporting.shorten import row_groups, shorten
from bw_cfp_programme.sections import Column, Kind, Section
from sample_report import large, report_of


@pytest.fixture(scope="module")
def report():
    return report_of(*large(30, 12))


def test_the_first_rows_and_how_many_follow():
    section = Section(key="x", columns=(Column("item"),), rows=(("a",), ("b",), ("c",)))
    short = shorten(section, 2)
    assert (short.section.rows, short.hidden) == ((("a",), ("b",)), 1)
    assert shorten(section, 3).section == section


def test_members_beyond_the_limit_become_one_row_and_nothing_is_lost(report):
    section = report.section("members")
    short = shorten(section, 10)
    assert (len(short.section.rows), short.hidden) == (11, 20)
    rest = dict(zip([c.key for c in section.columns], short.section.rows[-1], strict=True))
    assert (rest["member"].en, rest["lines"]) == ("Remaining 20", 20 * 12)
    for key in ("score_total", "score_fossil", "part", "gross"):
        assert sum(short.section.column(key)) == pytest.approx(sum(section.column(key)))
    assert sum(short.section.column("score_total")) == pytest.approx(report.header.footprint)
    shown = [abs(score) for score in short.section.column("score_total")[:-1]]
    sizes = sorted(map(abs, section.column("score_total")), reverse=True)
    assert shown == sizes[:10]


def test_few_members_keep_their_order(report):
    assert shorten(report.section("members"), 30).section == report.section("members")


def test_the_largest_lines_by_member(report):
    section = report.section("lines")
    short = shorten(section, 25).section
    sizes = list(map(abs, short.column("score_total")))
    assert len(sizes) == 25
    assert min(sizes) >= sorted(map(abs, section.column("score_total")), reverse=True)[24]
    groups = row_groups(short)
    place = section.place("member")
    for group in groups:
        assert {row[place] for row in group.rows} == {group.head[0]}
    assert sum(len(group.rows) for group in groups) == 25


def test_rows_stand_together_by_all_that_they_have_in_common():
    columns = (Column("severity"), Column("remedy"), Column("amount", Kind.NUMBER))
    rows = (("a", "do", 1), ("b", "do", 2), ("a", "do", 3), ("a", "other", 4))
    section = Section(key="x", columns=columns, rows=rows, together=("severity", "remedy"))
    assert [(group.head, len(group.rows)) for group in row_groups(section)] == [
        (("a", "do"), 2),
        (("b", "do"), 1),
        (("a", "other"), 1),
    ]
