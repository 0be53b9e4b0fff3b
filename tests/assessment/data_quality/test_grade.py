"""A x B x C, levels and the weighted grade, rounded as a spreadsheet rounds."""

import pytest

import sample_report as sample
from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment import assess_one
from bw_cfp_programme.assessment.data_quality.scheme import load_scheme, rounded
from bw_cfp_programme.assessment.data_quality.scoring import grading
from bw_cfp_programme.errors import UnknownEdition
from bw_cfp_programme.problems import Place

FORM = load_scheme("tw-inventory-form")

KINDS = {  # score -> data kind, credibility, factor kind
    1: ("measured", "calibrated_external", "own"),
    2: ("measured", "calibrated_internal", "experience"),
    4: ("periodic", "calibrated_external", "manufacturer"),
    6: ("measured", "calibrated_internal", "national"),
    9: ("own_assessment", "uncalibrated", "own"),
    12: ("periodic", "calibrated_internal", "national"),
    18: ("financial_estimate", "uncalibrated", "regional"),
    27: ("own_assessment", "uncalibrated", "international"),
}


def source(number, score, emissions, **given):
    data_kind, credibility, factor_kind = KINDS[score]
    said = {
        "line": f"L{number:02}", "place": Place("S03.xlsx", "Energy", f"F{number}"),
        "activity": emissions, "conversion": 1.0, "allocation": (), "share": 1.0, "output": 1.0,
        "demand": 1.0, "factor": sample.factors(1.0), "data_kind": data_kind,
        "credibility": credibility, "factor_kind": factor_kind,
    } | given  # fmt: skip
    return sample.contribution(**said)


def inventory(*parts):
    return [
        source(number, score, emissions) for number, (score, emissions) in enumerate(parts, start=1)
    ]


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (0.126, 2, 0.13),
        (0.125, 2, 0.13),  # a half goes up
        (0.135, 2, 0.14),  # and again: no banker's rounding
        (2.675, 2, 2.68),  # 2.67499999... in binary, a half in fifteen digits
        (0.1 + 0.2, 4, 0.3),
        (-0.125, 2, -0.13),
        (1.00005, 4, 1.0001),
    ],
)
def test_rounding_is_a_spreadsheets(value, decimals, expected):
    assert rounded(value, decimals) == expected


@pytest.mark.parametrize(
    ("score", "level"), [(1, 1), (9, 1), (10, 2), (12, 2), (18, 2), (19, 3), (27, 3)]
)
def test_levels_begin_at_ten_and_nineteen(score, level):
    assert FORM.level(score) == level


def test_twenty_sources_by_hand():
    parts = [(9, 62.75), *[(4, 3.25)] * 8, *[(1, 1.0)] * 6, *[(12, 1.05)] * 5]
    found = grading(FORM, inventory(*parts))
    assert found.gross == pytest.approx(100.0)
    assert found.counts == (15, 5, 0)
    # 5.6475 -> 5.65; 8 x 0.13; 6 x 0.01; 5 x (0.126 -> 0.13)
    assert found.grade == 7.40
    # Without rounding each source it would be 5.6475 + 1.04 + 0.06 + 0.63.
    assert sum(s.score * s.emissions / 100 for s in found.sources) == pytest.approx(7.3775)


def test_shares_are_rounded_before_they_are_multiplied():
    found = grading(FORM, inventory((27, 1.0), (27, 2.0)))
    # 1/3 -> 0.3333 x 27 = 8.9991 -> 9.00; 2/3 -> 0.6667 x 27 = 18.0009 -> 18.00
    assert [found.weighted(each) for each in found.sources] == [9.0, 18.0]
    assert found.grade == 27.0


def test_a_line_in_several_stages_is_one_source():
    line = source(1, 6, 2.0)
    again = source(1, 6, 3.0, stage="use")
    assert [s.emissions for s in grading(FORM, [line, again]).sources] == [5.0]


