"""A boiler house of two products: category 1 and 2, what closes, energy and mass, by hand.

Factors of the ministry's table, kg CO2e:
    electricity 2022 0.6058 per kWh = generation 0.495 + upstream 0.1108
    natural gas 2022 2.643 per m3, of which unburnt 0.5313: combustion 2.1117
    LPG 2022 2.21 per L, split by nobody
Lines:
    E01 electricity 100 MWh   60,580, direct 49,500
    E02 natural gas 10,000 m3 26,430, direct 21,117
    E03 LPG 500 L              1,105, direct 0 to 1,105
    A01 CH4 as released        1,000, direct
    M01 board 50 t            65,000, category 4
Category 1: 22,117 to 23,222 kg; category 2: 49,500 kg; all: 71,617 to 154,115 kg.
"""

from dataclasses import replace
from datetime import date

import pytest

from bw_cfp_programme.assessment.reconciliation import assess_reconciliation
from bw_cfp_programme.options import Options
from bw_cfp_programme.options.reconciliation import ExplainedDifference, ReconciliationLimit
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import (
    AllocationKey,
    Facility,
    InventoryLine,
    Product,
    Submission,
)
from bw_cfp_programme.results import GasPart, Remainder, SiteLine
from sample_report import factors, lamp_lines, programme, result, study, whole

SHA = "a" * 64
MOENV = "cfp factors TW MOENV"
KWH = "kilowatt hour"
LINES = {
    "E01": ("electricity", 100.0, "megawatt hour", 1000.0, KWH, "electricity-2022", 0.6058),
    "E02": ("fuel", 10.0, "thousand m3", 1000.0, "cubic meter", "natural-gas-2022", 2.643),
    "E03": ("fuel", 500.0, "litre", 1.0, "litre", "lpg-stationary-2022", 2.21),
    "A01": ("air_emission", 1.0, "kilogram", 1.0, "kilogram", "CH4", 1000.0),
    "M01": ("main_material", 50.0, "ton", 1000.0, "kilogram", "corrugated-board-2023", 1.3),
}  # fmt: skip
PROCESSES = {"E01": "PRESS", "E02": "BOILER", "E03": "BOILER"}
WHOLE = 60580.0 + 26430.0 + 1105.0 + 1000.0 + 65000.0


def place(cell):
    return Place("S03.xlsx", "x", cell)


def sites():
    for line, (category, amount, unit, conversion, factor_unit, code, each) in LINES.items():
        yield whole(
            SiteLine,
            member="S03", line=line, category=category, item=line, own_stage="manufacturing",
            activity=amount, activity_unit=unit, conversion=conversion, factor_key=(MOENV, code),
            factor_name=code, factor_unit=factor_unit, factor=factors(each),
            scores=factors(amount * conversion * each), place=place(line), workbook=SHA,
        )  # fmt: skip


def workbook(declared=(None, None, None), keys=(), waste=4000.0):
    one, two, whole = declared
    entries = [
        InventoryLine(
            place=place(line), sheet="x", line=line, category=about[0], amount=about[1],
            unit=about[2], process=PROCESSES.get(line), meter="M-1" if line == "E01" else None,
        )
        for line, about in LINES.items()
    ]  # fmt: skip
    scrap = InventoryLine(
        place=place("W"), sheet="x", line="W01", category="waste", amount=waste, unit="kilogram"
    )
    products = (
        Product(place=place("P"), product="BOX", role="main", unit="unit", output=1000.0,
                mass_per_unit=30.0),
        Product(place=place("P"), product="LID", role="co_product", unit="unit", output=500.0,
                mass_per_unit=30.0),
    )  # fmt: skip
    facility = Facility(
        place=place("C1"), member="S03", period_start=date(2025, 1, 1),
        period_end=date(2025, 12, 31), ghg_category_1=one, ghg_category_2=two, ghg_total=whole,
    )  # fmt: skip
    return Submission(
        file="S03.xlsx", sha256=SHA, form="s", form_version="1", facility=facility,
        products=products, lines=(*entries, scrap), allocation=tuple(keys),
    )  # fmt: skip


def assessed(book, lost=0.0, **options):
    """A tenth of the electricity goes to nobody; the rest half to boxes, half to lids."""
    kept = Remainder(
        member="S03", line="E01", item="E01", amount=10.0, unit="megawatt hour", pool="site",
        place=place("E01"),
    )  # fmt: skip
    left = WHOLE - 6058.0
    scores = {("S03", "BOX"): factors(left / 2000 - lost), ("S03", "LID"): factors(left / 1000)}
    footprint = result(lamp_lines(), sites=tuple(sites()), remainders=(kept,), unit_scores=scores)
    about = programme(options=Options(**options))
    return assess_reconciliation(study(footprint, about, submissions=(book,)))


