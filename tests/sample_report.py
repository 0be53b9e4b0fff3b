"""A small invented programme with its footprint worked out by hand, and a large one by rule.

Per lamp (kg CO2e):
    LEAD E01 electricity   1000 kWh x 1/4 / 1000 units x 1 x 0.5           fossil  0.125
    S03  M01 aluminium     12000 kg x 0.42 / 120000 units x 2 x 10         fossil  0.84
    S03  M01 as spare part 12000 kg x 0.42 / 120000 units x 0.1 x 10       fossil  0.042
    S03  T01 air freight   500 t km x 0.42 / 120000 units x 2 x 1.2        fossil  0.0042
    S03  P01 pallets       1000 kg x 0.42 / 120000 units x 2 x 0.1, -1.5   fossil  0.0007
                                                                           removal -0.0105
    fossil 1.0119, removals -0.0105, total 1.0014, aircraft 0.0042
"""

from dataclasses import fields, replace
from datetime import date
from types import SimpleNamespace

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment import Study
from bw_cfp_programme.gwp import load_edition
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import (
    Evidence,
    Facility,
    InventoryLine,
    Member,
    Product,
    Programme,
    StudiedProduct,
    Submission,
)
from bw_cfp_programme.reporting import build_report
from bw_cfp_programme.results import (
    AIRCRAFT,
    INDICATORS,
    TOTAL,
    AllocationStep,
    Contribution,
    MappingDecision,
    Remainder,
    Result,
)
from bw_cfp_programme.stated import Stated

SHA = "ab" * 32
_OF_LINE = {f.name: f.name for f in fields(Stated)}
for _name in ("stage", "aircraft", "factor_kind", "factor_uncertainty"):
    del _OF_LINE[_name]  # a result's line has these of its own
_OF_LINE["own_stage"] = "stage"


def step(numerator, denominator, pool="site"):
    return AllocationStep(
        pool=pool,
        rule="machine_hours",
        numerator=numerator,
        denominator=denominator,
        unit="hour",
        chosen_by="pool",
        reason="one shift list",
    )


def factors(fossil=0.0, removals=0.0):
    values = dict.fromkeys(INDICATORS, 0.0) | {"fossil": fossil, "biogenic_removals": removals}
    return values | {TOTAL: fossil + removals}


def whole(kind, **said):
    """A line of a result; what was stated of it goes into its record, `own_stage` as its stage."""
    stated = {name: said.pop(key) for key, name in _OF_LINE.items() if key in said}
    return kind(stated=Stated(**stated), **said)


def restated(line, /, **said):
    """The line as if something else had been stated of it."""
    return replace(line, stated=replace(line.stated, **said))


def contribution(**given):
    c = {
        "member": "S03", "product": "ALH-01", "line": "M01", "category": "main_material",
        "item": "Aluminium ingot", "stage": "raw_materials", "own_stage": "raw_materials",
        "activity": 12000.0, "activity_unit": "kilogram", "conversion": 1.0,
        "allocation": (step(1800.0, 3000.0), step(14.0, 20.0, "press")), "share": 0.42,
        "output": 120000.0, "output_unit": "unit", "demand": 2.0,
        "factor_key": ("cfp factors TW MOENV", "ingot"), "factor_name": "Aluminium ingot, market",
        "factor_unit": "kilogram", "factor_source": "invented", "factor": factors(10.0),
        "place": Place("S03.xlsx", "原物料 Materials", "F7"), "workbook": SHA, "evidence": "EV03",
        "data_kind": "measured", "primary": True,
        "mapping": MappingDecision(
            condition="equal", mapper="A. Chen", date="2026-01-05", reason="same alloy"
        ),
    } | given  # fmt: skip
    taken = c["activity"] * c["conversion"] * c["share"] / c["output"] * c["demand"]
    return whole(Contribution, scores={k: taken * f for k, f in c["factor"].items()}, **c)


def lamp_lines():
    return (
        contribution(
            member="LEAD", product="LAMP-9W", line="E01", category="electricity",
            item="Electricity", stage="manufacturing", own_stage="manufacturing",
            activity=1000.0, activity_unit="kilowatt hour", allocation=(step(1.0, 4.0),),
            share=0.25, output=1000.0, demand=1.0, factor=factors(0.5),
            factor_key=("cfp factors TW MOENV", "grid"),
            factor_name="Electricity, Taiwan", factor_unit="kilowatt hour", workbook="cd" * 32,
            place=Place("LEAD.xlsx", "能源與水 Energy and water", "E5"), mapping=None,
        ),
        contribution(),
        contribution(stage="use", demand=0.1),
        contribution(
            line="T01", category="inbound_transport", item="Air freight", activity=500.0,
            activity_unit="ton kilometer", factor_unit="ton kilometer", factor=factors(1.2),
            factor_key=("cfp factors TW MOENV", "air"), factor_name="Air freight", aircraft=True,
        ),
        contribution(
            line="P01", category="packaging", item="Pallets", activity=1000.0,
            factor=factors(0.1, -1.5), factor_key=("own", "wood"), factor_name="Wood",
            primary=False, data_kind="estimated",
        ),
    )  # fmt: skip


