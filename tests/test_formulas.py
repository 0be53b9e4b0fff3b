"""What strangers wrote is never computed by a spreadsheet, and can be read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bw_cfp_programme.formulas import guarded, is_formula, unguarded

TYPED = st.text("'=+-@|＝＋－＠｜\t\r\na1 ", max_size=6) | st.text(max_size=20)


@pytest.mark.parametrize("first", "=+-@|＝＋－＠｜\t\r\n")
def test_what_starts_like_a_formula_gets_an_apostrophe(first):
    assert is_formula(f"{first}cmd|' /C calc'!A0")
    assert guarded(f"{first}1") == f"'{first}1"


@pytest.mark.parametrize("text", ["", "steel", "1.5", "'quoted'", "a=b", " x", "鋁錠"])
def test_other_text_stays_as_it_is(text):
    assert guarded(text) == unguarded(text) == text


@given(TYPED)
def test_guarded_text_is_safe_and_comes_back(text):
    assert not is_formula(guarded(text))
    assert unguarded(guarded(text)) == text
