"""A published summary of an inventory (2024), entered in the form and met by gas and by type.

Sheet 6 of the ministry's form (溫室氣體盤查清冊), as a public page of inventory results has it. Its
figures are facts; it says neither the plant's name nor its activities. In t CO2e:

    all gases  CO2 207.5032 + CH4 5.3158 + N2O 0.3044 + HFCs 31.6505                    = 244.774
    category 1 CO2   9.7499 + CH4 5.3158 + N2O 0.3044 + HFCs 31.6505                    =  47.0206
               stationary 0.0125, process 0, mobile 10.0595, fugitive 36.9486
    category 2 electricity                                                              = 197.7533
    shares     CO2 84.77 %, CH4 2.17 %, N2O 0.12 %, HFCs 12.93 %; category 2 80.79 %

The activities are worked back from the totals by type: petrol at the ministry's factors (table
6.0.4, mobile; CH4 and N2O by IPCC 2006) so that mobile comes to 10.0595 t; the same for diesel;
the rest of category 1 is CO2 of extinguishers, methane of a septic tank, and HFC-134a. What is
tested are the sums by gas, which were not used: N2O is petrol's and diesel's alone, and comes to
the 0.3044 t that are published only with the GWP of AR6, 273. Methane counts 27.9 there, AR6's
value for methane of unknown origin, by an edition of one's own.
"""

import mini
import pytest

from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.programme.assess import assess
from bw_cfp_programme.programme.importing import import_workbooks

METHANE, N2O, R134A = 27.9, 273.0, 1530.0
EDITION = """\
gas,kind,name,formula,cas,horizon,value,source,note
CO2,other,Carbon dioxide,CO2,124-38-9,100,1,,
CH4,fossil,Methane,CH4,74-82-8,100,27.9,,
CH4,non-fossil,Methane,CH4,74-82-8,100,27.9,,
N2O,other,Nitrous oxide,N2O,10024-97-2,100,273,,
HFC-134a,other,HFC-134a,,811-97-2,100,1530,,
"""
FACTORS = """\
key,name_en,unit,location,year,boundary,kind,source,licence,megajoule,kg CO2,kg CH4,kg N2O
petrol,Petrol,L,TW,2023,移動燃燒,national,6.0.4,own,32.65704,2.263132872,8.16426e-4,2.6125632e-4
diesel,Diesel,L,TW,2023,固定源燃燒,national,6.0.4,own,35.16912,2.606031792,1.0550736e-4,2.1101472e-5
power,Grid power,kilowatt hour,TW,2023,generation,national,announced,own,,0.494,,
"""
PETROL = 2.263132872 + 8.16426e-4 * METHANE + 2.6125632e-4 * N2O
DIESEL = 2.606031792 + 1.0550736e-4 * METHANE + 2.1101472e-5 * N2O
PETROL_L, DIESEL_L = 10059.5 / PETROL, 12.5 / DIESEL
SEPTIC = (5315.8 - METHANE * (PETROL_L * 8.16426e-4 + DIESEL_L * 1.0550736e-4)) / METHANE
HFC = 31650.5 / R134A
EXTINGUISHERS = 36948.6 - SEPTIC * METHANE - HFC * R134A
KINDS = {"data_kind": "financial_estimate", "credibility": "calibrated_internal"}


def fuel(number, category, code, amount, unit):
    named = {"supplier": "outside", "background": code}
    return mini.line(number, category, code, amount, unit, **named, **KINDS)


def released(number, category, gas, amount):
    return mini.line(number, category, gas, amount, "kilogram", factor_kind="national", **KINDS)


PLANT = {
    "products": [mini.product("LAMP", 100.0)],
    "energy": [
        fuel("E1", "fuel", "petrol", PETROL_L, "litre"),
        fuel("E2", "fuel", "diesel", DIESEL_L, "litre"),
        fuel("E3", "electricity", "power", 197753.3 / 0.494, "kilowatt hour"),
    ],
    "outputs": [
        released("A1", "refrigerant", "CO2", EXTINGUISHERS),
        released("A2", "refrigerant", "CH4", SEPTIC),
        released("A3", "air_emission", "CO2-biogenic", 1234.5),  # apart: moves nothing below
        released("R1", "refrigerant", "HFC-134a", HFC),
    ],
}
FACILITY = {"ghg_category_1": 47.0206, "ghg_category_2": 197.7533, "ghg_total": 244.774}


@pytest.fixture
def sections(folder):
    (folder / "factors").mkdir(exist_ok=True)
    (folder / "factors" / "plant.csv").write_text(FACTORS, encoding="utf-8")
    (folder / "factors" / "AR6-unknown-methane.csv").write_text(EDITION, encoding="utf-8")
    text = mini.TOML.replace('"cfp factors TW MOENV"', '"factors/plant.csv"')
    text = text.replace('gwp = "AR6"', 'gwp = "factors/AR6-unknown-methane.csv"')
    (folder / FILE).write_text(text, encoding="utf-8")
    mini.write(folder, "LEAD", PLANT, declared=FACILITY)
    done = import_workbooks(folder, clock=mini.clock)
    assert [p.code for p in done.problems if p.severity.value == "error"] == []
    found = assess(folder, "reconcile", clock=mini.clock)
    return {section.key: section for section in found.sections}


def rows(sections, key):
    names = [column.key for column in sections[key].columns]
    return [dict(zip(names, row, strict=True)) for row in sections[key].rows]


def test_gases_are_those_published(sections):
    found = {row["gas_group"]: row for row in rows(sections, "site_gases")}
    assert found["CO2"]["category_1"] == pytest.approx(9749.9, abs=0.1)
    assert found["N2O"]["all_categories"] == pytest.approx(304.4, abs=0.06)
    whole = {gas: found[gas]["all_categories"] for gas in ("CO2", "CH4", "HFCs", None)}
    published = {"CO2": 207503.2, "CH4": 5315.8, "HFCs": 31650.5, None: 244774.0}
    assert whole == pytest.approx(published, abs=0.2)
    shares = {gas: round(found[gas]["gas_share"], 4) for gas in ("CO2", "CH4", "N2O", "HFCs")}
    assert shares == {"CO2": 0.8477, "CH4": 0.0217, "N2O": 0.0012, "HFCs": 0.1293}
    assert found["biogenic_co2"]["all_categories"] == pytest.approx(1234.5)


def test_categories_and_types_are_those_published_and_reconcile(sections):
    assert [row["reconciled"] for row in rows(sections, "reconciliation")] == ["within"] * 3
    for end in ("low", "high"):
        lines = sections["reconciliation"].column(f"lines_{end}")
        assert lines == pytest.approx([47020.6, 197753.3, 244774.0], abs=0.2)
    found = {row["iso_type"]: row for row in rows(sections, "reconciliation_sources")}
    assert found["stationary"]["direct_low"] == pytest.approx(12.5)
    assert found["mobile"]["direct_low"] == pytest.approx(10059.5)
    assert found["fugitive"]["direct_low"] == pytest.approx(36948.6)
    assert (found["process"]["direct_low"], found["process"]["biogenic_mass"]) == (0.0, 1234.5)


def test_fuels_bring_their_heating_values_into_the_energy_balance(sections):
    whole = rows(sections, "energy_balance")[-1]
    assert whole["fuel_mj"] == pytest.approx(32.65704 * PETROL_L + 35.16912 * DIESEL_L)
