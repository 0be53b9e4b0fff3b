"""Plain bytes give back what went in, to the type of every value."""

import pytest

from bw_cfp_programme import plain
from bw_cfp_programme.labels import Text
from bw_cfp_programme.problems import Place
from bw_cfp_programme.sections import Bars, Column, Fact, Kind, Ratio, Section, Tornado

VALUES = (
    "鋁", 7, 7.0, 1 / 3, True, None,
    Text(zh_TW="鋁", en="Aluminium"), Place("S.xlsx", "Energy", "F7"), ("site", Ratio(1.0, 3.0)),
)  # fmt: skip


@pytest.mark.parametrize("picture", [None, Tornado("a", "b", "c", 1.5), Bars("a", "b")])
def test_a_section_comes_back_with_values_of_every_kind(picture):
    columns = tuple(Column(f"c{n}", Kind.SCORE, sums=True) for n in range(len(VALUES)))
    section = Section(
        key="s", columns=columns, rows=(VALUES, VALUES), foot=VALUES, picture=picture,
        facts=tuple(Fact("f", value) for value in VALUES),
    )  # fmt: skip
    again = plain.decode(plain.encode(section), Section)
    assert again == section
    assert repr(again) == repr(section)  # 7 is not 7.0, True is not 1