def test_the_gases_of_a_blend_are_one_source():
    gases = [source(1, 9, 2.0, factor_key=("cfp biosphere", gas)) for gas in ("HFC-32", "HFC-125")]
    assert [s.emissions for s in grading(FORM, gases).sources] == [4.0]


def test_a_credit_counts_by_its_size():
    found = grading(FORM, [source(1, 6, 3.0), source(2, 2, -1.0)])
    # 6 x 0.75 + 2 x 0.25; against the net sum of 2 the shares would be 150 % and -50 %
    assert found.grade == 5.0


@pytest.mark.parametrize(
    "missing",
    [
        {"data_kind": "invoiced"},  # which the form does not list
        {"data_kind": ""},
        {"credibility": ""},
        {"factor_kind": ""},
    ],
)
def test_what_is_missing_is_never_made_up(missing):
    found = grading(FORM, [source(1, 6, 3.0), source(2, 6, 1.0, **missing)])
    assert [s.line for s in found.unscored] == ["L02"]
    assert found.scored_share == 0.75
    assert found.grade == 6.0  # of the line that has a score


def test_nothing_scored_has_no_grade():
    assert grading(FORM, [source(1, 6, 3.0, credibility="")]).grade is None
    assert grading(FORM, []).grade is None


def study(*lines, **given):
    return sample.study(sample.result(lines), **given)


def sections(of):
    found = assess_one(of, "data-quality")
    return {section.key: section for section in found.sections}, found.problems


def facts(section):
    return {fact.key: fact.value for fact in section.facts}


def test_sections_say_grade_levels_and_lines():
    by_key, problems = sections(study(source(1, 12, 3.0), source(2, 4, 1.0), source(3, 27, 4.0)))
    # 12 x 0.375 + 4 x 0.125 + 27 x 0.5 = 4.5 + 0.5 + 13.5
    said = facts(by_key["data_quality"])
    assert (said["quality_grade"], said["quality_level"], said["quality_scored"]) == (18.5, 2, 1.0)
    assert by_key["data_quality"].rows == (
        (1, 1, 9, 1, 0.125),
        (2, 10, 18, 1, 0.375),
        (3, 19, 27, 1, 0.5),
    )
    lines = by_key["data_quality_lines"]
    assert lines.column("line") == ["L03", "L01", "L02"]  # largest first
    assert lines.column("quality_weighted") == [13.5, 4.5, 0.5]
    assert not problems


def test_lines_without_score_are_told_by_workbook():
    by_key, problems = sections(study(source(1, 12, 3.0), source(2, 4, 1.0, credibility="")))
    assert by_key["data_quality_lines"].column("quality_share") == [1.0, None]
    (told,) = problems
    assert told.code == "data_quality_unscored"
    assert (told.values["count"], told.values["share"], told.values["lines"]) == (
        "1", "25.0%", "L02",
    )  # fmt: skip


def test_the_rule_set_names_the_scheme_or_the_study_does():
    of = {"about": sample.programme(rule_set=rule_sets.load("iso-14067-2018"))}
    by_key, _ = sections(study(source(1, 12, 3.0), **of))
    assert facts(by_key["data_quality"]) == {"quality_scheme": None}
    assert "data_quality_lines" not in by_key


def test_a_scheme_of_ones_own(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text(
        'title_zh = "自訂"\ntitle_en = "Own"\nsource = "house rule"\n'
        "activity = {measured = 1, invoiced = 1}\ncredibility = {uncalibrated = 2}\n"
        "factor = {national = 4}\nlevels = {second = 4, third = 8}\n"
        "rounding = {share = 2, weighted = 1}\n",
        encoding="utf-8",
    )
    line = source(1, 6, 3.0, data_kind="invoiced", credibility="uncalibrated")
    found = grading(load_scheme(own), [line])
    assert (found.grade, found.counts) == (1 * 2 * 4, (0, 0, 1))
    own.write_text('title_zh = "x"\n', encoding="utf-8")
    with pytest.raises(UnknownEdition, match="data-quality scheme lacks title_en"):
        load_scheme(own)
