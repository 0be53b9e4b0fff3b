"""The catalogue of problems: complete in both languages, and the manual page made from it."""

import re
import runpy
import string
from pathlib import Path

import pytest

from bw_cfp_programme.tables import read_table

DOCS = Path(__file__).resolve().parents[2] / "docs"
ROWS = read_table("problems.csv")
# Words of mainland China that people in Taiwan say otherwise.
MAINLAND = ("文件夾", "單元格", "數據庫", "默認", "導入", "信息", "軟件", "程序", "質量流", "視頻")


def names(text):
    """What is filled in; words come in each language, `rule_en` beside `rule_zh_TW`."""
    found = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return {re.sub(r"_?(en|zh_TW)$", "", name) for name in found}


def test_codes_are_unique():
    codes = [row["code"] for row in ROWS]
    assert sorted(set(codes)) == sorted(codes)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_both_languages_say_the_same(row):
    assert row["severity"] in {"error", "warning", "info"}
    assert row["en"].endswith((".", "…"))
    assert row["zh_TW"].endswith("。")
    assert row["remedy_en"]
    assert row["remedy_zh_TW"]
    assert names(row["en"]) == names(row["zh_TW"])
    assert names(row["remedy_en"]) == names(row["remedy_zh_TW"])


@pytest.mark.parametrize("word", MAINLAND)
def test_taiwans_words_are_used(word):
    assert not [row["code"] for row in ROWS if word in row["zh_TW"] + row["remedy_zh_TW"]]


def test_the_manual_page_is_up_to_date():
    page = runpy.run_path(str(DOCS / "generate_problems.py"))["page"]()
    written = (DOCS / "problems.md").read_text(encoding="utf-8")
    assert written == page, "run: python docs/generate_problems.py"
