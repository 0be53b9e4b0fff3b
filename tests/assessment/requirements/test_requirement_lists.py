"""The lists are whole: every line that the sources give, with checks that exist and words."""

import inspect
import re
from pathlib import Path

import pytest

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment.requirements.checks import CHECKS
from bw_cfp_programme.assessment.requirements.conditions import CONDITIONS
from bw_cfp_programme.labels import keys
from bw_cfp_programme.options import StudyTexts
from bw_cfp_programme.requirement_lists import SHELF, requirements_of
from bw_cfp_programme.tables import read_table

LISTS = SHELF.ids()
DOCS = Path(__file__).parents[3] / "docs"


def part(shared, number):
    """A numbered part of the collected rules."""
    text = (shared / "domain.md").read_text("utf-8")
    return re.split(r"^### ", text.split(f"### {number} ", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


@pytest.mark.needs_shared
@pytest.mark.parametrize(
    ("number", "name"), [("2.1", "iso-14067-values"), ("2.2", "iso-14067-information")]
)
def test_no_line_of_the_standard_is_missing(shared, number, name):
    asked = re.findall(
        r"^\| ([RI]-\w+) \|(?:.*?)\| ([^|]*) \|[^|]*\|$", part(shared, number), re.MULTILINE
    )
    ours = {row.key: row for row in SHELF.load(name)}
    assert len(asked) > 10
    assert {key for key, _ in asked} <= set(ours)
    for key, evidence in asked:
        unsourced = set(re.findall(r"\b[QKM]\b", evidence)) == {"M"}
        assert (ours[key].source == "") == unsourced, key


@pytest.mark.needs_shared
def test_no_article_of_the_regulation_is_missing(shared):
    articles = set(re.findall(r"^\| (\d+)", part(shared, "1.2"), re.MULTILINE))
    assert articles == {row.clause.partition("(")[0] for row in SHELF.load("tw-2025")}


@pytest.mark.needs_shared
def test_no_required_field_of_pact_is_missing(shared):
    first = part(shared, "2.5").partition("Also `")[0]
    asked = set(re.findall(r"`([a-z]\w+)`", first)) - {"dqi"}
    ours = {row.key for row in SHELF.load("pact-3")}
    said = " ".join(f"{row.key} {row.text.en}" for row in SHELF.load("pact-3"))
    assert len(asked) > 10
    assert {field for field in asked if field not in said} == set()
    assert {"dqi", "verification", "aircraftGhgEmissions"} <= ours


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_in_order(name):
    rows = SHELF.load(name)
    assert len({row.key for row in rows}) == len(rows)
    for row in rows:
        assert row.text.en
        assert row.text.zh_TW
        assert (row.source == "") == (row.mark == "M"), row.key
        assert "memory" not in row.source
        assert row.applies in CONDITIONS
        for check, *given in row.checks:
            inspect.signature(CHECKS[check]).bind(None, *given)


@pytest.mark.parametrize("name", LISTS)
def test_texts_that_are_asked_for_are_keys_of_the_study(name):
    asking = {"written", "if_said"}
    asked = {
        k for row in SHELF.load(name) for c, *given in row.checks if c in asking for k in given
    }
    assert asked <= set(StudyTexts.__dataclass_fields__)


@pytest.mark.parametrize("name", LISTS)
def test_problems_that_must_stay_silent_are_in_the_catalogue(name):
    known = {row["code"] for row in read_table("problems.csv")}
    asked = {
        code
        for row in SHELF.load(name)
        for c, *codes in row.checks
        for code in codes
        if c == "quiet"
    }
    assert asked <= known


def test_every_list_has_a_name_and_a_rule_set():
    asked = {
        name for rules in map(rule_sets.load, rule_sets.rule_sets()) for name in rules.requirements
    }
    assert asked == set(LISTS) == set(keys("requirement_list"))


def test_every_check_and_condition_is_used():
    rows = [row for name in LISTS for row in SHELF.load(name)]
    assert {check for row in rows for check, *_ in row.checks} == set(CHECKS)
    assert {row.applies for row in rows} == set(CONDITIONS)
    assert set(keys("applies")) == set(CONDITIONS) - {""}


def test_the_page_explains_every_check():
    page = (DOCS / "requirements.md").read_text("utf-8")
    assert {check for check in CHECKS if not re.search(rf"`{check}\b", page)} == set()


@pytest.mark.parametrize("name", rule_sets.rule_sets())
def test_no_rule_set_asks_twice(name):
    rows = [(row.of, row.key) for row in requirements_of(rule_sets.load(name))]
    assert len(set(rows)) == len(rows)
