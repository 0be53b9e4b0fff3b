"""Problems open, accepted, and acceptances that nothing is left for."""

from datetime import date

import pytest

from bw_cfp_programme.options import Accepted, Options
from bw_cfp_programme.problems import Place, problem
from sample_report import lamp, programme, report_of, rows

HERE = Place("S03.xlsx", "能源與水 Energy and water", "H7")
ASKED = problem("line_without_evidence", HERE, line="E03")


def accepted(**changed):
    given = {"code": "line_without_evidence", "name": "A. Chen", "date": date(2026, 3, 1)}
    return Accepted(**({"reason": "seen", "place": Place("programme.toml")} | given | changed))


def findings(*acceptances, problems=(ASKED,)):
    about = programme(options=Options(accepted=acceptances))
    return rows(report_of(lamp(), about, problems=problems), "problems")


def test_both_languages_and_who_accepted_it():
    (found,) = findings(accepted(file="S03.xlsx", cell="H7"))
    assert "佐證" in found.message.said("zh_TW")
    assert found.standing == "accepted"
    assert (found.accepted_by, found.accepted_on) == ("A. Chen", "2026-03-01")
    assert found.accepted_because == "seen"


@pytest.mark.parametrize("elsewhere", [{"file": "S04.xlsx"}, {"sheet": "產品"}, {"cell": "H8"}])
def test_another_place_stays_open_and_the_acceptance_is_asked_about(elsewhere):
    still_open, unused = findings(accepted(**elsewhere))
    assert (still_open.code, still_open.accepted_by) == ("line_without_evidence", "")
    assert unused.code == "acceptance_unused"


def test_open_ones_come_first():
    other = problem("line_without_evidence", Place("S04.xlsx", "能源與水", "H9"), line="E09")
    found = findings(accepted(file="S03.xlsx"), problems=(ASKED, other))
    assert [(row.source.file, row.standing) for row in found] == [
        ("S04.xlsx", ""),
        ("S03.xlsx", "accepted"),
    ]


def test_errors_come_before_warnings_and_hints():
    hint = problem("code_tidied", HERE, value="E03")
    error = problem("allocation_no_receiver", HERE, pool="site")
    found = findings(problems=(hint, ASKED, error))
    assert [row.severity for row in found] == ["error", "warning", "info"]


def test_an_error_cannot_be_accepted():
    forbidden = problem("allocation_no_receiver", HERE, pool="site")
    found = findings(accepted(code="allocation_no_receiver"), problems=(forbidden,))
    assert [row.code for row in found] == ["allocation_no_receiver", "acceptance_of_error"]
    assert found[0].standing == ""
