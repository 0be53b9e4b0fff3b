"""Tables for notebooks: columns with units, HTML without pandas."""

import doctest
from dataclasses import dataclass, field

import pytest

from bw_cfp_programme import frames
from bw_cfp_programme.errors import MissingLibrary
from bw_cfp_programme.frames import SHOWN, Rows, column
from bw_cfp_programme.labels import Text
from bw_cfp_programme.problems import Place, Problems, problem
from bw_cfp_programme.sections import Column, Fact, Kind, Section
from sample_report import lamp_lines, result


@dataclass(frozen=True)
class Inner:
    how: str


@dataclass(frozen=True)
class Within:
    name: str
    also: str


@dataclass(frozen=True)
class Outer:
    name: str | Text
    place: Place
    scores: dict = field(metadata=column("{}_kg_co2e"))
    inner: Inner | None = field(default=None, metadata=column("inner_{}"))
    parts: tuple[Place, ...] = ()
    within: Within = Within("inside", "too")


ROWS = Rows([
    Outer(Text(zh_TW="鋁", en="Aluminium"), Place("S.xlsx", "Energy", "F7"), {"total": 2.5}),
    Outer("<b>", Place("S.xlsx"), {"total": None}, Inner("by mass"), (Place("a"), Place("b"))),
])  # fmt: skip


def test_records_within_records_and_mappings_give_columns_with_their_unit():
    frame = ROWS.to_dataframe()
    wanted = ["name", "file", "sheet", "cell", "total_kg_co2e", "parts"]
    wanted += ["within_name", "also", "inner_how"]
    assert list(frame.columns) == wanted
    assert list(frame["name"]) == ["鋁 Aluminium", "<b>"]
    assert frame["total_kg_co2e"][0] == 2.5
    assert frame["parts"][1] == "a; b"
    assert frame["inner_how"][1] == "by mass"


def test_html_is_escaped_and_says_how_much_more_there_is():
    shown = ROWS._repr_html_()
    assert "&lt;b&gt;" in shown
    assert "<th>total_kg_co2e</th>" in shown
    assert "None" not in shown
    many = Rows(ROWS[:1] * (SHOWN + 7))._repr_html_()
    assert many.count("<tr>") == SHOWN + 1
    assert "7 more rows" in many


def test_without_pandas_there_is_html_and_one_line_for_a_frame(monkeypatch):
    def missing(name):
        raise ModuleNotFoundError(name)

    monkeypatch.setattr("bw_cfp_programme.frames.import_module", missing)
    assert "Energy" in ROWS._repr_html_()
    with pytest.raises(MissingLibrary, match="pip install pandas"):
        ROWS.to_dataframe()


def test_problems_are_a_table_in_both_languages():
    found = Problems(
        [problem("line_unlinked", Place("S.xlsx", "Energy", "F7"), item="X", unit="kg")]
    )
    (row,) = found.to_rows()
    assert list(Problems().to_dataframe().columns) == list(row)  # with no problem, too
    assert row["severity"] == "error"
    assert row["cell"] == "F7"
    assert "“X”" in row["en"]
    assert "「X」" in row["zh_TW"]


def test_a_result_is_a_table_of_its_lines_that_add_up():
    footprint = result(lamp_lines())
    frame = footprint.to_dataframe()
    assert len(frame) == len(footprint.contributions)
    assert frame["total_kg_co2e"].sum() == pytest.approx(footprint.totals["total"], rel=1e-12)
    assert frame.attrs["total_kg_co2e"] == footprint.totals["total"]
    assert frame.attrs["per"] in repr(footprint)
    for stage in {line.stage for line in footprint.contributions}:
        assert stage in footprint._repr_html_()


def test_a_section_is_a_table_under_its_title_and_facts():
    columns = (Column("item"), Column("score", Kind.SCORE), Column("share", Kind.SHARE))
    facts = (Fact("total", 4.0, Kind.SCORE),)
    section = Section(key="cut_off", columns=columns, rows=(("Ingot", 3.0, 0.75),), facts=facts)
    frame = section.to_dataframe()
    assert frame.to_dict("records") == [{"item": "Ingot", "score_kg_co2e": 3.0, "share": 0.75}]
    assert frame.attrs["total_kg_co2e"] == 4.0


def test_the_example_holds():
    outcome = doctest.testmod(frames)
    assert outcome.attempted
    assert not outcome.failed
