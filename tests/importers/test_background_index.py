"""The background index: exact and unique links, ranked suggestions, both quick."""

from time import perf_counter

import pytest

from bw_cfp_programme.importers.background_index import BackgroundIndex
from bw_cfp_programme.importers.targets import Target

GRID = Target(("tw", "grid-2023"), "Electricity, grid", "kilowatt hour", "TW", ("電力",))
GRID_GLO = Target(("eco", "aa"), "Electricity, grid", "kilowatt hour", "GLO")
GRID_US = Target(("eco", "bb"), "Electricity, grid", "kilowatt hour", "US")
INGOT = Target(("tw", "ingot"), "Aluminium ingot", "kilogram", "TW", ("鋁錠",))
HAUL = Target(("tw", "haul"), "Transport of aluminium ingot", "ton kilometer", "TW")
YEARS = ("2020", "2021", "2022")
INDEX = BackgroundIndex({"tw": [GRID, INGOT, HAUL], "eco": [GRID_GLO, GRID_US]})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("grid-2023", GRID),
        ("electricity, GRID ", GRID),
        ("電力", GRID),
        ("Aluminium ingot", INGOT),
        ("electricity, grid | us", GRID_US),
        ("aluminium", None),
        ("", None),
    ],
)
def test_only_a_whole_code_or_name_is_found_in_order_of_preference(text, found):
    assert INDEX.find(text) == found


def test_where_several_of_the_preferred_database_answer_none_is_meant():
    index = BackgroundIndex({"eco": [GRID_GLO, GRID_US], "tw": [GRID]})
    assert index.find("Electricity, grid") is None
    assert index.find("Electricity, grid | GLO") == GRID_GLO


def test_a_name_goes_before_an_alias():
    other = Target(("tw", "x"), "Casting", "kilogram", "TW", ("Aluminium ingot",))
    assert BackgroundIndex({"tw": [other, INGOT]}).find("aluminium ingot") == INGOT


def test_suggestions_put_convertible_units_first_and_then_likeness():
    by_mass = INDEX.suggest("alumnium ingot", "gram")
    assert by_mass[0].target == INGOT
    assert by_mass[0].convertible
    assert INDEX.suggest("aluminium ingot", "kilogram kilometer")[0].target == HAUL
    assert INDEX.suggest("鋁錠", "kilogram")[0].target == INGOT


def test_an_empty_index_suggests_nothing():
    assert BackgroundIndex({}).suggest("steel", "kilogram") == ()


def test_twenty_thousand_datasets_are_searched_in_no_time():
    words = ("steel", "copper", "resin", "paper", "glass", "freight", "heat", "acid")
    many = [
        Target(("big", str(n)), f"{words[n % 8]} {words[n // 8 % 8]} grade {n}", "kilogram")
        for n in range(20_000)
    ]
    index = BackgroundIndex({"big": many})
    index.suggest("copper resin", "kilogram")
    start = perf_counter()
    for n in range(5):
        index.suggest(f"copper resin {n}", "kilogram")
    assert (perf_counter() - start) / 5 < 0.5


def factor(code, name, year="", *, part=False):
    return Target(("tw", code), name, "kilowatt hour", "TW", year=year, is_part=part)


def test_the_newest_year_comes_first_and_parts_of_factors_last():
    series = [factor(f"e-{year}", f"Electricity, life cycle ({year})", year) for year in YEARS]
    index = BackgroundIndex(
        {"tw": [factor("up", "Electricity, upstream", "2022", part=True), *series]}
    )
    found = [c.target.key[1] for c in index.alike("Purchased electricity", "kilowatt hour")]
    assert found == ["e-2022", "e-2021", "e-2020", "up"]
    asked = index.suggest("electricity 2021", "kilowatt hour")
    assert [c.target.key[1] for c in asked] == ["e-2021", "e-2022", "e-2020"]


def test_what_has_no_word_in_common_is_no_candidate():
    assert INDEX.suggest("gearbox", "kilogram") == ()


def test_of_equal_names_the_members_own_country_comes_first():
    grids = [
        Target(("eco", code), "Electricity, grid", "kilowatt hour", code)
        for code in ("US", "GLO", "CN-SGCC", "TW")
    ]
    index = BackgroundIndex({"eco": grids})

    def first(location):
        found = index.suggest("electricity, grid", "kilowatt hour", location)
        return [each.target.location for each in found]

    assert first("TW")[:2] == ["TW", "GLO"]
    assert first("CN")[:2] == ["CN-SGCC", "GLO"]
    assert first("VN")[0] == "GLO"
