"""The lamp's data quality, worked out by hand from hand_calculation.md; see docs/data-quality.md.

Scored are the meters of LEAD and S03 (measured 1 x calibrated internally 2 x national 3 = 6) and
two lines of LEAD's own assessment (3 x 3 x 3 = 27). All that is invoiced has no score in the form.
"""

import pytest
from lamp_run import clock

from bw_cfp_programme.programme.assess import assess

LAMP, REMOVED = 83.26929256, 0.0015072 * 1.005  # IC-07's removal on its way through the driver
USE, STORAGE = 81.783, 0.009087  # D06, D05
LEAD = (0.1448872, 0.1312567, 0.0530075, 0.02917937, 0.05182956)  # E01, E02, E04, E05, E06
S03 = (0.04823682, 0.01168445, 0.0184739, 0.018898, 0.009008339)  # E01 to E05, per housing
SCORED = USE + STORAGE + sum(LEAD) + 1.005 * sum(S03)  # 82.3090803


@pytest.fixture
def found(in_brightway):
    return assess(in_brightway.folder, "data-quality", clock=clock)


@pytest.fixture
def sections(found):
    return {section.key: section for section in found.sections}


def test_the_grade_is_that_of_the_use_phase(sections):
    facts = {fact.key: fact.value for fact in sections["data_quality"].facts}
    # D06 0.9936 x 27 = 26.83; LEAD E01 0.0018 x 6 = 0.01, E02 0.0016 x 6 = 0.01; the others 0.00
    assert facts["quality_grade"] == 26.85
    assert facts["quality_level"] == 3
    assert facts["quality_scored"] == pytest.approx(SCORED / (LAMP + 2 * REMOVED), rel=1e-7)
    assert sections["data_quality"].column("quality_lines") == [10, 0, 2]
    shares = sections["data_quality"].column("quality_share")
    assert shares == pytest.approx([1 - (USE + STORAGE) / SCORED, 0, (USE + STORAGE) / SCORED])


def test_lines_come_by_size_with_what_they_score(sections):
    first = dict(
        zip(
            [column.key for column in sections["data_quality_lines"].columns],
            sections["data_quality_lines"].rows[0],
            strict=True,
        )
    )
    assert (first["member"], first["line"], first["quality_score"]) == ("LEAD", "D06", 27)
    assert (first["quality_a"], first["quality_b"], first["quality_c"]) == (3, 3, 3)
    assert first["quality_emissions"] == pytest.approx(USE)
    assert first["quality_weighted"] == 26.83


def test_sites_are_graded_by_their_own_meters(sections):
    rows = {row[0]: row for row in sections["site_data_quality"].rows}
    assert "S05" not in rows  # which gave its result only
    # S03, of 384,000 kWh: 0.4740, 0.1068, 0.1458, 0.1745, 0.0990, each x 6:
    # 2.84 + 0.64 + 0.87 + 1.05 + 0.59: the form's rounding makes 5.99 of five sixes
    assert (rows["S03"][2:5], rows["S03"][7:]) == ((5, 0, 0), (5.99, 1))
    # LEAD, of 1,143,000 kWh: 0.3587, 0.2275, 0.0831, 0.1312, 0.0770, 0.1225, each x 6:
    # 2.15 + 1.37 (1.365: half up) + 0.50 + 0.79 + 0.46 + 0.74 (0.735: half up)
    assert (rows["LEAD"][2:5], rows["LEAD"][7:]) == ((6, 0, 0), (6.01, 1))


def test_what_has_no_score_is_told_by_workbook(found):
    told = {p.place.file: p for p in found.problems if p.code == "data_quality_unscored"}
    assert {"LEAD.xlsx", "S01.xlsx", "S03.xlsx"} <= set(told)
    assert "M04" in told["LEAD.xlsx"].values["lines"]  # boards by invoice


def test_characteristics_come_from_the_table_and_the_one_judgement(sections):
    section = sections["data_quality_characteristics"]
    rows = {row[0]: row[1:] for row in section.rows}
    # The only factor that a person has judged: LEAD D03, S01 T01 for 1.005 drivers, S02 T01 for
    # 10.05 LEDs.
    freight = 0.002001 + 1.005 * 0.0001433649 + 0.01005 * 0.000463884
    assert rows["reliability"][0] == 2.0
    assert rows["reliability"][1] == pytest.approx(freight / (LAMP + 2 * REMOVED), rel=1e-6)
    assert rows["temporal"][0] == pytest.approx(2.0, abs=0.05)  # 2022 against 2025: score 2
    assert rows["geographical"][0] == pytest.approx(1.0, abs=0.05)  # Taiwan's own
