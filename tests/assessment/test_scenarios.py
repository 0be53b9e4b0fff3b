"""Scenarios of use and end of life, by hand on the kettle of `after_gate`."""

import pytest
from after_gate import TOTAL, at, counted, disposal, kettle, kettle_lines, said, use

from bw_cfp_programme.assessment.scenarios import alternatives, assess_scenarios
from bw_cfp_programme.labels import Text

OTHER = {"kind": "alternative", "name_zh": "乙", "name_en": "B"}
SILENT = {"scenarios_stated": None}


def section(study, key):
    return next(s for s in assess_scenarios(study).sections if s.key == key)


def problems(study):
    return said(assess_scenarios(study).problems)


@pytest.mark.parametrize(
    ("profile", "kilowatt_hours"),
    [
        ({"power": 2000.0, "hours": 100.0}, 200.0),
        ({"power": 2000.0, "hours": None, "hours_per_year": 30.0, "lifetime_years": 4.0}, 240.0),
        ({"power": None, "hours": None, "per_use": 0.1, "unit": "kilowatt hour", "uses": 9.0}, 0.9),
        (
            {
                "power": None, "hours": None, "per_use": 360.0, "unit": "megajoule",
                "uses_per_year": 2.0, "lifetime_years": 5.0,
            },
            1000.0,
        ),
    ],
)  # fmt: skip
def test_a_profile_is_worked_out_with_the_factor_of_its_line(profile, kilowatt_hours):
    """Ten kettles: (kWh - 300) x 0.5 kg CO2e x 10 more; 3600 MJ are 1000 kWh."""
    (found,) = alternatives(kettle(use(**OTHER, **profile)))
    assert found.total == pytest.approx(TOTAL + (kilowatt_hours - 300.0) * 5.0)
    assert (found.other, found.place) == (Text(zh_TW="乙", en="B"), at(1))


@pytest.mark.parametrize(
    "profile",
    [
        {"hours": None},
        {"hours_per_year": 30.0, "lifetime_years": 5.0},
        {"per_use": 0.1, "unit": "kilowatt hour", "uses": 3.0},
        {"power": None, "hours": None, "per_use": 0.1, "uses": 3.0},
        {"unit": "kilowatt hour"},
    ],
)
def test_a_profile_of_no_or_two_amounts_is_refused(profile):
    study = kettle(use(**OTHER, **profile), **SILENT)
    assert problems(study) == [("scenario_profile", "line 1")]
    assert list(alternatives(study)) == []


def test_shares_of_a_material_take_the_factors_of_its_lines():
    """0.2 kg incinerated and 0.8 kg landfilled: 0.2 x 0.5 + 0.8 x 0.01 = 0.108, not 0.304."""
    (found,) = alternatives(kettle(disposal(**OTHER, incineration=0.2, landfill=0.8)))
    assert found.total == pytest.approx(TOTAL - 10 * (0.304 - 0.108))


def test_a_longer_life_gives_more_service():
    """Twice the hours: 10 x (300 + 0.344) = 3003.44 kg CO2e, for twice the service 1501.72."""
    table = section(kettle(use(), use(**OTHER, hours=300.0, service=2.0)), "scenarios")
    assert table.column("scenario_total") == pytest.approx([TOTAL, 3003.44])
    assert table.column("same_service") == [None, pytest.approx(1501.72)]


def test_tables_of_one_name_are_one_scenario():
    longer = use(**OTHER, hours=300.0)
    (found,) = alternatives(kettle(longer, disposal(**OTHER, incineration=1.0, landfill=0.0)))
    assert found.total == pytest.approx(TOTAL + 10 * (150.0 + 0.5 - 0.304))


def test_transport_takes_the_factor_of_the_line_that_it_names():
    """1 kg over 50 km is 0.05 t km x 2."""
    (found,) = alternatives(kettle(disposal(**OTHER, transport_km=50.0, transport_line="T09")))
    assert found.total == pytest.approx(TOTAL + 10 * 0.1)


def test_a_treatment_borrows_the_factor_of_the_products_other_lines():
    """Only L02 is its own, 0.4 kg; what it incinerates stands on L01."""
    steel = disposal(**OTHER, mass=0.4, lines=("L02",), incineration=1.0, landfill=0.0)
    study = kettle(steel, **SILENT)
    (found,) = alternatives(study)
    assert found.total == pytest.approx(TOTAL + 10 * (0.4 * 0.5 - 0.004))
    assert section(study, "end_of_life").column("factor_basis") == ["other_line"]


