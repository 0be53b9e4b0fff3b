"""Dates by the articles of the regulation, downstream members by the links, runs told apart.

The regulation (law.moj.gov.tw O0020142): art. 4(1)3 two years before the application; art. 12 two
years, renewal within the one month that starts three months before the end; art. 13 thirty days
before a process changes, three months after equipment was renewed; art. 16 three years.
"""

from dataclasses import replace
from datetime import date

import pytest

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment.validity import assess_validity
from bw_cfp_programme.assessment.validity.dates import months_after, years_after
from bw_cfp_programme.folder.stored_run import StoredRun
from bw_cfp_programme.options import EarlierStudy, Options
from bw_cfp_programme.options.study_texts import StudyTexts
from bw_cfp_programme.options.validity import Change, Validity
from bw_cfp_programme.problems import Place, problem
from bw_cfp_programme.records import Facility, Member, Submission
from bw_cfp_programme.results import SiteLine
from sample_report import contribution, factors, lamp, programme, result, study, whole


def workbook(member, start, end):
    place = Place(f"{member}.xlsx", "基本資料", "C3")
    facility = Facility(place=place, member=member, period_start=start, period_end=end)
    return Submission(
        file=f"{member}.xlsx", sha256=member, form="s", form_version="1", facility=facility
    )


def site(member, bought=None):
    return whole(
        SiteLine,
        member=member, line="M01", category="main_material", item="x", own_stage="raw_materials",
        activity=1.0, activity_unit="kilogram", conversion=1.0, factor_key=("d", "c"),
        factor_name="x", factor_unit="kilogram", factor=factors(1.0), scores=factors(1.0),
        place=Place(), workbook=member, member_product=bought,
    )  # fmt: skip


MEMBERS = [Member(code=code, tier=1) for code in ("LEAD", "S03", "S06")]


def assessed(
    *submissions, rules="tw-2025", result=None, runs=(), today=None, checked=(), **options
):
    about = programme(*MEMBERS, options=Options(**options), rule_set=rule_sets.load(rules))
    today = today or date(2026, 6, 30)
    of = study(
        result,
        about,
        submissions=submissions,
        runs=runs,
        today=today,
        problems=checked,
    )
    return assess_validity(of)


def found(outcome, key="validity"):
    section = next(s for s in outcome.sections if s.key == key)
    names = [column.key for column in section.columns]
    return [dict(zip(names, row, strict=True)) for row in section.rows]


def codes(outcome):
    return [problem.code for problem in outcome.problems]


@pytest.mark.parametrize(
    ("start", "end", "finding"),
    [
        (date(2024, 6, 30), date(2025, 6, 29), "kept"),  # the first day of the two years
        (date(2024, 6, 29), date(2025, 6, 28), "partly"),
        (date(2023, 1, 1), date(2023, 12, 31), "broken"),
        (date(2025, 9, 1), date(2026, 8, 31), "partly"),  # ends after the application
        (None, date(2025, 12, 31), "unsaid"),
    ],
)
def test_activity_data_lie_within_two_years_before_the_application(start, end, finding):
    applied = StudyTexts(application_date=date(2026, 6, 30))
    outcome = assessed(workbook("S03", start, end), study=applied, today=date(2030, 1, 1))
    age = found(outcome)[0]
    assert (age["date_item"], age["date_limit"]) == ("activity_data", "2024-06-30 – 2026-06-30")
    assert age["date_finding"] == finding
    assert ("activity_data_old" in codes(outcome)) == (finding in {"partly", "broken"})
    assert "application_date_unsaid" not in codes(outcome)


def test_a_rule_set_without_an_age_asks_for_none_and_says_so():
    old = workbook("S03", date(2010, 1, 1), date(2010, 12, 31))
    outcome = assessed(old, rules="iso-14067-2018")
    assert found(outcome)[0]["date_finding"] == "no_rule"
    assert {"activity_data_old", "application_date_unsaid"}.isdisjoint(codes(outcome))


def earlier(name, product="LAMP-9W"):
    return EarlierStudy(
        name=name, product=product, date=date(2023, 5, 31), value=90.4, unit="kilogram",
        declared_unit="unit",
    )  # fmt: skip


def test_earlier_studies_of_the_product_are_superseded_by_name():
    stated = Validity(place=Place("programme.toml", cell="line 7"), supersedes=("of 2023", "of 19"))
    studies = (earlier("of 2023"), earlier("of 2020"), earlier("of another", "LAMP-13W"))
    outcome = assessed(validity=stated, earlier_studies=studies)
    rows = [row for row in found(outcome) if row["date_item"] == "earlier_study"]
    assert [(row["subject"], row["date_finding"]) for row in rows] == [
        ("of 2023", "superseded"),
        ("of 2020", "stands"),
    ]
    (unknown,) = [p for p in outcome.problems if p.code == "superseded_unknown"]
    assert (unknown.values["name"], unknown.place.cell) == ("of 19", "line 7")


