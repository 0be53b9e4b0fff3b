"""Offsets in a workbook or in programme.toml are refused by name."""

import pytest
from sample_submission import add, cell, change, context, programme, sample

from bw_cfp_programme import rule_sets
from bw_cfp_programme.checks import check_submission
from bw_cfp_programme.folder.config import init, load
from bw_cfp_programme.offsets import speaks_of_offsets


@pytest.mark.parametrize(
    "words",
    [
        "碳權",
        "森林抵換專案",
        "Carbon credits",
        "forestry OFFSETS",
        "ｏｆｆｓｅｔ",
        "Verified Carbon Units 2024",
        "climate compensation",
        "碳匯",
        "排放額度",
    ],
)
def test_words_of_both_languages(words):
    assert speaks_of_offsets(words)


@pytest.mark.parametrize(
    "words", ["Offset printing ink", "offset plate", "碳鋼", "抵達港口", "Carbon black"]
)
def test_words_that_only_look_like_it(words):
    assert not speaks_of_offsets(words)


@pytest.mark.parametrize("field", ["item", "remark"])
def test_a_line_that_speaks_of_them_is_refused_with_the_rule(field):
    found = check_submission(change(sample(), "energy", 1, **{field: "購買碳權"}), context())
    told = [problem for problem in found if problem.code == "offset_refused"]
    assert [problem.place for problem in told] == [cell("energy", field)]
    assert "art. 4(1)1" in told[0].message("en")
    assert told[0].severity.value == "error"


def test_a_declared_result_after_offsetting_is_refused():
    declared = {"product": "HOUSING", "indicator": "fossil", "value": 1.0, "remark": "扣除碳權後"}
    found = check_submission(add(sample(), "result", declared), context())
    told = [problem.place for problem in found if problem.code == "offset_refused"]
    assert told == [cell("result", "remark")]


def test_a_rule_set_that_is_silent_refuses_nothing():
    silent = context(programme=programme(rule_set=rule_sets.load("tw-2010")))
    found = check_submission(change(sample(), "energy", 1, remark="碳權"), silent)
    assert "offset_refused" not in {problem.code for problem in found}


@pytest.mark.parametrize("written", ["[[carbon_offsets]]\nkg = 5\n", None])
def test_in_programme_toml_too(tmp_path, written):
    init(tmp_path)
    path = tmp_path / "programme.toml"
    text = path.read_text("utf-8")
    put = text + written if written else text.replace("[product]", "[product]\noffsets = 5", 1)
    path.write_text(put, "utf-8")
    programme, problems = load(tmp_path)
    assert programme is None
    assert [problem.code for problem in problems] == ["toml_offset"]