def rows(outcome, key):
    section = next(s for s in outcome.sections if s.key == key)
    names = [column.key for column in section.columns]
    return [dict(zip(names, row, strict=True)) for row in section.rows]


def codes(outcome):
    return [problem.code for problem in outcome.problems]


def test_direct_parts_of_life_cycle_factors_are_reconciled_and_the_unknown_one_is_bounded():
    outcome = assessed(workbook((22.5, 49.5, 120.0)))
    one, two, whole = rows(outcome, "reconciliation")
    assert (one["lines_low"], one["lines_high"]) == pytest.approx((22117.0, 23222.0))
    assert (two["lines_low"], two["lines_high"]) == pytest.approx((49500.0, 49500.0))
    assert (whole["lines_low"], whole["lines_high"]) == pytest.approx((71617.0, WHOLE))
    assert [row["difference_mass"] for row in (one, two, whole)] == pytest.approx([0, 0, 0])
    assert [row["reconciled"] for row in (one, two, whole)] == ["within", "within", "open"]
    assert codes(outcome) == []
    fuel = next(r for r in rows(outcome, "reconciliation_sources") if r["category"] == "fuel")
    assert (fuel["iso_category"], fuel["iso_type"]) == ("1", "stationary_or_mobile")
    assert (fuel["direct_low"], fuel["direct_high"]) == pytest.approx((21117.0, 22222.0))
    assert (fuel["whole_mass"], fuel["upstream_mass"]) == (pytest.approx(27535.0), None)


@pytest.mark.parametrize(
    ("boundary", "direct"),
    [
        ("combustion only", (22222.0, 22222.0)),  # 21,117 of gas and all 1,105 of LPG
        ("fuel as delivered, not burnt", (21117.0, 21117.0)),
        ("whatever", (21117.0, 22222.0)),
    ],
)
def test_a_factor_whose_boundary_is_one_part_alone_needs_no_split(boundary, direct):
    changed = [
        replace(line, factor_key=("own", "lpg"), factor_boundary=boundary)
        if line.line == "E03" else line
        for line in sites()
    ]  # fmt: skip
    of = study(result(lamp_lines(), sites=tuple(changed)), submissions=(workbook(),))
    found = rows(assess_reconciliation(of), "reconciliation_sources")
    fuel = next(row for row in found if row["category"] == "fuel")
    assert (fuel["direct_low"], fuel["direct_high"]) == pytest.approx(direct)


@pytest.mark.parametrize(
    ("boundary", "type_"),
    [("Mobile combustion", "mobile"), ("固定燃燒", "stationary"), ("combustion", None)],
)
def test_the_boundary_of_a_fuel_s_factor_says_whether_it_is_burnt_on_the_spot(boundary, type_):
    changed = [replace(line, factor_boundary=boundary) for line in sites()]
    of = study(result(lamp_lines(), sites=tuple(changed)), submissions=(workbook(),))
    found = rows(assess_reconciliation(of), "reconciliation_sources")
    fuel = next(row for row in found if row["category"] == "fuel")
    assert fuel["iso_type"] == (type_ or "stationary_or_mobile")


@pytest.mark.parametrize(
    ("boundary", "found"),
    [("Fugitive", ("1", "fugitive")), ("製程", ("1", "process")), ("life cycle", ("4", None))],
)
def test_what_a_factor_says_is_emitted_on_the_spot_is_of_category_1(boundary, found):
    changed = [
        replace(line, factor_boundary=boundary, factor_key=("own", "x"))
        for line in sites() if line.line == "M01"
    ]  # fmt: skip
    of = study(result(lamp_lines(), sites=tuple(changed)), submissions=(workbook(),))
    (row,) = rows(assess_reconciliation(of), "reconciliation_sources")
    assert (row["iso_category"], row["iso_type"]) == found
    assert row["direct_low"] == row["direct_high"] == 65000.0