def test_label_renewal_and_documents_by_the_articles():
    stated = Validity(
        approved=date(2026, 7, 1),
        representative_from=date(2025, 1, 1), representative_to=date(2027, 12, 31),
    )  # fmt: skip
    applied = StudyTexts(application_date=date(2026, 3, 2))
    rows = {r["date_item"]: r for r in found(assessed(validity=stated, study=applied))}
    assert rows["label_end"]["date_limit"] == "2028-07-01"
    assert rows["renewal"]["date_limit"] == "2028-04-01 – 2028-05-01"
    assert rows["retention"]["date_limit"] == "2029-03-02"
    assert rows["representative_period"]["date_finding"] == "kept"
    ended = assessed(validity=stated, study=applied, today=date(2028, 7, 2))
    assert codes(ended) == ["label_expired"]
    unsaid = assessed(study=applied)
    assert codes(unsaid) == ["representative_period_unsaid"]
    assert {r["date_item"]: r["date_finding"] for r in found(unsaid)}["label_end"] == "unsaid"


def test_a_change_reaches_who_buys_and_is_due_by_its_kind():
    """S06 sells to S03, which sells to LEAD; S05 to nobody here."""
    bought = (site("S03", ("S06", "ALY-12")), site("LEAD", ("S03", "ALH-01")), site("LEAD"))
    scores = {("S06", "ALY-12"): factors(1.0), ("S03", "ALH-01"): factors(1.0)}
    changes = (
        Change(member="S06", date=date(2026, 3, 1), kind="process", what="new furnace"),
        Change(member="S03", date=date(2026, 2, 1), completed=date(2026, 4, 30),
               kind="equipment", what="new press"),
        Change(member="LEAD", date=date(2024, 12, 1), kind="particulars", what="new address"),
        Change(member="S99", date=date(2026, 3, 1), kind="site", what="?"),
    )  # fmt: skip
    books = [workbook(m, date(2025, 1, 1), date(2025, 12, 31)) for m in ("LEAD", "S03", "S06")]
    outcome = assessed(*books, result=lamp(sites=bought, unit_scores=scores), changes=changes)
    rows = found(outcome, "changes")
    assert rows[0]["recalculate"] == "S06: ALY-12; S03: ALH-01; LEAD"
    assert (rows[0]["due"], rows[0]["due_from"], rows[0]["due_date"]) == (
        "notice",
        "2026-01-30",
        "2026-03-01",
    )
    assert rows[1]["recalculate"] == "S03: ALH-01; LEAD"
    assert (rows[1]["due"], rows[1]["due_from"], rows[1]["due_date"]) == (
        "inventory",
        "2026-04-30",
        "2026-07-30",
    )
    assert (rows[2]["in_the_data"], rows[2]["due_from"], rows[2]["due_date"]) == (
        "yes",
        "2024-12-02",
        "2024-12-31",
    )
    wrong = [p for p in outcome.problems if p.code.startswith("change_")]
    assert [p.code for p in wrong] == [
        "change_not_in_data", "change_not_in_data", "change_of_nobody",
    ]  # fmt: skip
    assert wrong[0].values["members"] == "S06, S03, LEAD"
    elsewhere = assessed(*books, changes=changes, rules="iso-14067-2018")
    assert {row["due"] for row in found(elsewhere, "changes")} == {None}


def test_equal_runs_stand_once_and_each_says_what_changed():
    first = StoredRun(
        name="a", calculated="2026-01-01T00:00:00+00:00", total=2.0,
        ingredients={"S03.xlsx": "1", "programme.toml": "1"}, repeatable=True,
    )  # fmt: skip
    corrected = replace(
        first, name="c", total=1.5, ingredients={"S03.xlsx": "2", "programme.toml": "1"}
    )
    runs = (first, replace(first, name="b"), corrected, replace(corrected, name="", total=1.0))
    outcome = assessed(runs=runs)
    rows = found(outcome, "runs")
    assert [(row["score"], row["changed"]) for row in rows] == [
        (2.0, ""), (1.5, "S03.xlsx"), (1.0, ""),
    ]  # fmt: skip
    (told,) = [p for p in outcome.problems if p.code == "run_superseded"]
    assert (told.place.file, told.values["changed"]) == ("runs/c.json", "-")


def test_a_workbook_that_waits_to_be_imported_is_told():
    newer = problem("submission_not_imported", Place("S03 v2.xlsx"))
    row = found(assessed(checked=(newer,)))[0]
    assert (row["subject"], row["date_finding"]) == ("S03 v2.xlsx", "waiting")


def test_factors_older_than_the_data_are_listed_with_what_rests_on_them():
    """5 + 3 + 2 kg CO2e of lines on factors of 2018-2020, of 2025, and of nobody knows when."""
    made = [
        contribution(activity=kilograms, factor=factors(1.0), factor_year=year, factor_name=year,
                     share=1.0, output=1.0, demand=1.0)
        for kilograms, year in ((5.0, "2018-2020"), (3.0, "2025"), (2.0, ""))
    ]  # fmt: skip
    section = next(s for s in assessed(result=result(made)).sections if s.key == "factor_years")
    assert section.rows == (("2018-2020", "2018-2020", 5.0, 0.5),)
    assert [fact.value for fact in section.facts] == [0.5, 0.2]


def test_days_some_months_away():
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_after(date(2028, 7, 1), -3) == date(2028, 4, 1)
    assert years_after(date(2024, 2, 29), -2) == date(2022, 2, 28)
    assert years_after(date(2024, 2, 29), 4) == date(2028, 2, 29)
