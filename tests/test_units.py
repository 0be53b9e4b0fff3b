"""The unit table against pint, which had no part in making it."""

import pint
import pytest

from bw_cfp_programme.units import find_unit, find_units, units

# Names by which pint knows what ours are; what is missing here, pint does not know.
PINT = {
    "kilogram": "kg",
    "gram": "g",
    "milligram": "mg",
    "ton": "metric_ton",
    "pound": "lb",
    "kilowatt hour": "kWh",
    "megawatt hour": "MWh",
    "megajoule": "MJ",
    "gigajoule": "GJ",
    "kilojoule": "kJ",
    "kilocalorie": "kcal",
    "cubic meter": "m**3",
    "litre": "L",
    "millilitre": "mL",
    "kiloliter": "kL",
    "kilometer": "km",
    "meter": "m",
    "centimeter": "cm",
    "millimeter": "mm",
    "square meter": "m**2",
    "square centimeter": "cm**2",
}
BASES = {"mass": "kg", "energy": "MJ", "volume": "m**3", "length": "m", "area": "m**2"}


@pytest.mark.parametrize("unit", [u for u in units() if u.name in PINT], ids=lambda u: u.name)
def test_factor(unit):
    judged = pint.UnitRegistry()(PINT[unit.name]).to(BASES[unit.dimension]).magnitude
    assert float(unit.factor) == pytest.approx(judged, rel=1e-12)


def test_degree_on_a_bill_depends_on_the_bill():
    assert len(find_units("度")) == 2
    assert find_unit("度", ("energy",)).name == "kilowatt hour"
    assert find_unit("度", ("volume",)).name == "cubic meter"
    assert find_unit("度") is None