@pytest.mark.parametrize(("boundary", "direct"), [("generation", 60580.0), ("upstream", 0.0)])
def test_electricity_on_a_factor_of_one_part_is_that_part(boundary, direct):
    changed = [
        replace(line, factor_key=("own", "grid"), factor_boundary=boundary)
        if line.line == "E01" else line
        for line in sites()
    ]  # fmt: skip
    of = study(result(lamp_lines(), sites=tuple(changed)), submissions=(workbook(),))
    (two,) = [r for r in rows(assess_reconciliation(of), "reconciliation")
              if r["declared_total"] == "category_2"]  # fmt: skip
    assert (two["lines_low"], two["lines_high"]) == (direct, direct)
    site = rows(assess_reconciliation(of), "energy_balance")[-1]
    assert site["electricity_mj"] == (360000.0 if direct else 0.0)  # upstream brings no energy


def test_biogenic_co2_stands_apart_and_what_is_left_by_gas():
    """LPG as if three tenths of its 1,105 kg were CO2 of biogenic origin, a tenth methane."""
    gases = (("CO2", 0.6), ("CO2-biogenic", 0.3), ("CH4-biogenic", 0.1))
    parts = tuple(GasPart(gas=gas, share=share) for gas, share in gases)
    burnt = {"biogenic_emissions": 0.4 * 1105, "fossil": 0.6 * 1105}
    changed = [
        replace(
            line, factor_gases=parts, factor_boundary="combustion", factor_key=("own", "lpg"),
            scores={**line.scores, **burnt}, factor={**line.factor, **burnt},
        )
        if line.line == "E03" else line
        for line in sites()
    ]  # fmt: skip
    scores = {("S03", "BOX"): factors(WHOLE / 2000), ("S03", "LID"): factors(WHOLE / 1000)}
    footprint = result(lamp_lines(), sites=tuple(changed), unit_scores=scores)
    outcome = assess_reconciliation(study(footprint, submissions=(workbook(),)))
    one = rows(outcome, "reconciliation")[0]
    assert one["lines_low"] == one["lines_high"] == pytest.approx(22117.0 + 0.7 * 1105)
    fuel = next(r for r in rows(outcome, "reconciliation_sources") if r["category"] == "fuel")
    assert fuel["biogenic_mass"] == pytest.approx(331.5)
    found = {row["gas_group"]: row for row in rows(outcome, "site_gases")}
    assert found["CO2"]["category_1"] == pytest.approx(663.0)
    assert found["CH4"]["category_1"] == pytest.approx(110.5)
    assert found["biogenic_co2"]["all_categories"] == pytest.approx(331.5)
    assert found["biogenic_co2"]["gas_share"] is None
    assert found[None]["all_categories"] == pytest.approx(WHOLE - 331.5)
    (closed,) = rows(outcome, "reconciliation_closing")
    assert closed["site_mass"] == pytest.approx(WHOLE)  # a footprint counts it all
    assert "site_does_not_close" not in codes(outcome)


def test_lines_that_no_product_took_and_sites_of_nobody_s_supplier_are_told():
    kept = [
        Remainder(
            member="S03", line=line, item=line, amount=1.0, unit="kilogram", pool="site",
            place=place("E09"), cause=cause,
        )
        for line, cause in (("E09", "not_handed_on"), ("M02", "cut_off"), ("E01", ""))
    ]  # fmt: skip
    given = {"sites": tuple(sites()), "remainders": tuple(kept)}
    outcome = assess_reconciliation(
        study(result(lamp_lines(), **given), submissions=(workbook((22.5, None, None)),))
    )
    told = next(p for p in outcome.problems if p.code == "lines_of_no_product")
    assert told.values["lines"] == "E09"
    absent = assess_reconciliation(study(result(lamp_lines()), submissions=(workbook(),)))
    assert codes(absent) == ["site_not_computed"]


@pytest.mark.parametrize(
    ("declared", "kind", "difference", "cause"),
    [
        ((22.5, 60.58, None), "category_2", 11080.0, "upstream in"),  # the life-cycle factor
        ((22500.0, 49.5, None), "category_1", 22476778.0, "a thousand"),
        ((30.0, 49.5, None), "category_1", 6778.0, "lines missing"),
        ((22.5, 40.0, None), "category_2", -9500.0, "sources missing"),
    ],
)
def test_a_difference_above_tolerance_names_what_it_may_come_from(
    declared, kind, difference, cause
):
    outcome = assessed(workbook(declared))
    apart = next(r for r in rows(outcome, "reconciliation") if r["reconciled"] == "apart")
    assert apart["declared_total"] == kind
    assert apart["difference_mass"] == pytest.approx(difference)
    (told,) = outcome.problems
    assert told.code == "ghg_apart"
    assert cause.replace("upstream in", "life-cycle factors") in told.message("en")


