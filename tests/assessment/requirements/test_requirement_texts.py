"""A text counts when a person wrote it and it says something."""

import pytest
from asked import TOML, texts

from bw_cfp_programme.assessment.requirements.written import says_something, written
from bw_cfp_programme.options import StudyTexts


@pytest.mark.parametrize(
    "value",
    [
        "",
        "-",
        "…",
        "TBD",
        "tbd.",
        "(待補)",
        "無",
        "N/A",
        "xxx",
        "aaaa",
        "To do",
        "【待填】",
        "？",
        "see report",
        "如附件",
        "unknown",
        "尚未撰寫",
        "N.A.",
        "same as above",
    ],
)
def test_what_says_nothing(value):
    assert not says_something("goal", value)


@pytest.mark.parametrize("value", ["What the study is for", " 研究目的 "])
def test_the_comment_of_the_key_is_no_text(value):
    assert not says_something("goal", value)


@pytest.mark.parametrize(
    "value", ["找出減碳重點", "8539.50", "To rank suppliers", "無須預熱，故不計"]
)
def test_what_says_something(value):
    assert says_something("ccc_code", value)


def test_a_choice_may_be_the_one_that_is_shown():
    assert written(texts(kind="goods"))["kind"] == "goods"


def test_one_text_under_two_keys_is_no_evidence():
    said = written(texts(conclusions="See the report", limitations="see  the REPORT"))
    assert not {"conclusions", "limitations"} & set(said)
    assert "goal" in said


def test_nobody_wrote_anything():
    assert written(None) == {}
    assert written(StudyTexts(place=TOML)) == {}
