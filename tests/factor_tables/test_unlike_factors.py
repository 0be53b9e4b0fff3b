"""Factors that are many times what their likes are: a slipped decimal point within its unit."""

from dataclasses import replace

import pytest
from test_factor_rows import DIESEL, GOOD, read

from bw_cfp_programme.factor_tables import factor_tables, load_factors, unlike
from bw_cfp_programme.folder.own_factors import about_own_factors
from bw_cfp_programme.problems import Place

PUBLISHED = [row for table in factor_tables() for row in load_factors(table).rows]


def found(folder, *changed):
    rows, _, problems = read(folder, *(GOOD | {"key": f"k{n}"} | c for n, c in enumerate(changed)))
    assert problems == ()
    return list(unlike(rows, PUBLISHED))


@pytest.mark.parametrize(
    "changed",
    [
        {"name_en": "Polypropylene", "value": "19.5"},
        {"name_en": "Polypropylene (PP)", "value": "19500", "unit": "ton"},
        {"name_en": "PP", "value": "20.1", "location": "GLO"},
        {"name_en": "Kraft paper", "value": "12.2"},
        {"name_en": '"Steel, hot-rolled coil"', "value": "23.8"},
        {"name_en": "Copper foil", "value": "1.1"},
        {"name_en": "Foil", "name_zh": "銅箔(2024)", "value": "0.124"},
    ],
)
def test_ten_times_what_is_published_of_the_same_thing(tmp_path, changed):
    (problem,) = found(tmp_path, changed)
    assert (problem.code, problem.place.cell) == ("factors_unlike", "line 2")


@pytest.mark.parametrize(
    "changed",
    [
        {"name_en": "Polypropylene", "value": "3.1"},
        {"name_en": "Polypropylene", "value": "0.5"},
        {"name_en": "Aluminium ingot", "value": "16.5"},
        {"name_en": '"Aluminium ingot, recycled"', "value": "0.5"},
        {"name_en": "PET food", "value": "25"},
        {"name_en": "Natural gas", "unit": "m3", "value": "0.4"},
        {"name_en": "Kraft paper", "value": "12.2", "location": "SE"},
        {"name_en": "Glue for kraft paper", "value": "14"},
    ],
)
def test_what_differs_for_a_reason_is_not_told(tmp_path, changed):
    more = {"location": "GLO", "boundary": "cradle to gate", **changed}
    assert found(tmp_path, more) == []


def test_electricity_differs_from_place_to_place(tmp_path):
    grids = [
        {"name_en": "Electricity", "unit": "kWh", "location": place, "value": value}
        for place, value in (("NO", "0.02"), ("IN", "0.9"), ("PL", "0.8"))
    ]
    assert found(tmp_path, *grids) == []


def test_of_two_own_rows_the_larger_is_told(tmp_path):
    years = [
        {"name_en": f"Resin X-7 ({year})", "value": value}
        for year, value in ((2022, "0.41"), (2023, "4.3"))
    ]
    (problem,) = found(tmp_path, *years)
    assert problem.place.cell == "line 3"
    assert "10.5 times “Resin X-7 (2022)”" in problem.message("en")


def test_the_nearest_of_the_likes_decides(tmp_path):
    years = [
        {"name_en": f"Resin X-7 ({year})", "value": value}
        for year, value in ((2021, "0.41"), (2022, "1.9"), (2023, "4.3"))
    ]
    assert found(tmp_path, *years) == []


def test_factors_that_are_split_by_gas_are_held_against_others_too(tmp_path):
    rows, _, _ = read(tmp_path, DIESEL, DIESEL | {"key": "d10", "kg CO2": "26.06"})
    assert [p.values["key"] for p in unlike(rows, PUBLISHED)] == ["d10"]


def test_no_published_factor_is_doubted():
    assert list(unlike(PUBLISHED, ())) == []
    assert len(PUBLISHED) > 80


@pytest.mark.parametrize("row", PUBLISHED, ids=lambda row: row.key)
def test_every_published_factor_ten_times_too_large_is_told(row):
    slipped = replace(row, value=(row.value or 0.0) * 10)
    assert [p.values["key"] for p in unlike([slipped], [row])] == [row.key]


def test_a_programme_is_told(tmp_path):
    read(tmp_path, GOOD | {"name_en": "Kraft paper", "value": "12.2"})
    told = list(about_own_factors(["own"], [tmp_path / "own.csv"], Place()))
    assert [(p.code, p.place.file, p.place.cell) for p in told] == [
        ("factors_unlike", "own.csv", "line 2")
    ]