def result(lines, **changed):
    totals = {k: sum(line.scores[k] for line in lines) for k in (*INDICATORS, TOTAL)}
    totals[AIRCRAFT] = sum(line.total for line in lines if line.aircraft)
    given = {
        "programme": "lamp-2026", "product": "LAMP-9W", "product_name": "9 W LED lamp",
        "declared_amount": 1.0, "declared_unit": "unit", "boundary": "cradle-to-grave",
        "gwp": "AR6", "horizon": 100, "methods": {"fossil": ("CFP", "AR6", "fossil")},
        "totals": totals, "by_gas": {"Carbon dioxide, fossil": totals[TOTAL]},
        "contributions": tuple(lines), "remainders": (), "bw2calc_total": totals[TOTAL],
        "unit_scores": {("S03", "ALH-01"): factors(0.4221, -0.00525)},
        "first_rule": {k: 2 * v for k, v in totals.items()},
        "stamp": {"calculated": "2026-11-24T09:00:00+00:00", "bw2calc": "2.3.1"},
    } | changed  # fmt: skip
    return Result(**given)


def remainder():
    return Remainder(
        member="S03", line="E02", item="Electricity, canteen", amount=50.0, unit="kilowatt hour",
        pool="office", cause="not_handed_on", reason="rented out",
        place=Place("S03.xlsx", "能源與水", "E9"),
    )  # fmt: skip


PRODUCT = StudiedProduct(
    member="LEAD", code="LAMP-9W", name_zh="9 W LED 球泡燈", name_en="9 W LED lamp",
    declared_unit="unit", boundary="cradle-to-grave",
)  # fmt: skip


def programme(*members, **changed):
    """The lamp's; changes by key of [programme] or [product]."""
    of_product = {f.name for f in fields(StudiedProduct)} & changed.keys()
    product = replace(PRODUCT, **{name: changed.pop(name) for name in of_product})
    given = {
        "id": "lamp-2026", "title_zh": "LED 球泡燈供應鏈碳足跡計畫",
        "title_en": "LED lamp supply-chain footprint programme", "project": "cfp-lamp-2026",
        "rule_set": rule_sets.load("tw-2025"), "gwp": load_edition("AR6"),
        "period_start": date(2025, 1, 1),
        "period_end": date(2025, 12, 31), "background": ("cfp factors TW MOENV",),
        "members": members or (
            Member(code="LEAD", name_zh="光明照明", name_en="Bright Lighting", tier=0),
            Member(code="S03", name_zh="鋁殼工業", name_en="Alu Housing", tier=1),
            Member(code="S04", name_zh="尚未交表", name_en="Late", tier=1),
        ),
    }  # fmt: skip
    return Programme(**(given | changed), product=product)


def submission():
    place = Place("S03.xlsx", "原物料 Materials", "A7")
    return Submission(
        file="S03.xlsx", sha256=SHA, form="standard", form_version="1",
        facility=Facility(place=place, member="S03"),
        products=(Product(place=place, product="ALH-01", unit="unit"),),
        lines=(
            InventoryLine(
                place=place, sheet="materials", line="M01", process="PRESS", amount=12500.0,
                stock_change=500.0, unit="kilogram", supplier="OUTSIDE-AL", evidence="EV03",
                department="materials", remark="two deliveries",
            ),
            InventoryLine(
                place=Place("S03.xlsx", "原物料 Materials", "A9"), sheet="materials", line="M05",
                category="main_material", item="Alloy", amount=300.0, unit="kilogram",
                supplier="S06", supplier_product="AL-1",
            ),
        ),
        evidence=(Evidence(place=place, evidence="EV03", document="Purchase ledger 2025"),),
    )  # fmt: skip


def lamp(**changed):
    return result(lamp_lines(), remainders=(remainder(),), **changed)


def large(members=1000, lines=60):
    """Every member has `lines` lines; line n of member m scores (m % 7 + 1)(n % 11 - 1) / 1000."""
    made = [
        contribution(
            member=f"S{m:04}", product=f"P{m:04}", line=f"L{n:02}", activity=float(n % 11 - 1),
            allocation=(step(1.0, 2.0),), share=0.5, output=500.0, demand=1.0,
            factor=factors(m % 7 + 1.0), place=Place(f"S{m:04}.xlsx", "Materials", f"F{n + 3}"),
        )
        for m in range(members)
        for n in range(lines)
    ]  # fmt: skip
    return result(made), programme(*(Member(code=f"S{m:04}", tier=1) for m in range(members)))


def study(footprint=None, about=None, *, rules=None, **given):
    """A study of the lamp, or of another result and programme, under its own or other rules."""
    about = about or programme()
    given = {"today": date(2026, 11, 24)} | given
    of = Study(result=footprint or lamp(), programme=about, **given)
    return under(of, rules) if rules else of


def under(study, rules):
    """The same study under other rules."""
    return replace(study, programme=replace(study.programme, rule_set=rules))


def report_of(footprint, about, *, submissions=(), problems=(), **given):
    """The report of a study, without assessments."""
    of = study(footprint, about, submissions=tuple(submissions), problems=tuple(problems))
    return build_report(of, **given)


def rows(report, key):
    """The rows of a table as records by column key."""
    section = report.section(key)
    keys = [column.key for column in section.columns]
    return [SimpleNamespace(**dict(zip(keys, row, strict=True))) for row in section.rows]


def fact(report, key, name):
    """A fact above a table."""
    (value,) = [each.value for each in report.section(key).facts if each.key == name]
    return value
