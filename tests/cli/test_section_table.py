"""A section in the terminal."""

from rich.cells import cell_len

from bw_cfp_programme.cli.columns import Cells, fit
from bw_cfp_programme.cli.section_table import print_section
from bw_cfp_programme.cli.wrapping import wrap
from bw_cfp_programme.reporting.numbers import choose_scale
from bw_cfp_programme.sections import Column, Kind, Section, Tornado


def test_a_tornado_has_a_bar_for_a_row_and_a_mark_at_the_centre(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    columns = (Column("item"), Column("score_total", Kind.SCORE), Column("gross", Kind.SCORE))
    rows = (("wide", 0.0, 4.0), ("narrow", 3.0, 4.0))
    picture = Tornado("item", "score_total", "gross", 3.0)
    section = Section(key="primary_data", columns=columns, rows=rows, picture=picture)
    print_section(section, choose_scale([4.0]), "en")
    lines = capsys.readouterr().out.splitlines()
    wide, narrow = (next(line for line in lines if line.startswith(word)) for word in ("wide", "n"))
    assert wide.count("█") + wide.count("┃") == 30
    assert narrow.count("█") + narrow.count("┃") == 8  # a quarter of 30, and at least its mark
    assert wide.index("┃") == narrow.index("┃")


def printed(section, capsys, monkeypatch, columns="100"):
    monkeypatch.setenv("COLUMNS", columns)
    print_section(section, choose_scale([4.0]), "zh_TW")
    return capsys.readouterr().out


def test_a_long_table_shows_thirty_rows_and_says_how_many_more(capsys, monkeypatch):
    rows = tuple((f"row{number}",) for number in range(37))
    out = printed(
        Section(key="primary_data", columns=(Column("item"),), rows=rows), capsys, monkeypatch
    )
    assert "row29" in out
    assert "row30" not in out
    assert "另有 7 列" in out


def test_nothing_of_a_chinese_sentence_is_lost(capsys, monkeypatch):
    said = "中文句子沒有空格，仍須逐字換行而不得省略。" * 6
    section = Section(
        key="primary_data", columns=(Column("item"), Column("reason")), rows=(("a", said),)
    )
    out = printed(section, capsys, monkeypatch, "60")
    assert max(map(cell_len, out.splitlines())) <= 60
    assert said in "".join(out.split()[2:]).replace("a", "", 1)


def test_lines_break_between_chinese_signs_but_not_before_a_full_stop():
    assert wrap("排放量為零。", 10) == ["排放量為", "零。"]
    assert wrap("種子。  [預設：1]", 9) == ["種子。", "[預設：1]"]
    assert wrap("two words", 4) == ["two", "word", "s"]
    assert wrap("", 4) == []


def test_numbers_stay_whole_and_the_last_texts_give_way():
    def cells(heading, said, number=False):
        return Cells(heading=heading, said=(said,), number=number)

    columns = [
        cells("Item", "x" * 30),
        cells("Score", "1,234,567.8", number=True),
        cells("Why", "y" * 90),
    ]
    assert [each.heading for each in fit(columns, 60, 2)] == ["Item", "Score", "Why"]
    narrow = fit(columns, 32, 2)
    assert [each.heading for each in narrow] == ["Item", "Score"]
    assert narrow[1].cells == (("1,234,567.8",),)
    assert [
        each.width for each in fit([cells("Item", "abc"), cells("N", "1", number=True)], 80, 2)
    ] == [4, 1]
