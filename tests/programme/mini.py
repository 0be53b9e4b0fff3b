"""A programme of three companies, small enough to be worked out by hand.

Factors of the ministry's table: electricity 2021 0.606 kg CO2e/kWh, aluminium ingot 9.8493 kg/kg.

RESIN  (S2, tier 2)  500 kWh for 1000 kg                             0.5 x 0.606 per kg
CASE   (S1, tier 1)  300 kg RESIN, 600 kWh, 12 kg CO2; by mass CASE 100 x 2 kg and LID 200 x 0.5 kg:
                     2/3 x (300 x 0.5 x 0.606 + 600 x 0.606 + 12) / 100 = 5 x 0.606 + 0.08
LAMP   (LEAD)        50 CASE, 25 kg ingot, 100 kWh for 50 lamps:
                     CASE + 0.5 x 9.8493 + 2 x 0.606 = 7 x 0.606 + 0.08 + 4.92465 = 9.24665
"""

from datetime import date, datetime, timezone
from pathlib import Path

from bw_cfp_programme.folder.config import init, load
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.forms import write_filled

TOTAL = 9.24665
TOTAL_WITH_900_KWH = 10.45865  # S1 with 900 kWh: two thirds of 300 x 0.606 / 100 more

TOML = """\
schema = 1

[programme]
id = "mini"
project = "cfp-mini"
rule_set = "tw-2025"
gwp = "AR6"
period_start = 2025-01-01
period_end = 2025-12-31
background = ["cfp factors TW MOENV"]

[product]
member = "LEAD"
code = "LAMP"
declared_unit = "unit"
boundary = "cradle-to-gate"

[[members]]
code = "LEAD"
tier = 0

[[members]]
code = "S1"
tier = 1
supplies = ["LEAD", "S2"]

[[members]]
code = "S2"
tier = 2
supplies = ["S1"]
"""


def clock():
    return datetime(2026, 11, 24, 9, 0, tzinfo=timezone.utc)


def start(folder: Path) -> Path:
    init(folder, clock=clock)
    (folder / FILE).write_text(TOML, encoding="utf-8")
    return folder


def line(number, category, item, amount, unit, **more):
    return {
        "line": number, "category": category, "item": item, "amount": amount, "unit": unit,
        "process": "site", "data_kind": "measured", "evidence": "EV1", **more,
    }  # fmt: skip


def power(number, kwh):
    named = {"supplier": "outside", "background": "electricity-2021"}
    return line(number, "electricity", "Grid power", kwh, "kilowatt hour", **named)


def product(code, output, unit="unit", mass=1.0, role="main"):
    return {
        "product": code, "name_zh": code, "name_en": code, "role": role, "unit": unit,
        "output": output, "mass_per_unit": mass,
    }  # fmt: skip


def bought(number, supplier, code, amount, unit):
    return line(
        number, "main_material", code, amount, unit, supplier=supplier, supplier_product=code
    )


def ingot(number="M2", **more):
    named = {"supplier": "outside", "background": "Aluminium ingot (2013)", **more}
    return line(number, "main_material", "Ingot", 25.0, "kilogram", **named)


LEAD = {
    "products": [product("LAMP", 50.0, mass=2.5)],
    "materials": [bought("M1", "S1", "CASE", 50.0, "unit"), ingot()],
    "energy": [power("E1", 100.0)],
}
S1 = {
    "products": [
        product("CASE", 100.0, mass=2.0),
        product("LID", 200.0, mass=0.5, role="co_product"),
    ],
    "materials": [bought("M1", "S2", "RESIN", 300.0, "kilogram")],
    "energy": [power("E1", 600.0)],
    "outputs": [line("A1", "air_emission", "CO2", 12.0, "kilogram")],
}  # fmt: skip
S2 = {
    "products": [product("RESIN", 1000.0, "kilogram")],
    "energy": [power("E1", 500.0)],
}
MEMBERS = {"LEAD": LEAD, "S1": S1, "S2": S2}


def write(
    folder: Path, member: str, rows=None, name: str | None = None, declared=None, **changed
) -> Path:
    """Write a member's workbook into `submissions/`; `changed` replaces whole sheets.

    `declared` are further fields of its facility.
    """
    programme, _ = load(folder)
    facility = {
        "member": member, "company_zh": member, "company_en": member, "site": "Plant",
        "country": "TW", "period_start": date(2025, 1, 1), "period_end": date(2025, 12, 31),
        "disclosure": "raw", "allocation_rule": "mass",
        **(declared or {}),
    }  # fmt: skip
    sheets = {**(MEMBERS[member] if rows is None else rows), **changed, "facility": [facility]}
    sheets.setdefault("evidence", [{"evidence": "EV1", "document": "Bill"}])
    path = folder / "submissions" / (name or f"{member}.xlsx")
    own = programme.member(member)
    write_filled(path, sheets, member=own, programme=programme, language="en")
    return path


def write_all(folder: Path) -> Path:
    for member in MEMBERS:
        write(folder, member)
    return folder
