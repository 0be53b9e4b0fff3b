"""A section in the terminal."""

from bw_cfp_programme.assessment import Section
from bw_cfp_programme.assessment.section import Column, Kind, Tornado
from bw_cfp_programme.cli.section_table import print_section
from bw_cfp_programme.reporting.numbers import choose_scale


def test_a_tornado_has_a_bar_for_a_row_and_a_mark_at_the_centre(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
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
