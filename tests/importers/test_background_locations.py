"""A location is that location alone: none that begins with it, or with which it begins."""

from itertools import permutations

import pytest

from bw_cfp_programme.importers.background_index import BackgroundIndex
from bw_cfp_programme.importers.decisions import Decision, LineKey, resolve
from bw_cfp_programme.importers.strategies.background import link_to_named_background
from bw_cfp_programme.importers.targets import Target

# As ecoinvent, BAFU and others write them; each begins another, or ends it.
LOCATIONS = ("", "C", "CN", "CN-TW", "CN-T", "TW", "RER", "RER w/o CH", "RE", "US", "US-TX", "U",
             "Europe", "Europe without Switzerland", "Europe, without Switzerland", "GLO", "RoW",
             "WECC, US only", "WECC", "IAI Area, Asia, without China",
             "IAI Area, Asia")  # fmt: skip
NAME = "Electricity, grid"


def grid(location):
    return Target(("bg", f"grid {location}"), NAME, "kilowatt hour", location)


def line(text):
    return {
        "type": "technosphere", "amount": 1.0, "unit": "kilowatt hour",
        "cfp": {"link": {"supplier": "", "background": text}, "conversion": 1.0},
    }  # fmt: skip


@pytest.mark.parametrize("location", LOCATIONS)
def test_each_is_found_among_all_others(location):
    index = BackgroundIndex({"bg": map(grid, LOCATIONS)})
    assert index.find(f"{NAME} | {location}") == grid(location)
    assert index.find(f"{NAME.upper()} |  {location.lower()}") == grid(location)


@pytest.mark.parametrize(("asked", "there"), list(permutations(LOCATIONS, 2)))
def test_none_stands_for_another(asked, there):
    """Asked for CN where only CN-TW is known: nothing is linked, whoever asks."""
    index, text = BackgroundIndex({"bg": [grid(there)]}), f"{NAME} | {asked}"
    assert index.find(text) is None
    dataset = {"exchanges": [line(text)]}
    (left,) = link_to_named_background([dataset], index, ())[0]["exchanges"]
    assert "input" not in left
    decision = Decision(
        line=LineKey("power"), item="Power", database="bg", name=text, condition="equal",
        mapper="Lin", date="2026-01-05", reason="same grid",
    )  # fmt: skip
    rulings, problems = resolve([decision], index)
    assert rulings == {}
    assert [p.code for p in problems] == ["decision_dataset_unknown"]


def test_codes_that_begin_others_are_codes_of_their_own():
    short = Target(("bg", "grid CN"), "Grid, China", "kilowatt hour", "CN")
    longer = Target(("bg", "grid CN-TW"), "Grid, Taiwan", "kilowatt hour", "CN-TW")
    index = BackgroundIndex({"bg": [longer, short]})
    assert index.find("grid CN") == short
    assert index.find("grid CN-TW") == longer
    assert index.find("grid CN-") is None
    assert index.find("Grid") is None


def test_what_is_suggested_says_its_location():
    index = BackgroundIndex({"bg": [grid("CN-TW")]})
    (found,) = index.suggest(f"{NAME} | CN", "kilowatt hour")
    assert "{CN-TW}" in str(found)
