import subprocess
import sys

import pytest

from bw_cfp_programme import gwp
from bw_cfp_programme.tables import read_table


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("CH4", "CH4"),
        ("甲烷", "CH4"),
        (" ｃｈ４ ", "CH4"),
        ("SF₆", "SF6"),
        ("六氟化硫", "SF6"),
        ("HFC-134a", "HFC-134a"),
        ("HFC134a", "HFC-134a"),
        ("R-134a", "HFC-134a"),
        ("R134A", "HFC-134a"),
        ("811-97-2", "HFC-134a"),
        ("000811-97-2", "HFC-134a"),
        ("CH2FCF3", "HFC-134a"),
        ("1,1,1,2-Tetrafluoroethane", "HFC-134a"),
        ("N2O", "N2O"),
        ("氧化亞氮", "N2O"),
        ("Nitrous oxide", "N2O"),
        ("PFC-14", "CF4"),
        ("C4F8", "c-C4F8"),
        ("生質甲烷", "CH4-biogenic"),
        ("biogenic CO2", "CO2-biogenic"),
        ("二氧化碳當量", "CO2e"),
        ("Carbon dioxide, in air", "CO2-uptake"),
    ],
)
def test_a_gas_is_found_under_its_names(text, key):
    assert gwp.find_gas(text) == key


@pytest.mark.parametrize("text", ["", "steam", "甲", "CH5", "HFC-999"])
def test_what_is_no_gas_is_not_guessed(text):
    assert gwp.find_gas(text) is None
    assert gwp.components(text) == {}


def test_origin_decides_only_where_the_name_does_not():
    assert gwp.find_gas("CH4", "biogenic") == "CH4-biogenic"
    assert gwp.find_gas("二氧化碳", "land_use") == "CO2-land-use"
    assert gwp.find_gas("fossil methane", "biogenic") == "CH4"
    assert gwp.find_gas("生質甲烷", "fossil") == "CH4-biogenic"
    assert gwp.find_gas("SF6", "biogenic") == "SF6"


def test_no_name_means_two_gases():
    meanings: dict[str, set[str]] = {}
    for row in read_table("gwp/aliases.csv"):
        meanings.setdefault(row["alias"].casefold(), set()).add(row["key"])
    assert {name: keys for name, keys in meanings.items() if len(keys) > 1} == {}
    for gas in gwp.known_gases().values():
        assert gwp.find_gas(gas.key) == gas.key


def test_blends_are_whole_and_of_known_gases():
    shares: dict[str, float] = {}
    for row in read_table("gwp/blends.csv"):
        shares[row["blend"]] = shares.get(row["blend"], 0.0) + float(row["share"])
        assert gwp.load_edition("AR6").has_factor(row["key"])
    assert all(abs(total - 1) < 1e-12 for total in shares.values())


@pytest.mark.parametrize(
    ("blend", "gwp100"),
    [("R-410A", 2256), ("R410a", 2256), ("R-404A", 4728), ("R-407C", 1908)],
)
def test_blends_have_the_gwp_that_others_publish(blend, gwp100):
    """AR6 values of blends as published in open tools, rounded to whole numbers."""
    ar6 = gwp.load_edition("AR6")
    total = sum(share * ar6.factor(key) for key, share in gwp.components(blend).items())
    assert abs(total - gwp100) <= 1


def test_looking_up_gases_does_not_load_brightway():
    code = (
        "import sys; from bw_cfp_programme import gwp; gwp.find_gas('CH4'); "
        "print([name for name in sys.modules if name.startswith(('bw2', 'peewee', 'numpy'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
