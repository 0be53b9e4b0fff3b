"""A factory's inventory with factors by gas, combined gas by gas as sheet 5 of the form has it."""

import math

import mini
import pytest

from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.programme.assess import assess
from bw_cfp_programme.programme.importing import import_workbooks

TABLE = """\
key,name_en,value,unit,location,year,boundary,kind,source,licence,uncertainty_low,\
kg CO2,kg CO2 low,kg CO2 high,kg CH4,kg CH4 low,kg CH4 high
power,Power,0.5,kilowatt hour,TW,2025,combustion,national,invented,own,7%,,,,,,
diesel,Diesel,,litre,TW,2025,combustion,national,invented,own,,2.6,2%,1%,0.01,67%,233%
water,Water,0.2,cubic meter,TW,2025,combustion,national,invented,own,,,,,,,
"""
ROWS = (
    ("E1", "electricity", "power", 1000.0, "kilowatt hour", 0.005),
    ("E2", "fuel", "diesel", 100.0, "litre", 0.03),
    ("E3", "water", "water", 500.0, "cubic meter", None),
)


@pytest.fixture
def site(folder):
    (folder / "factors" / "own.csv").write_text(TABLE, encoding="utf-8")
    own = mini.TOML.replace('["cfp factors TW MOENV"]', '["factors/own.csv"]')
    (folder / FILE).write_text(own, encoding="utf-8")
    lines = [
        mini.line(number, category, code, amount, unit, supplier="outside", background=code,
                  activity_uncertainty_high=bound)
        for number, category, code, amount, unit, bound in ROWS
    ]  # fmt: skip
    mini.write(
        folder, "LEAD", {"products": [mini.product("LAMP", 50.0, mass=2.5)], "energy": lines}
    )
    done = import_workbooks(folder, clock=mini.clock)
    assert [p.code for p in done.problems if p.severity.value == "error"] == []
    found = assess(folder, "uncertainty", clock=mini.clock)
    [section] = [section for section in found.sections if section.key == "site_uncertainty"]
    [row] = section.rows
    return dict(zip((column.key for column in section.columns), row, strict=True))


def test_a_site_is_combined_gas_by_gas_over_what_was_assessed(site):
    """kg CO2e with AR6: power 500, diesel 260 of CO2 and 29.8 of CH4; 100 of water are silent."""
    power = 500 * math.hypot(0.005, 0.07)
    carbon, methane = 260 * math.hypot(0.03, 0.02), 29.8 * math.hypot(0.03, 0.67)
    assert site["site_assessed"] == pytest.approx(789.8, rel=1e-9)
    assert site["site_assessed_share"] == pytest.approx(789.8 / 889.8, rel=1e-9)
    low = math.hypot(power, carbon, methane) / 789.8
    assert site["uncertainty_below"] == pytest.approx(low, rel=1e-9)
    carbon, methane = 260 * math.hypot(0.03, 0.01), 29.8 * math.hypot(0.03, 2.33)
    high = math.hypot(power, carbon, methane) / 789.8
    assert site["uncertainty_above"] == pytest.approx(high, rel=1e-9)
