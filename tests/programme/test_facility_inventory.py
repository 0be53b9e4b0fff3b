"""A facility's inventory to ISO 14064-1, entered in the form with its own factors (all invented).

kg CO2e with AR6, by hand:

    E1 electricity  1,000,000 kWh x 0.494                                         494,000.0000
    E2 natural gas     50,000 m3 x (1.879 + 3.35e-5 x 29.8 + 3.35e-6 x 273)        94,045.6425
    E3 diesel           2,000 L  x (2.606 + 1.37e-4 x 29.8 + 1.37e-4 x 273)         5,294.9672
    E4 wood             1,000 kg x 5e-4 of biogenic methane x 27.0                     13.5000
    A1 refrigerant         12 kg HFC-134a x 1530                                   18,360.0000
    A2 septic tank    200,000 person-hours x 0.0015 of biogenic methane x 27.0      8,100.0000
                                                                                  619,814.1097
    apart: wood         1,000 kg x 1.7 of biogenic CO2                              1,700.0000

The inventory keeps biogenic CO2 apart; the footprint of what the plant makes counts it.
"""

import mini
import pytest

from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.programme.assess import assess
from bw_cfp_programme.programme.importing import import_workbooks

TOTAL, BIOGENIC_CO2 = 619_814.1097, 1_700.0
FACTORS = """\
key,name_en,value,unit,kind,year,location,boundary,source,licence,kg CO2,kg CH4,kg N2O,\
kg biogenic CO2,kg biogenic CH4
grid,Grid,0.494,kWh,national,2023,TW,combustion,invented,own,,,,,
gas,Natural gas,,m³,national,2023,TW,combustion,invented,own,1.879,3.35e-5,3.35e-6,,
diesel,Diesel,,L,national,2023,TW,combustion,invented,own,2.606,1.37e-4,1.37e-4,,
wood,Wood,,kg,national,2023,TW,combustion,invented,own,,,,1.7,5e-4
septic,Septic tank,,person-h,international,2023,TW,逸散,invented,own,,,,,0.0015
"""


def said(data_kind, credibility, factor_kind=""):
    return {"data_kind": data_kind, "credibility": credibility, "factor_kind": factor_kind}


CATEGORIES = {"grid": "electricity", "septic": "waste_water"}


def bought(number, code, amount, unit, **quality):
    category = CATEGORIES.get(code, "fuel")
    named = {"supplier": "outside", "background": code, **quality}
    return mini.line(number, category, code, amount, unit, **named)


PLANT = {
    "products": [mini.product("LAMP", 100.0)],
    "energy": [
        bought("E1", "grid", 1e6, "kilowatt hour", **said("measured", "calibrated_external")),
        bought("E2", "gas", 50_000.0, "cubic meter", **said("periodic", "calibrated_internal")),
        bought("E3", "diesel", 2_000.0, "litre",
               **said("financial_estimate", "calibrated_internal")),
        bought("E4", "wood", 1_000.0, "kilogram", **said("periodic", "calibrated_internal")),
    ],
    "outputs": [
        mini.line("A1", "refrigerant", "HFC-134a", 12.0, "kilogram",
                  **said("own_assessment", "uncalibrated", "own")),
        bought("A2", "septic", 200_000.0, "person hour", **said("own_assessment", "uncalibrated")),
    ],
}  # fmt: skip


@pytest.fixture
def sections(folder):
    (folder / "factors").mkdir(exist_ok=True)
    (folder / "factors" / "plant.csv").write_text(FACTORS, encoding="utf-8")
    text = mini.TOML.replace('"cfp factors TW MOENV"', '"factors/plant.csv"')
    (folder / FILE).write_text(text, encoding="utf-8")
    mini.write(folder, "LEAD", PLANT)
    done = import_workbooks(folder, clock=mini.clock)
    assert [p.code for p in done.problems if p.severity.value == "error"] == []
    found = assess(folder, "data-quality", clock=mini.clock)
    assert not [p for p in found.problems if p.code == "data_quality_unscored"]
    return {section.key: section for section in found.sections}


def test_total_levels_and_grade_are_those_worked_out_by_hand(sections):
    (site,) = sections["site_data_quality"].rows
    assert site[0] == "LEAD"
    assert site[1] == pytest.approx(TOTAL, rel=1e-9)
    # E1 1x1x3 and A1 3x3x1: first level; E2 and E4 2x2x3, E3 3x2x3: second; A2 3x3x3: third
    assert site[2:7] == (2, 3, 1, 0, 1.0)
    # 0.7970 x 3 = 2.39; 0.1517 x 12 = 1.82; 0.0085 x 18 = 0.15; 0.0296 x 9 = 0.27;
    # 0.0131 x 27 = 0.35; 0.0000 x 12 = 0
    assert site[7:] == (4.98, 1)


def test_the_product_that_takes_the_whole_plant_counts_what_grew_too(sections):
    """Of 621,514.1097 kg: 0.7948 x 3 = 2.38; 0.1513 x 12 = 1.82; 0.0085 x 18 = 0.15; 0.0295 x 9 =
    0.27; 0.0130 x 27 = 0.35; 0.0028 x 12 = 0.03.
    """
    facts = {fact.key: fact.value for fact in sections["data_quality"].facts}
    assert (facts["quality_grade"], facts["quality_level"]) == (5.0, 1)
    lines = sections["data_quality_lines"]
    assert lines.column("line") == ["E1", "E2", "A1", "A2", "E3", "E4"]
    assert lines.column("quality_score") == [3, 12, 9, 27, 18, 12]
    whole = TOTAL + BIOGENIC_CO2
    assert sum(lines.column("quality_emissions")) == pytest.approx(whole / 100, rel=1e-9)
