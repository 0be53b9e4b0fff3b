"""The shipped GWP tables against what others published, and against their own release."""

import hashlib

import pytest

from bw_cfp_programme import gwp
from bw_cfp_programme.errors import NoFactor, UnknownEdition
from bw_cfp_programme.tables import data_path, read_csv

oracle = pytest.importorskip("globalwarmingpotentials")

RELEASED = {  # an edition never changes once released: a correction is a new edition
    "AR4": "20bb5c59b66c3156e91f789b623e257dc0d342e430f4d73edcc4608171f540b6",
    "AR5": "605527c291d0cf50e1a286292eb7cdae7c297472d40769ac9ed57710109c57f9",
    "AR5-CCF": "854147fe44c9614e3ed5b9d1ce934846f609ca06fdba09d3b4d606acece2c03c",
    "AR6": "1562b061de835ac622477c3653e5a011436f765d9cb73588f2f8ba71565d2cbc",
}
COLUMNS = {
    ("AR4", 100): "AR4GWP100",
    ("AR5", 100): "AR5GWP100",
    ("AR5-CCF", 100): "AR5CCFGWP100",
    ("AR6", 20): "AR6GWP20",
    ("AR6", 100): "AR6GWP100",
    ("AR6", 500): "AR6GWP500",
}
METHANE = {  # (fossil, non-fossil): the package has one value for both
    ("AR4", 100): (25, 25),
    ("AR5", 100): (30, 28),
    ("AR5-CCF", 100): (36, 34),
    ("AR6", 20): (82.5, 79.7),
    ("AR6", 100): (29.8, 27.0),
    ("AR6", 500): (10.0, 7.2),
}


def spelled(gas: str) -> str:
    """Our key as the package writes it."""
    return gas.replace("-", "")


@pytest.mark.parametrize("edition", RELEASED)
def test_a_released_edition_has_not_changed(edition):
    content = data_path(f"gwp/{edition}.csv").read_bytes()
    assert hashlib.sha256(content).hexdigest() == RELEASED[edition]


def test_every_edition_is_under_lock():
    assert set(gwp.editions()) == set(RELEASED)


@pytest.mark.parametrize("place", COLUMNS)
def test_values_are_those_of_the_package(place):
    """All but methane, and SF6 of AR6 (24 300 as corrected; the package has the first)."""
    edition, horizon = place
    loaded = gwp.load_edition(edition)
    published = dict(oracle.data[COLUMNS[place]])
    published.pop("CH4")
    sf6 = published.pop("SF6") if edition == "AR6" else None
    ours = {
        spelled(gas): value for (gas, kind, years), value in loaded.values.items()
        if years == horizon and kind == "other"
    }  # fmt: skip
    assert {gas: ours[gas] for gas in published} == published
    if sf6 and horizon == 100:
        assert (ours["SF6"], sf6) == (24300, 25200)
    elif sf6:
        assert "SF6" not in ours


@pytest.mark.parametrize("place", METHANE)
def test_methane_is_told_apart_by_origin(place):
    edition, horizon = place
    loaded = gwp.load_edition(edition)
    found = tuple(loaded.factor(key, horizon) for key in ("CH4", "CH4-biogenic"))
    assert found == METHANE[place]
    assert 27.9 not in loaded.values.values()


@pytest.mark.parametrize("edition", gwp.editions())
def test_carbon_dioxide_is_the_reference(edition):
    loaded = gwp.load_edition(edition)
    for horizon in loaded.horizons:
        assert loaded.factor("CO2", horizon) == loaded.factor("CO2-biogenic", horizon) == 1
        assert loaded.factor("CO2-uptake", horizon) == loaded.factor("CO2-to-stock", horizon) == -1
        assert loaded.factor("CO2e", horizon) == 1
        assert loaded.factor("CO2e-removals", horizon) == -1


def test_horizons_and_sources_are_said():
    assert gwp.load_edition("AR6").horizons == (20, 100, 500)
    for edition in gwp.editions():
        loaded = gwp.load_edition(edition)
        assert all((loaded.title, loaded.source, loaded.licence, loaded.released))
        rows = read_csv(data_path(f"gwp/{edition}.csv"))
        assert all(row["source"] for row in rows)


def test_ar6_covers_what_fabs_and_coolers_leak():
    loaded = gwp.load_edition("AR6")
    for text in ("NF3", "C4F6", "C5F8", "c-C4F8", "R-1234yf", "HFE-7100", "Novec 649", "R-227ea"):
        assert loaded.has_factor(gwp.find_gas(text)), text


def test_a_gas_without_value_is_an_error_and_not_a_zero():
    loaded = gwp.load_edition("AR6")
    assert not gwp.has_factor(loaded, "SF6", 20)
    with pytest.raises(NoFactor, match="AR6 has no GWP20 for SF6"):
        loaded.factor("SF6", 20)
    with pytest.raises(NoFactor):
        gwp.load_edition("AR4").factor("HFO-1234yf")


def write(folder, text):
    path = folder / "MINE-2026.csv"
    path.write_text(text, encoding="utf-8")
    return path


HEADER = "gas,kind,name,formula,cas,horizon,value,source,note\n"


def test_an_edition_of_ones_own_is_data_alone(tmp_path):
    rows = (
        "CO2,other,Carbon dioxide,CO2,124-38-9,100,1,x,\n"
        "CH4,fossil,Methane,CH4,74-82-8,100,29.8,x,\n"
        "SF6,,SF6,SF6,,100,25200,x,\n"
    )
    path = write(tmp_path, HEADER + rows)
    loaded = gwp.load_edition(path)
    assert (loaded.id, loaded.horizons) == ("MINE-2026", (100,))
    assert loaded.factor("SF6") == 25200
    assert loaded.keys()[0] == "CO2"
    assert not loaded.has_factor("CH4-biogenic")


@pytest.mark.parametrize(
    "text",
    [
        "gas,value\nCO2,1\n",
        HEADER + "CO2,other,Carbon dioxide,CO2,,100,one,x,\n",
        HEADER + "CO2,other,a,CO2,,100,1,x,\nCO2,other,a,CO2,,100,2,x,\n",
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path, text):
    with pytest.raises(UnknownEdition, match="MINE-2026"):
        gwp.load_edition(write(tmp_path, text))


def test_an_unknown_edition_is_said(tmp_path):
    with pytest.raises(UnknownEdition, match="AR7"):
        gwp.load_edition("AR7")
    with pytest.raises(UnknownEdition):
        gwp.load_edition(tmp_path / "missing.csv")