def test_a_person_may_explain_a_difference_or_choose_another_tolerance():
    why = ExplainedDifference(member="S03", total="category_1", tonnes=7.0, reason="office cars")
    explained = assessed(workbook((30.0, 49.5, None)), differences=(why,))
    assert rows(explained, "reconciliation")[0]["reconciled"] == "explained"
    wide = ReconciliationLimit(tolerance=0.25, reason="first year")
    assert codes(assessed(workbook((30.0, 49.5, None)), reconciliation=wide)) == []
    assert codes(assessed(workbook())) == ["ghg_undeclared"]


def test_products_and_remainders_add_up_to_the_site_as_one_division_by_the_output_does():
    (closed,) = rows(assessed(workbook((None, None, 154.115))), "reconciliation_closing")
    assert closed["site_mass"] == pytest.approx(WHOLE)
    assert closed["remainder_mass"] == pytest.approx(6058.0)
    assert closed["difference_mass"] == pytest.approx(0.0, abs=1e-9 * WHOLE)
    assert closed["output"] == 1500.0
    assert closed["lines_per_output"] == pytest.approx(154115 / 1500)
    assert closed["declared_per_output"] == pytest.approx(154115 / 1500)


def test_a_site_whose_products_hold_less_than_its_lines_does_not_close():
    outcome = assessed(workbook((22.5, 49.5, None)), lost=1.0)
    assert codes(outcome) == ["site_does_not_close"]
    (row,) = rows(outcome, "reconciliation_closing")
    assert row["difference_mass"] == pytest.approx(1000.0)


def test_energy_stands_in_megajoules_by_process_with_the_share_that_is_metered():
    """100 MWh = 360,000 MJ; gas 10,000 m3 x 37.6812 = 376,812; LPG 500 L x 27.779418 = 13,889.709.

    Products 1500 x 30 kg: 750,701.709 MJ / 45,000 kg = 16.682260 MJ/kg.
    """
    press, boiler, site = rows(assessed(workbook()), "energy_balance")
    assert (press["process"], press["electricity_mj"]) == ("PRESS", pytest.approx(360000.0))
    assert boiler["fuel_mj"] == pytest.approx(390701.709)
    assert site["energy_mj"] == pytest.approx(750701.709)
    assert site["metered"] == pytest.approx(360000 / 750701.709)
    assert site["mj_per_kg"] == pytest.approx(16.682260, abs=1e-6)


def test_a_factor_of_ones_own_brings_its_heating_value():
    """500 L of LPG at 25 MJ."""
    changed = [
        replace(line, factor_key=("own", "lpg"), factor_megajoule=25.0)
        if line.line == "E03" else line
        for line in sites()
    ]  # fmt: skip
    of = study(result(lamp_lines(), sites=tuple(changed)), submissions=(workbook(),))
    outcome = assess_reconciliation(of)
    assert rows(outcome, "energy_balance")[1]["fuel_mj"] == pytest.approx(376812.0 + 12500.0)
    assert "no_heating_value" not in codes(outcome)


@pytest.mark.parametrize(("heat", "too_much"), [(390.0, False), (391.0, True)])
def test_a_boiler_gives_no_more_than_it_burns(heat, too_much):
    """390,701.709 MJ are burnt."""
    key = AllocationKey(place=place("K"), pool="BOILER", target="BOX", value=heat, unit="gigajoule")
    outcome = assessed(workbook((22.5, 49.5, None), keys=(key,)))
    assert codes(outcome) == (["utility_out_exceeds_in"] if too_much else [])


def test_the_mass_balance_shows_every_term_and_the_rule_that_judges_it():
    """50,000 kg in; 45,000 kg of products and 4,000 kg of waste out: 1,000 kg, 2 %."""
    terms = rows(assessed(workbook()), "mass_balance")
    shown = [(t["balance_term"], t["mass"]) for t in terms]
    assert shown == [
        ("input", 50000.0), ("product", 30000.0), ("product", 15000.0), ("waste", 4000.0),
        ("difference", 1000.0),
    ]  # fmt: skip
    assert (terms[-1]["input_share"], terms[-1]["balance_verdict"]) == (0.02, "within")
    assert rows(assessed(workbook(waste=0.0)), "mass_balance")[-1]["balance_verdict"] == "within"
    far = rows(assessed(workbook(waste=12000.0)), "mass_balance")[-1]
    assert (far["mass"], far["balance_verdict"]) == (-7000.0, "outside")
