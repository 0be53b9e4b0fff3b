"""The shipped factor table against the text that it was transcribed from."""

import re

import pytest

from bw_cfp_programme.tables import data_path, read_csv

BOUNDS = {  # kg CO2e per unit: unit errors of the publisher would leave these (grams as kilograms)
    ("electricity", "kilowatt hour"): (0.05, 1.2),
    ("water", "cubic meter"): (0.05, 1.0),
    ("fuel", "cubic meter"): (0.3, 4.0),
    ("fuel", "litre"): (0.3, 5.0),
    ("freight", "ton kilometer"): (0.005, 2.0),
    ("plastic", "kilogram"): (0.2, 12.0),
    ("metal", "kilogram"): (0.3, 20.0),
    ("paper", "kilogram"): (0.3, 3.0),
    ("paper", "square meter"): (0.3, 3.0),
    ("electronics", "kilogram"): (3.0, 1500.0),
    ("waste", "ton"): (1.0, 2000.0),
    ("waste", "cubic meter"): (0.1, 5.0),
}


@pytest.fixture(scope="module")
def rows():
    return read_csv(data_path("factors/tw-moenv-cfp-p-02.csv"))


def test_keys_are_unique_and_the_table_is_small_and_hand_picked(rows):
    assert len({row["key"] for row in rows}) == len(rows)
    assert 40 <= len(rows) <= 100
    assert len({(row["name_zh"], row["year"], row["name_en"]) for row in rows}) == len(rows)


def test_every_row_says_what_is_known_of_it(rows):
    for row in rows:
        assert all(row[name] for name in ("unit", "boundary", "source", "licence", "name_zh"))
        assert row["licence"] == "OGDL-Taiwan-1.0"
        assert row["year"] or "year not" in row["note"]
        assert row["year_means"] in {"data", "data or announcement", "not given"}


def test_values_are_plausible(rows):
    for row in rows:
        low, high = BOUNDS[row["category"], row["unit"]]
        assert low <= float(row["value"]) <= high, row["key"]


def test_units_are_those_of_the_unit_table(rows):
    names = {row["name"] for row in read_csv(data_path("units.csv"))}
    assert {row["unit"] for row in rows} <= names


def test_only_air_freight_is_marked_as_aircraft(rows):
    assert [row["key"] for row in rows if row["aircraft"]] == ["air-freight-2017"]


def test_there_is_a_licence_beside_the_table():
    text = data_path("factors/LICENCE-factors.md").read_text(encoding="utf-8")
    assert "OGDL-Taiwan-1.0" in text
    assert "CFP_P_02" in text


@pytest.mark.needs_shared
def test_values_stand_in_the_text_they_were_read_from(rows, shared):
    text = (shared / "domain.md").read_text(encoding="utf-8")
    part = text[text.index("### 4.1") : text.index("### 4.2")]
    numbers = set(re.findall(r"\d+(?:\.\d+)?", part))
    assert [row["key"] for row in rows if row["value"] not in numbers] == []


@pytest.mark.needs_shared
@pytest.mark.parametrize("label", ["電力碳足跡", "電力間接碳足跡"])
def test_electricity_series_is_complete(rows, shared, label):
    """Each `value [year]` of the text's line is a row, and there is no other."""
    text = (shared / "domain.md").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.strip("| *").startswith(label))
    published = {year: value for value, year in re.findall(r"([\d.]+) \[(\d{4})\]", line)}
    ours = {row["year"]: row["value"] for row in rows if row["name_zh"].startswith(f"{label}(")}
    assert ours == published
