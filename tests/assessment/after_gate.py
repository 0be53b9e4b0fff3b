"""A kettle after the gate, by hand: ten kettles are declared, a thousand made.

Per kettle:
    U01 use           2000 W x 150 h = 300 kWh x 0.5              150
    L01 incineration  0.6 kg x 0.5                                  0.3
    L02 landfill      0.4 kg x 0.01                                 0.004
    T09 refuse truck  0.02 t km (100 km x 0.2 kg of scrap) x 2      0.04
                                                                  150.344, of ten: 1503.44
"""

from dataclasses import replace

from bw_cfp_programme import rule_sets
from bw_cfp_programme.options import EndOfLife, Options, UseScenario
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import Facility, InventoryLine, Product, Submission
from sample_report import SHA, contribution, factors, programme, result, study

FILE = "LEAD.xlsx"
TOTAL = 1503.44


def cell(at):
    return Place(FILE, "下游 Downstream", at)


def counted(line, per_unit, unit, factor, at, *, stage="end_of_life"):
    return contribution(
        member="LEAD", product="LAMP-9W", line=line, category="use_energy", item=line, stage=stage,
        own_stage=stage, activity=per_unit * 1000, activity_unit=unit, allocation=(), share=1.0,
        output=1000.0, demand=10.0, factor=factors(factor), factor_unit=unit, place=cell(at),
    )  # fmt: skip


def kettle_lines():
    return (
        counted("U01", 300.0, "kilowatt hour", 0.5, "F5", stage="use"),
        counted("L01", 0.6, "kilogram", 0.5, "F6"),
        counted("L02", 0.4, "kilogram", 0.01, "F7"),
        counted("T09", 0.02, "ton kilometer", 2.0, "F9", stage="manufacturing"),
    )


def kettle_workbook():
    treatments = {
        ("U01", "G5"): None,
        ("L01", "G6"): "incineration",
        ("L02", "G7"): "landfill",
        ("T09", "G9"): None,
    }
    return Submission(
        file=FILE, sha256=SHA, form="standard", form_version="1",
        facility=Facility(place=cell("A1"), member="LEAD"),
        products=(Product(place=cell("A7"), product="LAMP-9W", unit="unit", mass_per_unit=1.0),),
        lines=tuple(
            InventoryLine(
                place=cell("A5"), sheet="downstream", line=line, treatment=treatment,
                cells={"amount": cell(at)},
            )
            for (line, at), treatment in treatments.items()
        ),
    )  # fmt: skip


def at(line):
    return Place("programme.toml", cell=f"line {line}")


def use(**given):
    given = {
        "place": at(1),
        "kind": "base",
        "line": "U01",
        "power": 2000.0,
        "hours": 150.0,
        "source": "EN 60530",
    } | given
    return UseScenario(**given)


def disposal(**given):
    given = {
        "place": at(2),
        "kind": "base",
        "material": "steel",
        "part": "product",
        "mass": 1.0,
        "lines": ("L01", "L02"),
        "incineration": 0.6,
        "landfill": 0.4,
        "source": "statistics",
    } | given
    return EndOfLife(**given)


def kettle(*tables, rules="iso-14067-2018", lines=None, **rule):
    options = Options(
        scenarios=tuple(t for t in tables if isinstance(t, UseScenario)),
        end_of_life=tuple(t for t in tables if isinstance(t, EndOfLife)),
    )
    return study(
        result(lines or kettle_lines(), declared_amount=10.0),
        programme(options=options, declared_amount=10.0),
        submissions=(kettle_workbook(),),
        rules=replace(rule_sets.load(rules), **rule),
    )


def said(problems):
    return sorted((p.code, p.place.cell) for p in problems)


STEEL = {
    "place": at(3),
    "material": "steel",
    "mass": 1.0,
    "method": "cut_off",
    "recycled_content": 0.25,
    "virgin": 2.0,
    "recycled": 0.5,
    "quality_in": 1.0,
    "allocation": 0.2,
    "disposal": 0.1,
    "source": "invented",
}
