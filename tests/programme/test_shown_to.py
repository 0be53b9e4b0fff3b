"""One footprint, told in the lines that an audience may see."""

from pathlib import Path

import mini
import pytest

from bw_cfp_programme.errors import NotUpToDate
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.check import check
from bw_cfp_programme.programme.importing import import_workbooks
from bw_cfp_programme.programme.study import OpenStudy, open_study
from bw_cfp_programme.records import AUDIENCES
from bw_cfp_programme.results import Result

KEPT_BACK = {"disclosure": "verifier"}
CASE_UNIT_SCORE = 5 * 0.606 + 0.08  # by hand, see `mini`


def opened(folder: Path, **disclosures: str) -> OpenStudy:
    for member in mini.MEMBERS:
        said = {"disclosure": disclosures.get(member, "raw")}
        results = [declared(member)] if said["disclosure"] == "result" else []
        mini.write(folder, member, declared=said, result=results)
    return open_study(folder, clock=mini.clock)


def declared(member: str) -> dict[str, object]:
    product = mini.MEMBERS[member]["products"][0]["product"]
    return {"product": product, "indicator": "fossil", "value": 3.0, "unit": "kilogram CO2e"}


def said(result: Result) -> list[tuple[str, str, str, float]]:
    return [(c.member, c.line, c.stage, pytest.approx(c.total)) for c in result.contributions]


def test_a_programme_of_open_members_is_the_same_to_lead_and_verifier(folder: Path) -> None:
    study = opened(folder)
    for audience in ("lead", "verifier"):
        assert study.shown_to(audience).result == study.made.result
    assert calculate(folder, clock=mini.clock) == study.made.result


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("how", ["raw", "verifier", "result"])
def test_everybody_is_told_the_same_footprint(folder: Path, how: str, audience: str) -> None:
    study = opened(folder, S1=how)
    told = study.shown_to(audience).result
    assert told.totals == study.made.result.totals
    assert told.first_rule == study.made.result.first_rule
    assert sum(told.by_gas.values()) == pytest.approx(told.totals["total"])


def test_to_the_lead_a_member_for_the_verifier_is_as_one_that_declared(folder: Path) -> None:
    told = opened(folder, S1="verifier").shown_to("lead")
    assert said(told.result) == [
        ("LEAD", "M2", "raw_materials", 0.5 * 9.8493),
        ("LEAD", "E1", "manufacturing", 2 * 0.606),
        ("S1", "CASE fossil", "raw_materials", CASE_UNIT_SCORE),
    ]
    (line,) = (c for c in told.result.contributions if c.member == "S1")
    assert (line.category, line.allocation, line.output, line.demand) == (
        "declared_result", (), 1.0, 1.0,
    )  # fmt: skip
    assert (line.place.file, line.place.cell) == ("S1.xlsx", "")
    sheet = told.submission("S1")
    assert sheet is not None
    assert not sheet.lines
    assert sheet.products[0].output is None


def test_what_goes_into_a_member_that_keeps_back_alone_is_part_of_it(folder: Path) -> None:
    told = opened(folder, S1="verifier").shown_to("lead").result
    assert not [c for c in (*told.contributions, *told.purchases) if c.member == "S2"]
    assert ("S2", "RESIN") not in told.unit_scores


def test_the_verifier_sees_every_line_and_cell(folder: Path) -> None:
    study = opened(folder, S1="verifier")
    told = study.shown_to("verifier")
    assert told.result == study.made.result
    assert {c.line for c in told.result.contributions if c.member == "S1"} == {"E1", "A1"}


def test_who_declared_a_result_is_known_by_that_to_everybody(folder: Path) -> None:
    study = opened(folder, S1="result")
    for audience in ("lead", "verifier"):
        (line,) = (c for c in study.shown_to(audience).result.contributions if c.member == "S1")
        assert (line.line, line.activity) == ("CASE fossil", 3.0)


def test_the_public_sees_stages_of_the_product_and_nobody_behind_it(folder: Path) -> None:
    told = opened(folder, S1="result").shown_to("public")
    assert [(c.member, c.line, c.stage) for c in told.result.contributions] == [
        ("LEAD", "LAMP fossil", "raw_materials"),
        ("LEAD", "LAMP fossil", "manufacturing"),
    ]
    assert told.result.unit_scores.keys() == {("LEAD", "LAMP")}
    assert (told.result.purchases, told.result.remainders, told.problems) == ((), (), ())
    assert [m.code for m in told.programme.members] == ["LEAD"]
    assert {line.member for line in told.result.sites} <= {"LEAD"}


def test_the_lead_sees_its_own_lines_whatever_it_lets_others_see(folder: Path) -> None:
    study = opened(folder, LEAD="verifier")
    assert study.shown_to("lead").result == study.made.result


def test_choices_are_tried_as_far_as_the_lead_sees_what_is_chosen(folder: Path) -> None:
    told = opened(folder, S1="verifier").shown_to("lead").alternatives()
    assert told
    assert not [a for a in told if "S1" in str(a) or a.place.file == "S1.xlsx"]


def test_air_freight_of_a_member_that_keeps_back_stays_told_apart(folder: Path) -> None:
    flight = {
        "line": "T1", "category": "inbound_transport", "item": "Resin by air", "mode": "air",
        "distance": 1000.0, "load": 0.1, "process": "site", "data_kind": "measured",
        "background": "air-freight-2017", "evidence": "EV1",
    }  # fmt: skip
    study = opened(folder, S1="verifier")
    mini.write(folder, "S1", declared=KEPT_BACK, transport=[flight])
    study = open_study(folder, clock=mini.clock)
    told = study.shown_to("lead").result
    flown = 2 / 3 * 100.0 * 1.16 / 100  # tonne-km of the site by mass, per case
    assert study.made.result.totals["aircraft"] == pytest.approx(flown)
    assert {c.line: c.total for c in told.contributions if c.aircraft} == {
        "CASE fossil aircraft": pytest.approx(flown)
    }


def test_a_mistake_is_told_by_its_kind_until_its_own_file_is_checked(folder: Path) -> None:
    opened(folder, S1="verifier")
    bad = mini.write(folder, "S1", declared=KEPT_BACK, energy=[mini.power("E1", "secretly 7")])
    report = import_workbooks(folder, clock=mini.clock)
    (told,) = (p for p in report.problems if p.code == "not_a_number")
    assert (told.place.file, told.place.cell, set(told.values.values())) == ("S1.xlsx", "", {"…"})
    with pytest.raises(NotUpToDate) as refused:
        open_study(folder, clock=mini.clock)
    assert "secretly" not in f"{refused.value}{refused.value.__dict__}"
    (whole,) = (p for p in check([bad]).problems if p.code == "not_a_number")
    assert "secretly 7" in whole.message("en")