RECYCLED = disposal(**OTHER, recycling=0.5, incineration=0.5, landfill=0.0)


def test_recycling_without_a_line_is_the_next_lifes_where_the_rule_set_cuts_off():
    (found,) = alternatives(kettle(RECYCLED, recycling_methods=("cut_off",)))
    assert found.total == pytest.approx(TOTAL + 10 * (0.5 * 0.5 - 0.304))


def test_and_unknown_where_the_rule_set_does_not_say_so():
    study = kettle(RECYCLED, **SILENT)
    assert [found.total for found in alternatives(study)] == [None]
    assert problems(study) == [("scenario_no_factor", "line 2")]
    assert section(study, "scenarios").column("scenario_total") == [None]


def test_base_scenarios_agree_with_the_lines():
    study = kettle(use(), disposal(), **SILENT)
    assert problems(study) == []
    table = section(study, "scenarios")
    assert table.column("scenario_stated") == pytest.approx(table.column("scenario_counted"))


def test_one_value_and_two_statements_are_told_at_both_places():
    assert problems(kettle(use(hours=140.0), **SILENT)) == [
        ("scenario_differs", "G5"),
        ("scenario_differs", "line 1"),
    ]


def test_a_line_that_no_share_stands_for_is_told():
    """All is incinerated, but L02 counts 0.4 kg of landfill; L01 counts too little."""
    found = problems(kettle(disposal(incineration=1.0, landfill=0.0), **SILENT))
    assert found == [
        ("scenario_differs", "G6"),
        ("scenario_differs", "G7"),
        ("scenario_differs", "line 2"),
        ("scenario_differs", "line 2"),
    ]


def test_a_base_cannot_count_transport_that_no_line_counts():
    found = problems(kettle(disposal(transport_km=50.0, transport_line="T09"), **SILENT))
    assert found == [("scenario_differs", "line 2")]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (disposal(landfill=0.3), "end_of_life_shares"),
        (disposal(transport_km=50.0), "end_of_life_transport"),
        (use(line="U07"), "scenario_line_unknown"),
    ],
)
def test_a_table_that_says_nothing_sound_is_refused(table, code):
    assert problems(kettle(table, **SILENT)) == [(code, table.place.cell)]


def test_what_is_disposed_of_weighs_as_much_as_what_was_made():
    """The kettle weighs 1 kg in the workbook; 10 % may be lost."""
    heavy = disposal(mass=1.2, lines=("L01", "L02"), incineration=0.5, landfill=0.5)
    within = {"mass_balance_tolerance": 0.1, **SILENT}
    assert ("end_of_life_mass", "line 2") in problems(kettle(heavy, **within))
    assert ("end_of_life_mass", "line 2") not in problems(kettle(heavy, **SILENT))
    assert problems(kettle(disposal(), **within)) == []


def test_the_rule_set_asks_for_scenarios_and_alternatives():
    (found,) = assess_scenarios(kettle(use(), use(**OTHER))).problems
    assert (found.code, found.values["lines"]) == ("scenario_missing", "L01, L02")
    half = disposal(lines=("L01",), mass=0.6, incineration=1.0, landfill=0.0)
    (found,) = assess_scenarios(kettle(use(), use(**OTHER), half)).problems
    assert (found.code, found.values["lines"]) == ("scenario_missing", "L02")
    codes = [code for code, _ in problems(kettle(use(), disposal()))]
    assert codes == ["scenario_no_alternative", "scenario_no_alternative"]
    assert problems(kettle(rules="tw-2010")) == []


def test_a_line_that_counts_nothing_still_lends_its_factor():
    """L02 counts nothing today; 0.4 kg more of it is 0.004 kg CO2e a kettle."""
    lines = (*kettle_lines()[:2], counted("L02", 0.0, "kilogram", 0.01, "F7"))
    (found,) = alternatives(kettle(disposal(**OTHER), lines=lines))
    assert found.total == pytest.approx(10 * (150.0 + 0.3 + 0.004))


@pytest.mark.parametrize("table", [use(**OTHER), disposal(**OTHER)])
def test_an_alternative_same_as_the_base_changes_nothing(table):
    (found,) = alternatives(kettle(table))
    assert found.total == pytest.approx(TOTAL)
