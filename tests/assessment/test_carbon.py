"""Carbon apart from the total, by hand."""

from dataclasses import replace

import pytest
from after_gate import at, kettle, kettle_lines, said

from bw_cfp_programme.assessment.carbon import assess_carbon
from bw_cfp_programme.options import CarbonContent, Options, StudyTexts
from bw_cfp_programme.results import INDICATORS, TOTAL
from sample_report import contribution


def carbon(line=1, **given):
    return CarbonContent(**({
        "place": at(line), "item": "box", "part": "packaging", "mass": 0.02, "carbon": 0.45,
        "biogenic": 1.0, "source": "invented",
    } | given))  # fmt: skip


def of(*tables, lines=None, boundary="cradle-to-grave", texts=None, **rule):
    found = kettle(lines=lines, **rule)
    options = Options(carbon_content=tables, study=texts)
    product = replace(found.programme.product, boundary=boundary)
    return replace(found, programme=replace(found.programme, options=options, product=product))


def section(study, key):
    found = {each.key: each for each in assess_carbon(study).sections}
    return found.get(key)


def facts(study, key):
    return {fact.key: fact.value for fact in section(study, key).facts}


def problems(study):
    return said(assess_carbon(study).problems)


def scored(line="M01", item="Ingot", category="main_material", aircraft=False, **scores):
    """A line that counts these kg CO2e for ten kettles."""
    factor = dict.fromkeys(INDICATORS, 0.0) | scores
    return contribution(
        member="S07", line=line, item=item, category=category, aircraft=aircraft, activity=1.0,
        share=1.0, output=1.0, demand=1.0, factor=factor | {TOTAL: sum(factor.values())},
        factor_name=f"{item} (2020)", factor_key=("db", item),
    )  # fmt: skip


def test_carbon_content_in_kg_of_ten_kettles():
    """Box 0.02 x 0.45 = 0.009 kg C; handle 0.3 x 0.8 = 0.24, a quarter of which grew."""
    handle = carbon(2, item="handle", part="product", mass=0.3, carbon=0.8, biogenic=0.25)
    study = of(carbon(), handle)
    assert facts(study, "carbon_content") == pytest.approx(
        {
            "biogenic_carbon_packaging": 0.09,
            "biogenic_carbon_product": 0.6,
            "fossil_carbon": 1.8,
            "biogenic_carbon_co2": 0.69 * 44 / 12,
        }
    )
    assert section(study, "carbon_content").column("biogenic_carbon") == pytest.approx([0.09, 0.6])
    assert problems(study) == []


def test_it_is_no_part_of_the_footprint():
    with_it, without = of(carbon()), of()
    assert with_it.result.totals == without.result.totals
    assert section(without, "carbon_content") is None


def test_a_partial_footprint_needs_it():
    assert problems(of(boundary="cradle-to-gate")) == [("carbon_content_missing", "")]
    assert problems(of(carbon(), boundary="cradle-to-gate")) == []
    assert problems(of(boundary="cradle-to-gate", biogenic_carbon_content=None)) == []


def test_no_more_carbon_than_there_is_product():
    """The kettle weighs 1 kg."""
    heavy = carbon(3, part="product", mass=1.1)
    assert problems(of(heavy)) == [("carbon_content_above_mass", "line 3")]


GROWN = scored("P01", "Pallet", "packaging", fossil=1.0, biogenic_removals=-3.0)
BURNT = scored("W01", "Burning pallets", "waste", fossil=0.1, biogenic_emissions=3.0)


def test_over_a_whole_life_what_came_in_goes_out():
    of_both, of_one = (*kettle_lines(), GROWN, BURNT), (*kettle_lines(), GROWN)
    texts = StudyTexts(undivided_factors="said")
    assert facts(of(lines=of_both), "biogenic_balance") == {
        "biogenic_in": -3.0,
        "biogenic_out": 3.0,
        "biogenic_net": 0.0,
    }
    assert problems(of(lines=of_both, texts=texts)) == []
    assert problems(of(lines=of_one, texts=texts)) == [("biogenic_unbalanced", "")]


@pytest.mark.parametrize(("kilograms", "told"), [(0.19, False), (0.17, True)])
def test_at_the_gate_what_came_in_stands_in_the_product(kilograms, told):
    """3 kg CO2 = 0.8182 kg C in ten kettles: 0.1818 kg of board a kettle at 45 %."""
    texts, lines = StudyTexts(undivided_factors="said"), (*kettle_lines(), GROWN)
    board = carbon(mass=kilograms)
    gate = of(board, lines=lines, texts=texts, boundary="cradle-to-gate")
    assert problems(gate) == [("removal_beyond_content", "")] * told


