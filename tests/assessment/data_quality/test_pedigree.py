"""Pedigree scores: stated by people, derived from year and place, and the spread that they give."""

import math
from datetime import date

import pytest

import sample_report as sample
from bw_cfp_programme.assessment import assess_one
from bw_cfp_programme.assessment.data_quality import scores_of, spread
from bw_cfp_programme.assessment.data_quality.pedigree import (
    INDICATORS,
    Scores,
    load_matrix,
    sigma,
)
from bw_cfp_programme.options import DataQuality, Options, Pedigree

WHOLE = {"reliability": 2, "completeness": 3, "technological": 1}


def scores(*five, basic=1.0):
    return Scores(by_indicator=dict(zip(INDICATORS, five, strict=True)), basic=basic)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # what activity_browser.bwutils.pedigree (pedigree-matrix, C. Mutel) gives for its factors
        (scores(2, 3, 1, 2, 1), 0.2176652153048234),
        (scores(2, 4, 1, 3, 4, basic=1.05), 0.4292508796442409),
        (scores(5, 5, 5, 5, 5), 0.5952127450215152),
        (scores(1, 1, 1, 1, 1), 0.0),
    ],
)
def test_spread_is_that_of_published_code(given, expected):
    assert sigma(load_matrix("ciroth-2016"), given) == pytest.approx(expected, rel=1e-12)


def test_spread_by_hand():
    # ln 1.05 = 0.04879, ln 1.10 = 0.09531, ln 1.02 = 0.01980, others 1:
    # sqrt(0.04879² + 0.09531² + 0.01980²) = sqrt(0.0023805 + 0.0090840 + 0.0003921) = 0.108890
    found = sigma(load_matrix("ecoinvent"), scores(2, 2, 3, 1, 1))
    assert found == pytest.approx(0.108890 / 2, abs=1e-6)
    assert math.exp(2 * found) == pytest.approx(1.11504, abs=1e-5)  # squared GSD


def test_a_missing_score_gives_no_spread():
    assert sigma(load_matrix("ecoinvent"), Scores(by_indicator={"reliability": 1})) is None


def study(*tables, matrix="ecoinvent", **line):
    options = Options(data_quality=DataQuality(pedigree=matrix), pedigree=tables)
    lines = [sample.contribution(**line)]
    about = sample.programme(options=options)
    return sample.study(sample.result(lines), about), lines[0]


@pytest.mark.parametrize(
    ("year", "score"),
    [("2025", 1), ("2023", 1), ("2022", 2), ("2020", 2), ("2019", 3), ("2016", 3), ("2015", 4),
     ("2011", 4), ("2010", 5), ("2027", 1), ("2028", 2), ("", 5), ("2019-2021", 5)],
)  # fmt: skip
def test_years_apart(year, score):
    """From the middle of 2025: less than 3, 6, 10, 15 years; of unknown age 5."""
    of, line = study(factor_year=year)
    assert scores_of(of, line).by_indicator["temporal"] == score


def test_the_year_is_that_of_the_middle_of_the_period():
    about = {"period_start": date(2024, 7, 1), "period_end": date(2025, 6, 30)}
    line = sample.contribution(factor_year="2022")
    of = sample.study(sample.result([line]), sample.programme(**about))
    assert scores_of(of, line).by_indicator["temporal"] == 1  # 2024 less 2022


@pytest.mark.parametrize(
    ("place", "score"),
    [("TW", 1), ("GLO", 2), ("", 5), ("DE", None), ("TW-TPE", None), ("T", None), ("CN-TW", None)],
)
def test_the_country_of_the_member(place, score):
    """Whether Germany is similar to Taiwan is for a person to say."""
    of, line = study(factor_location=place)
    said = scores_of(with_country(of), line)
    assert said.by_indicator.get("geographical") == score


def with_country(of):
    member = sample.Member(code="S03", tier=1, country="TW")
    about = sample.programme(member, options=of.programme.options)
    return sample.study(of.result, about)


def test_a_persons_score_comes_before_a_derived_one_and_the_lines_before_the_factors():
    of_factor = Pedigree(reason="read", factor="ingot", temporal=2, basic=1.05, **WHOLE)
    of_line = Pedigree(reason="asked", member="S03", line="M01", geographical=3, reliability=4)
    of, line = study(of_line, of_factor, factor_year="2025", factor_location="TW")
    found = scores_of(of, line)
    assert found.by_indicator == {**WHOLE, "reliability": 4, "temporal": 2, "geographical": 3}
    assert (found.basic, found.derived) == (1.05, frozenset())


def test_a_factor_may_be_named_and_others_are_left_alone():
    by_name = Pedigree(reason="r", factor="Aluminium ingot, market", **WHOLE)
    of, line = study(by_name, factor_year="2025", factor_location="GLO")
    assert spread(of, line) == pytest.approx(
        math.hypot(math.log(1.05), math.log(1.05), 0.0, math.log(1.01)) / 2
    )
    other = sample.contribution(factor_key=("own", "wood"), factor_name="Wood")
    assert spread(of, other) is None


def test_without_a_matrix_there_is_no_spread():
    whole = Pedigree(reason="r", factor="ingot", temporal=1, geographical=1, **WHOLE)
    of, line = study(whole, matrix="")
    assert spread(of, line) is None


def test_characteristics_are_means_by_emission():
    lines = [
        sample.contribution(line="A", activity=3.0, factor_year="2025", factor_location="GLO"),
        sample.contribution(line="B", activity=1.0, factor_year="2012", factor_location="DE"),
    ]
    of = sample.study(sample.result(lines))
    section = assess_one(of, "data-quality").sections[-1]
    rows = {row[0]: row[1:] for row in section.rows}
    # time: 3/4 x 1 + 1/4 x 4; place: 2 for the three quarters that it can be told of
    assert rows["temporal"] == pytest.approx((1.75, 1.0, 1.0))
    assert rows["geographical"] == pytest.approx((2.0, 0.75, 0.75))
    assert rows["reliability"] == (None, 0.0, 0.0)


def test_scores_of_nothing_and_impossible_scores_are_told():
    tables = (
        Pedigree(reason="r", factor="no such"),
        Pedigree(reason="r", factor="ingot", reliability=6, basic=0.5),
    )
    of, line = study(*tables)
    told = [p.code for p in assess_one(of, "data-quality").problems]
    assert [code for code in told if code.startswith("pedigree")] == [
        "pedigree_of_nothing", "pedigree_impossible", "pedigree_impossible",
    ]  # fmt: skip
    assert "reliability" not in scores_of(of, line).by_indicator
    assert scores_of(of, line).basic == 1.0
