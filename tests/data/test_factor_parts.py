"""Which published factors make a whole, against the figures as they were published."""

import pytest

from bw_cfp_programme.factor_parts import electric_parts, factor_parts, parts_of
from bw_cfp_programme.tables import read_table

MOENV, MOEA = "cfp factors TW MOENV", "cfp factors TW MOEA"


@pytest.mark.parametrize(
    ("year", "generation", "upstream", "whole"),
    [
        (2018, 0.533, 0.109, 0.642),
        (2019, 0.509, 0.0923, 0.601),
        (2020, 0.502, 0.0882, 0.590),
        (2021, 0.509, 0.0973, 0.606),
        (2022, 0.495, 0.1108, 0.6058),
    ],
)
def test_electricity_is_generation_and_upstream_of_its_year(year, generation, upstream, whole):
    parts = parts_of((MOENV, f"electricity-{year}"))
    assert parts.direct == (MOEA, f"electricity-generation-{year}")
    assert parts.upstream == (MOENV, f"electricity-upstream-{year}")
    assert (parts.direct_value, parts.upstream_value) == (generation, upstream)
    assert parts.whole_value == whole
    assert parts.sum == pytest.approx(whole, abs=5e-4)  # two publishers, each rounded


@pytest.mark.parametrize(
    ("fuel", "burnt"),
    [
        # IPCC 2006 per litre at Taiwan's heat values, kg CO2: diesel 2.6060, petrol 2.2631; road
        # vehicles add CH4 and N2O, so a fuel's own combustion is not far above
        ("diesel-stationary-2022", 2.6060),
        ("diesel-road-2022", 2.6060),
        ("petrol-mobile-2022", 2.2631),
    ],
)
def test_what_is_left_of_a_fuel_without_its_supply_is_its_combustion(fuel, burnt):
    parts = parts_of((MOENV, fuel))
    assert parts.direct is None
    assert 1.0 <= parts.direct_value / burnt < 1.03


def test_a_part_without_a_row_is_the_difference():
    parts = parts_of((MOENV, "electricity-2011"))
    assert parts.upstream is None
    assert parts.upstream_value == pytest.approx(0.698 - 0.536)


def test_every_whole_stands_once_and_says_why():
    assert len({parts.whole for parts in factor_parts()}) == len(factor_parts())
    assert all(parts.source and parts.unit for parts in factor_parts())


def test_electricity_is_told_apart_by_boundary_even_where_a_year_has_no_counterpart():
    roles = electric_parts()
    assert roles[MOEA, "electricity-generation-2023"] == "direct"
    assert roles[MOENV, "electricity-upstream-2020"] == "upstream"
    assert roles[MOENV, "electricity-2015"] == "whole"
    assert (MOENV, "diesel-unburnt-2022") not in roles


def test_a_key_stands_in_one_table_only():
    tables = [row["table"] for row in read_table("factors/tables.csv")]
    keys = [row["key"] for table in tables for row in read_table(f"factors/{table}.csv")]
    assert len(set(keys)) == len(keys)