@pytest.mark.parametrize("boundary", ["cradle-to-grave", "cradle-to-gate"])
@pytest.mark.parametrize(("grown", "told"), [(0.0, True), (-0.3, True), (-3.0, False)])
def test_biogenic_co2_that_nobody_took_up_is_told_where_it_is_released(boundary, grown, told):
    pallet = scored("P01", "Pallet", "packaging", fossil=1.0, biogenic_removals=grown)
    study = of(
        lines=(scored(fossil=20.0), pallet, BURNT),
        texts=StudyTexts(undivided_factors="said"),
        boundary=boundary,
        biogenic_carbon_content=None,
    )
    found = [p for p in assess_carbon(study).problems if p.code == "biogenic_release_alone"]
    assert [p.place for p in found] == [BURNT.place] * told
    for each in found:
        assert "Burning pallets" in each.message("en")
        assert f"{3.0 + grown:g} kg CO2e count as if they were fossil" in each.message("en")


def test_methane_of_biomass_and_a_trace_of_co2_are_no_release_alone():
    study = of(lines=(scored(fossil=20.0), BURNT), biogenic_carbon_content=None)
    methane = replace(study, result=replace(study.result, by_gas={"CH4-biogenic": 3.0}))
    trace = scored("W02", "Label", "waste", fossil=1.0, biogenic_emissions=0.001)
    for each in (methane, of(lines=(*kettle_lines(), trace), biogenic_carbon_content=None)):
        assert "biogenic_release_alone" not in [p.code for p in assess_carbon(each).problems]


def test_a_footprint_of_nothing_is_told():
    nothing = of(lines=(scored("M01", "Air"),), biogenic_carbon_content=None)
    assert ("nothing_counted", "") in problems(nothing)
    assert "nothing_counted" not in [code for code, _ in problems(of())]


def test_land_use_change_is_shown_by_line_and_never_zero_in_silence():
    soy = scored("M02", "Soy wax", fossil=1.0, land_use_change=0.4)
    paper = scored("P02", "Kraft paper", "packaging", fossil=2.0)
    again = scored("P03", "Kraft paper", "packaging", fossil=2.0)
    steel = scored("M03", "Steel", fossil=2.0)
    study = of(lines=(*kettle_lines(), soy, paper, again, steel))
    table = section(study, "land_use_change")
    assert table.column("line") == ["M02", "P02", "P03"]
    assert table.column("land_score") == [0.4, None, None]
    assert facts(study, "land_use_change") == {
        "land_use_change": 0.4,
        "land_lines": 1.0,
        "land_silent": 2.0,
    }
    assert problems(study) == [("land_use_unknown", "F7")]
    explained = StudyTexts(undivided_factors="the ministry's factors do not tell it apart")
    assert problems(of(lines=study.result.contributions, texts=explained)) == []


def test_aircraft_is_inside_the_total_and_listed_alone():
    flown = scored("T01", "Air freight", "inbound_transport", aircraft=True, fossil=1.56)
    study = of(lines=(*kettle_lines(), flown))
    table = section(study, "aircraft")
    assert facts(study, "aircraft") == pytest.approx({"aircraft": 1.56, "footprint": 1505.0})
    assert (table.column("line"), table.column("part")) == (["T01"], [pytest.approx(1.56 / 1505)])


@pytest.mark.parametrize("item", ["空運 parcels", "Express, air freight", "air"])
def test_a_leg_that_flies_is_told_apart(item):
    hidden = scored("T02", item, "inbound_transport", fossil=1.0)
    assert problems(of(lines=(*kettle_lines(), hidden))) == [("aircraft_untold", "F7")]


def test_compressed_air_and_fair_roads_do_not_fly():
    lines = (
        *kettle_lines(),
        scored("T03", "Fair trade lorry", "inbound_transport", fossil=1.0),
        scored("E03", "Compressed air", "heat", fossil=1.0),
    )
    assert problems(of(lines=lines)) == []


def test_less_than_nothing_is_an_offset_where_the_rule_set_refuses_them():
    planted = scored("X01", "Trees elsewhere", fossil=-5.0)
    credit = scored("B01", "Scrap", "by_product_credit", fossil=-1.0)
    lines = (*kettle_lines(), planted, credit)
    assert problems(of(lines=lines)) == [("negative_emission", "F7")]
    assert problems(of(lines=lines, offsets=None)) == []
