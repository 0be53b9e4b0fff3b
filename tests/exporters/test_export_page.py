import re
from datetime import date
from html.parser import HTMLParser

import pytest

from bw_cfp_programme.exporters.page import render_page, write_page
from bw_cfp_programme.options import Accepted, Options
from bw_cfp_programme.problems import Place, problem
from sample_report import (
    contribution,
    factors,
    lamp,
    lamp_lines,
    large,
    programme,
    report_of,
    result,
)

VOID = {"meta", "br", "rect", "line"}


class Page(HTMLParser):
    """What a page holds: tags with attributes, headings, and text; fails on unbalanced tags."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.words, self.headings = [], [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)
        if self.open and self.open[-1] in {"h1", "h2", "h3"}:
            self.headings.append((self.open[-1], data))

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def test_english_and_chinese_say_the_same_numbers():
    report = report_of(lamp(), programme())
    english, chinese = (Page(render_page(report, language)) for language in ("en", "zh_TW"))
    numbers = [re.findall(r"−?\d[\d,.]*\d", page.text) for page in (english, chinese)]
    assert numbers[0] == numbers[1]
    assert "1.001 kg CO 2 e per 1 pcs" in english.text
    assert "每 1 pcs" in chinese.text
    assert english.tags[0][1]["lang"] == "en"
    assert chinese.tags[0][1]["lang"] == "zh-Hant-TW"


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_self_contained_and_accessible(language):
    page = Page(render_page(report_of(lamp(), programme()), language))
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "base", "form"}
    assert not [a for _, attrs in page.tags for a in attrs if a in {"src", "onload", "style"}]
    assert "url(" not in render_page(report_of(lamp(), programme()), language)
    assert all(attrs["role"] and attrs["aria-label"] for tag, attrs in page.tags if tag == "svg")
    assert all(attrs.get("scope") in {"col", "row"} for tag, attrs in page.tags if tag == "th")
    identities = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(identities) == len(set(identities))
    links = {attrs["href"] for _, attrs in page.tags if "href" in attrs}
    assert links == {f"#{identity}" for identity in identities}
    named = {attrs["aria-labelledby"] for _, attrs in page.tags if "aria-labelledby" in attrs}
    assert named <= set(identities)
    assert [level for level, _ in page.headings].count("h1") == 1


def test_all_stages_are_shown_and_those_beyond_the_gate_marked():
    gate = report_of(
        result(lamp_lines()[:2], boundary="cradle-to-gate"), programme(boundary="cradle-to-gate")
    )
    text = Page(render_page(gate, "en")).text
    assert text.count("outside the system boundary") == 3
    assert "End of life" in text


def test_an_unknown_first_rule_is_said_to_be():
    text = Page(render_page(report_of(lamp(first_rule={}), programme()), "en")).text
    assert "the first rule could not be calculated" in text
    assert "Finer scheme" not in text
    assert "What the allocation does" in text


def test_gases_have_names_and_subscripts():
    text = render_page(report_of(lamp(by_gas={"CO2e": 1.0, "SF6": 0.0014}), programme()), "en")
    assert "CO<sub>2</sub>e (gases not told apart)" in text
    assert "SF<sub>6</sub>" in text


def test_removals_are_drawn_below_zero():
    text = render_page(report_of(lamp(), programme()), "en")
    assert re.search(r'aria-label="Biogenic removals −0.011">.*?class="below" x="0.00000"', text)


def accepted(text):
    return Options(
        accepted=(
            Accepted(code="line_without_evidence", name=text, date=date(2026, 3, 1), reason=text),
        )
    )


def test_hostile_text_is_escaped_everywhere():
    evil = "<script>alert(1)</script>\"'&{{7*7}} CO2"
    line = contribution(
        item=evil, member=evil, line=evil, product=evil, factor_name=evil, category=evil,
        place=Place(evil, evil, evil), factor_unit=evil, activity_unit=evil,
    )  # fmt: skip
    found = problem("line_without_evidence", Place(evil, evil, evil), line=evil)
    report = report_of(
        result([line], by_gas={evil: 1.0}, stamp={evil: evil}, declared_unit=evil),
        programme(title_en=evil, name_en=evil, functional_unit=evil, options=accepted(evil)),
        problems=[found],
    )
    text = render_page(report, "en")
    page = Page(text)
    assert "script" not in {tag for tag, _ in page.tags}
    assert "<script" not in text
    assert "49" not in page.text


def test_problems_with_place_remedy_and_acceptance():
    found = problem("line_without_evidence", Place("S03.xlsx", "分配", "D5"), line="E01")
    about = programme(options=accepted("A. Chen"))
    text = Page(render_page(report_of(lamp(), about, problems=[found]), "en")).text
    assert text.count("S03.xlsx › 分配 › D5") == 1
    assert "Warning accepted" in text
    assert "A. Chen 2026-03-01 A. Chen" in text


def test_a_thousand_members_stay_readable_and_nothing_is_left_out_silently():
    report = report_of(*large(1000, 3))
    text = render_page(report, "en")
    page = Page(text)
    assert len(text) < 600_000
    assert "500 of 3000 rows are on this page" in page.text  # lines
    assert "Remaining 950" in page.text  # members
    assert "100 of 1000 rows are on this page" in page.text  # allocation steps


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [contribution()],
        [contribution(), contribution(line="M02", factor=factors(-10.0))],
        [contribution(factor=factors(0, -10.0))],
    ],
)
def test_nothing_one_line_zero_and_negative_totals(lines):
    Page(render_page(report_of(result(lines), programme()), "zh_TW"))


def test_a_file_for_each_language(tmp_path):
    report = report_of(lamp(), programme())
    paths = write_page(report, tmp_path, ["zh_TW", "en"])
    assert [path.name for path in paths] == ["report.zh_TW.html", "report.en.html"]
    assert paths[1].read_text(encoding="utf-8") == render_page(report, "en")
