"""The unit table against pint, which had no part in making it."""

import pint
import pytest

from bw_cfp_programme.tables import read_table
from bw_cfp_programme.units import conversion, doubts, find_unit, find_units, units

# Names by which pint knows what ours are; what is missing here, pint does not know.
PINT = {
    "kilogram": "kg",
    "gram": "g",
    "milligram": "mg",
    "microgram": "µg",
    "ton": "metric_ton",
    "pound": "lb",
    "kilowatt hour": "kWh",
    "megawatt hour": "MWh",
    "megajoule": "MJ",
    "gigajoule": "GJ",
    "kilojoule": "kJ",
    "gigawatt hour": "GWh",
    "watt hour": "Wh",
    "terajoule": "TJ",
    "kilocalorie": "kilointernational_calorie",
    "megacalorie": "megainternational_calorie",
    "gigacalorie": "gigainternational_calorie",
    "tonne of oil equivalent": "toe",
    "cubic meter": "m**3",
    "litre": "L",
    "millilitre": "mL",
    "kiloliter": "kL",
    "megalitre": "ML",
    "kilometer": "km",
    "meter": "m",
    "centimeter": "cm",
    "millimeter": "mm",
    "square meter": "m**2",
    "square centimeter": "cm**2",
    "square millimeter": "mm**2",
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


MEANT = {
    "kilogram": "kg KG Kg kg. K.G. KGS 公斤 千克 ㎏ kg(公斤) kg\N{ZERO WIDTH SPACE} Kilogram",
    "milligram": "mg ㎎ 毫克",
    "microgram": "µg μg ug mcg",
    "ton": "t Mg mt MT tons ton Ton TON 公噸 吨 公吨 Tonnes",
    "pound": "lb LB lbs Lbs",
    "kilowatt hour": "kWh KWH kwh Kwh kW·h kW-h kW.h kW*h kWh. 度電 千瓦时 千瓦·时 ㎾h 度(電)",
    "megawatt hour": "MWh MWH Mwh MW·h ㎿h 兆瓦时 千度",
    "gigawatt hour": "GWh gwh GWH 百萬度",
    "megajoule": "MJ Mj Megajoule",
    "gigajoule": "GJ gj Gj 吉焦",
    "terajoule": "TJ tj",
    "kilojoule": "kJ KJ kj",
    "kilocalorie": "kcal Kcal KCAL 大卡",
    "cubic meter": "m3 M3 m³ ㎥ m^3 m**3 立方公尺(度) cbm CBM",
    "normal cubic meter": "Nm3 NM3 nm³ Nm^3",
    "standard cubic meter": "Sm3 sm3 SM³",
    "litre": "L l 升 ltr",
    "millilitre": "mL ml cc c.c. 毫升",
    "ton kilometer": "tkm TKM t.km t·km t*km t-km ton-km 延噸公里",
    "square meter": "m2 M2 ㎡ m²",
    "unit": "pcs PCS pcs. EA ea. 個 个 桶 瓶 支 件",
    "thousand units": "kpcs KPCS Kpcs",
    "hour": "h hr HRS 小時 小时",
    "kilogram CO2e": "kgCO2e kg-CO2e KGCO2E kgCO2-eq",
}


@pytest.mark.parametrize(("name", "text"), [(n, t) for n, ts in MEANT.items() for t in ts.split()])
def test_spellings_that_leave_no_doubt(name, text):
    assert find_unit(text).name == name


# Milli or mega, a tesla or a ton: what could be meant is asked, and never taken.
ASKED = {
    "MG": {"readings": "mg, t"},
    "mG": {"readings": "mg, t"},
    "ML": {"readings": "mL, ML"},
    "Ml": {"readings": "mL, ML"},
    "mWh": {"suggestion": "MWh"},
    "mwh": {"suggestion": "MWh"},
    "mJ": {"suggestion": "MJ"},
    "mj": {"suggestion": "MJ"},
    "mcal": {"suggestion": "Mcal"},
    "Mt": {"suggestion": "t"},
    "T": {"suggestion": "t"},
    "G": {"suggestion": "g"},
    "M": {"suggestion": "m"},
    "H": {"suggestion": "h"},
    "MM": {"suggestion": "mm"},
    "kgg": {"suggestion": "kg"},
    "kW": {"suggestion": "kWh"},
    "度": {"readings": "kWh, m3"},
    "標準立方公尺": {"readings": "Nm3, Sm3"},
}


@pytest.mark.parametrize(("text", "hints"), ASKED.items())
def test_what_is_asked_back(text, hints):
    assert find_unit(text) is None
    assert doubts(text) == hints


UNKNOWN = (
    "斤 萬度 箱 打 oz cl PJ 公擔 cal kt mm3 kg/m3 kWh/月 kg/公斤 t/t mm³ hm3 Gg kN Mkcal GL MCF "
    "gal gallon gross mile ton-mile tonne.mile cubic-feet 立方公呎 立方米(標準) 百萬卡 百萬元 "
    "人月 台斤 噸水 CCF scm m3N TWh MTQ MTK MTR TNE KGM mol ha nm MMBtu therm"
)


@pytest.mark.parametrize("text", UNKNOWN.split())
def test_another_scale_is_never_suggested(text):
    assert find_unit(text) is None
    assert doubts(text, [u for u in units() if u.dimension != "length"]) == {}


def test_every_spelling_of_the_table_is_known():
    for unit in units():
        for spelling in (*unit.symbols, *unit.words):
            assert unit in find_units(spelling), spelling


def test_a_background_database_may_spell_its_units():
    assert conversion("ton", "kg") == 1000.0
    assert conversion("Mg", "kilogram") == 1000.0
    assert conversion("MG", "kilogram") is None
    assert conversion("vehicle kilometer", "vehicle kilometer") == 1.0
    assert conversion("vehicle kilometer", "kilometer") is None


def test_gas_at_fifteen_degrees_is_less_gas():
    """288.15 K / 273.15 K = 1.0549: 5.5 %."""
    assert conversion("Nm3", "Sm3") == pytest.approx(1.0549, abs=5e-5)


def test_there_is_one_calorie():
    """溫室氣體排放係數管理表 6.0.4, diesel: 8,400 kcal/L at 74,100 kg/TJ is 2.606031792 kg/L."""
    terajoules = 8400 * conversion("kilocalorie", "terajoule")
    assert terajoules * 74_100 == pytest.approx(2.606031792, rel=1e-12)
    (diesel,) = (row for row in read_table("heating_values.csv") if row["fuel"] == "diesel")
    assert 8400 * conversion("kcal", "MJ") == pytest.approx(float(diesel["megajoule"]), rel=1e-12)
