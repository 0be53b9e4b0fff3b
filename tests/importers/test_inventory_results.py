"""A member that gives only results: each value as an emission of CO2 equivalent."""

import pytest
from workbooks import declared, inventory, only, product

from bw_cfp_programme.gwp import load_edition

IC = product("IC-07", 5e6, name_zh="控制晶片")
ROWS = (
    declared("IC-07", "fossil", 0.0310, stage="raw_materials", evidence="EV1"),
    declared("IC-07", "biogenic_emissions", 2.1, unit="gram CO2e"),
    declared("IC-07", "biogenic_removals", -0.0015),
    declared("IC-07", "land_use_change", 0.0002),
)
LINES = {
    "IC-07 fossil raw_materials": ("CO2e", 0.0310),
    "IC-07 biogenic_emissions": ("CO2e-biogenic", 2.1 / 1000),
    "IC-07 biogenic_removals": ("CO2e-removals", -0.0015),
    "IC-07 land_use_change": ("CO2e-land-use", 0.0002),
}


def test_a_unit_scores_what_was_declared_with_its_sign():
    found = inventory(IC, *ROWS, disclosure="result")
    (dataset,) = found.datasets
    assert (dataset["production amount"], dataset["unit"]) == (1.0, "unit")
    for line, (gas, kilograms) in LINES.items():
        exchange = only(found, "IC-07", line)
        assert (exchange.type, exchange.unit) == ("biosphere", "kilogram")
        assert exchange.cfp["link"]["gas"] == gas
        score = exchange.amount * load_edition("AR6").factor(gas)
        assert score == pytest.approx(kilograms, rel=1e-12)
        assert exchange.cfp["share"] == 1
        assert exchange.cfp["allocation"] == []
    assert sum(len(ds["exchanges"]) for ds in found.datasets) == 1 + len(ROWS)


def test_a_declared_value_keeps_its_cell_and_evidence_and_is_no_primary_data():
    exchange = only(
        inventory(IC, *ROWS, disclosure="result"), "IC-07", "IC-07 fossil raw_materials"
    )
    assert exchange.cfp["item"] == "控制晶片"
    assert exchange.comment == "S03.xlsx › result › IC-07 fossil.value: 0.031 kg CO2e"
    assert exchange.cfp["activity"] == {"amount": 0.031, "unit": "kilogram CO2e"}
    assert (exchange.cfp["stage"], exchange.cfp["evidence"]) == ("raw_materials", "EV1")
    assert exchange.cfp["primary"] is False


def test_products_without_a_value_have_no_dataset():
    blank = declared("X", "fossil", None)
    other = inventory(IC, product("X", 5.0), blank, *ROWS, disclosure="result")
    assert [ds["code"] for ds in other.datasets] == ["IC-07"]


def test_results_of_a_member_that_gives_raw_data_are_not_counted():
    found = inventory(IC, *ROWS, disclosure="raw")
    assert [len(ds["exchanges"]) for ds in found.datasets] == [1]
