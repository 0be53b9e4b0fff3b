"""Likeness by words: what agrees, what does not, and what a floor keeps away."""

import pytest

from bw_cfp_programme.importers.likeness import FLOOR, Names

NAMES = ("Aluminium ingot (2013)", "Solder, lead-free", "Copper foil", "柴油(固定源)", "再生鋁錠")


def like(text, names=NAMES):
    return {names[number]: likeness for number, likeness in Names(names).like(text)}


def test_all_words_agree_or_half_of_each():
    assert like("ingot of aluminium") == {"Aluminium ingot (2013)": 100.0}
    assert like("Aluminium profile") == {"Aluminium ingot (2013)": pytest.approx(50.0)}


def test_typing_errors_are_forgiven_in_long_words_only():
    assert like("alumnium ingots") == {"Aluminium ingot (2013)": 100.0}
    assert like("oil") == {}
    assert like("LED") == {}


def test_chinese_agrees_by_pairs_of_characters():
    """鋁錠 is one of the three pairs of 再生鋁錠: all that is sought, a third of what is there."""
    assert like("鋁錠") == {"再生鋁錠": pytest.approx(100 * (0.7 + 0.3 / 3))}


def test_an_item_in_two_languages_counts_by_the_better_one():
    """柴油 agrees whole, one of three pairs of the Chinese name, though nothing says diesel."""
    assert like("柴油 diesel") == {"柴油(固定源)": pytest.approx(100 * (0.7 + 0.3 / 3))}


@pytest.mark.parametrize("text", ["gearbox", "螺絲", "", "13 W", "of the"])
def test_nothing_is_like_what_has_no_word_in_common(text):
    assert like(text) == {}


def test_one_word_of_many_is_below_the_floor():
    assert like("copper in a very long list of goods") == {}
    assert all(likeness >= FLOOR for likeness in like("copper wire").values())
