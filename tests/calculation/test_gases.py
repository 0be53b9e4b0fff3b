"""Gases by the names of elementary flows."""

import pytest
from bw2data.tests import bw2test
from test_footprint import BIOGENIC, CO2, UPTAKE, write_background

from bw_cfp_programme.calculation.gases import gas_of, scores_by_gas


@pytest.mark.parametrize(
    ("flow", "gas"),
    [
        ("Carbon dioxide, fossil", "CO2"),
        ("Carbon dioxide, from soil or biomass stock", "CO2-land-use"),
        ("Methane, non-fossil", "CH4-biogenic"),
        ("Methane, difluoro-, HFC-32", "HFC-32"),
        ("HFC-41 (Fluoromethane)", "HFC-41"),
        ("CO2 equivalent, fossil", "CO2e"),
        ("HFE-125 (Difluoromethoxy(trifluoro)methane)", "HFE-125"),
        ("C10F18 (Perfluorodecalin (mixed isomers))", "C10F18"),
        ("Water", "Water"),
        ("Water (lake)", "Water (lake)"),
    ],
)
def test_flows_count_under_their_gas(flow, gas):
    assert gas_of(flow) == gas


@bw2test
def test_scores_of_one_gas_add_up_under_the_name_by_which_the_method_counts_it():
    """The largest first, be it above zero or below; of two as large the first by name."""
    write_background()
    keys = {CO2: "B", BIOGENIC: "A"}
    assert list(scores_by_gas({CO2: 1.0, BIOGENIC: -1.0, UPTAKE: -3.0}, keys).items()) == [
        ("CO2-uptake", -3.0), ("A", -1.0), ("B", 1.0),
    ]  # fmt: skip
    assert list(scores_by_gas({CO2: -1.0, BIOGENIC: 1.0}, keys).items()) == [
        ("A", 1.0),
        ("B", -1.0),
    ]
    assert scores_by_gas({CO2: 1.0, BIOGENIC: 2.5}, {CO2: "A", BIOGENIC: "A"}) == {"A": 3.5}
    assert scores_by_gas({CO2: 1.0, BIOGENIC: 2.5}, {}) == {"CO2-biogenic": 2.5, "CO2": 1.0}
