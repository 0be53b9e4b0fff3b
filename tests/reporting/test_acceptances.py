"""Problems open, accepted, and acceptances that nothing is left for."""

from datetime import date

import pytest

from bw_cfp_programme.options import Accepted, Options
from bw_cfp_programme.problems import Place, problem
from sample_report import lamp, programme, report_of

HERE = Place("S03.xlsx", "能源與水 Energy and water", "H7")
ASKED = problem("line_without_evidence", HERE, line="E03")


def accepted(**changed):
    given = {"code": "line_without_evidence", "name": "A. Chen", "date": date(2026, 3, 1)}
    return Accepted(**({"reason": "seen", "place": Place("programme.toml")} | given | changed))


def findings(*acceptances, problems=(ASKED,)):
    about = programme(options=Options(accepted=acceptances))
    return report_of(lamp(), about, problems=problems).findings


def test_both_languages_and_who_accepted_it():
    (found,) = findings(accepted(file="S03.xlsx", cell="H7"))
    assert "佐證" in found.message.said("zh_TW")
    said = found.acceptance
    assert (said.name, said.date, said.reason) == ("A. Chen", "2026-03-01", "seen")


@pytest.mark.parametrize("elsewhere", [{"file": "S04.xlsx"}, {"sheet": "產品"}, {"cell": "H8"}])
def test_another_place_stays_open_and_the_acceptance_is_asked_about(elsewhere):
    still_open, unused = findings(accepted(**elsewhere))
    assert (still_open.code, still_open.acceptance) == ("line_without_evidence", None)
    assert unused.code == "acceptance_unused"


def test_open_ones_come_first():
    other = problem("line_without_evidence", Place("S04.xlsx", "能源與水", "H9"), line="E09")
    rows = findings(accepted(file="S03.xlsx"), problems=(ASKED, other))
    assert [(row.file, bool(row.acceptance)) for row in rows] == [
        ("S04.xlsx", False),
        ("S03.xlsx", True),
    ]


def test_an_error_cannot_be_accepted():
    forbidden = problem("allocation_no_receiver", HERE, pool="site")
    rows = findings(accepted(code="allocation_no_receiver"), problems=(forbidden,))
    assert [row.code for row in rows] == ["allocation_no_receiver", "acceptance_of_error"]
    assert rows[0].acceptance is None
