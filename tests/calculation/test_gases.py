"""Gases by the names of elementary flows."""

import pytest

from bw_cfp_programme.calculation.gases import gas_of


@pytest.mark.parametrize(
    ("flow", "gas"),
    [
        ("Carbon dioxide, fossil", "CO2"),
        ("Carbon dioxide, from soil or biomass stock", "CO2-land-use"),
        ("Methane, non-fossil", "CH4-biogenic"),
        ("Methane, difluoro-, HFC-32", "HFC-32"),
        ("HFC-41 (Fluoromethane)", "HFC-41"),
        ("CO2 equivalent, fossil", "CO2e"),
        ("Water", "Water"),
    ],
)
def test_flows_count_under_their_gas(flow, gas):
    assert gas_of(flow) == gas
