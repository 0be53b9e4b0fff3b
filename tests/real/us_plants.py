"""Real multi-output plants as members of a programme: their flows in the standard workbook."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import us_lci

from bw_cfp_programme.folder.config import load
from bw_cfp_programme.forms import write_filled
from bw_cfp_programme.gwp import components
from bw_cfp_programme.units import find_unit

SEVEN_GASES = """\
gas,kind,name,formula,cas,horizon,value,source,note
CO2,other,Carbon dioxide,CO2,124-38-9,100,1,us_lci_expected.json,
CH4,fossil,Methane,CH4,74-82-8,100,29.8,us_lci_expected.json,
N2O,other,Nitrous oxide,N2O,10024-97-2,100,273,us_lci_expected.json,
SF6,other,Sulfur hexafluoride,SF6,2551-62-4,100,25200,us_lci_expected.json,first release
"""

TOML = """\
schema = 1
[programme]
id = "us"
project = "{project}"
rule_set = "iso-14067-2018"
gwp = "seven.csv"
period_start = 2025-01-01
period_end = 2025-12-31
background = ["us lci"]
[product]
member = "P00"
code = "P00-0"
declared_unit = "{unit}"
boundary = "cradle-to-gate"
"""
MEMBER = '[[members]]\ncode = "{code}"\ntier = {tier}\nsupplies = {supplies}\n'

CUT_OFF = {"condition": "cut_off", "mapper": "test", "date": "2026-11-24"}
REASON = "no process of the inventory makes it"
POLLUTANTS = {"air": "air_pollutant", "water": "water_pollutant"}
FREIGHT, ENERGY = "ton kilometer", ("megajoule",)

Row = dict[str, Any]
Plant = dict[str, Any]


def code(number: int) -> str:
    return f"P{number:02}"


def product(number: int, output: int) -> str:
    return f"{code(number)}-{output}"


def write_programme(folder: Path, plants: list[Plant], project: str, shared: Path) -> None:
    """programme.toml, decisions and a workbook per plant; the first plant leads.

    A plant is split by output quantity unless it names a `rule`; `products` says more of its
    products, `suppliers` from which plant and output it has what else were a background input.
    """
    folder.mkdir(parents=True, exist_ok=True)
    unit = us_lci.UNITS[plants[0]["unit"]]
    members = [
        MEMBER.format(code=code(n), tier=min(n, 1), supplies='["P00"]' if n else "[]")
        for n in range(len(plants))
    ]
    text = TOML.format(project=project, unit=unit) + "".join(members)
    (folder / "programme.toml").write_text(text, encoding="utf-8")
    (folder / "seven.csv").write_text(SEVEN_GASES, encoding="utf-8")
    (folder / "submissions").mkdir()
    by_code = {p["code"]: p for p in us_lci.processes(shared)}
    made = {p["code"]: us_lci.reference(p)["flow"] for p in us_lci.processes(shared)}
    programme, problems = load(folder)
    assert programme, problems
    nobody = set()
    for number, plant in enumerate(plants):
        sheets = dict(_sheets(number, plant, by_code[plant["code"]], made, nobody))
        path = folder / "submissions" / f"{code(number)}.xlsx"
        write_filled(path, sheets, programme=programme, language="en")
    _write_cut_offs(folder / "mappings" / "decisions.csv", sorted(nobody))


def _sheets(number, plant, process, made, nobody) -> Iterator[tuple[str, list[Row]]]:
    yield "facility", [{
        "member": code(number), "company_en": plant["name"], "site": "Plant", "country": "US",
        "period_start": date(2025, 1, 1), "period_end": date(2025, 12, 31),
        "disclosure": "raw", "allocation_rule": plant.get("rule", "output_quantity"),
    }]  # fmt: skip
    more = plant.get("products", [{}] * len(plant["outputs"]))
    yield "products", [
        {"product": product(number, n), "name_en": name, "unit": us_lci.UNITS[plant["unit"]],
         "output": amount, "role": "co_product" if n else "main", **more[n]}
        for n, (name, amount) in enumerate(plant["outputs"])
    ]  # fmt: skip
    lines = list(_lines(process, made, nobody, plant.get("suppliers", {})))
    for sheet in ("materials", "energy", "transport", "outputs"):
        yield sheet, [line for key, line in lines if key == sheet]
    yield "evidence", [{"evidence": "EV1", "document": "US life cycle inventory"}]


def _lines(process, made, nobody, suppliers) -> Iterator[tuple[str, Row]]:
    for number, exchange in enumerate(process["exchanges"], start=1):
        row = {"line": f"L{number}", "item": exchange["name"].strip(), "process": "site",
               "amount": exchange["amount"], "unit": us_lci.UNITS[exchange["unit"]],
               "data_kind": "measured", "evidence": "EV1"}  # fmt: skip
        if exchange["type"] == "technosphere":
            if exchange["input"] in suppliers:
                supplier, output = suppliers[exchange["input"]]
                row |= {"supplier": code(supplier), "supplier_product": product(supplier, output)}
            elif made.get(exchange["input"]) == exchange["flow"]:
                row["background"] = exchange["input"]
            else:
                nobody.add(row["item"])
            yield _input(row)
        elif exchange["type"] == "biosphere" and exchange["sign"] > 0:
            yield from _emission(exchange, row)


def _input(row: Row) -> tuple[str, Row]:
    if row["unit"] == FREIGHT:
        transport = {name: value for name, value in row.items() if name != "unit"}
        return "transport", {**transport, "category": "inbound_transport", "mode": "road"}
    if row["unit"] in ENERGY:
        return "energy", {"supplier": "outside", **row, "category": "heat"}
    return "materials", {"supplier": "outside", **row, "category": "main_material"}


def _emission(exchange, row: Row) -> Iterator[tuple[str, Row]]:
    """Greenhouse gases by name; other emissions by mass as pollutants, with no effect of theirs."""
    top = "air" if "air" in exchange["category"] else exchange["category"][0]
    if top == "air" and exchange["name"].strip().lower() in us_lci.COUNTED:
        named = {**row, "item": us_lci.flow_name(exchange)}
        yield "outputs", {**named, "category": "air_emission"}
    elif top in POLLUTANTS and _is_pollutant(exchange, row):
        yield "outputs", {**row, "category": POLLUTANTS[top]}


def _is_pollutant(exchange, row: Row) -> bool:
    """By mass, and none of the greenhouse gases that the expected scores leave out."""
    by_mass = find_unit(row["unit"], ("mass",)) is not None
    return by_mass and exchange["amount"] >= 0 and not components(row["item"])


def _write_cut_offs(path: Path, items: list[str]) -> None:
    path.parent.mkdir()
    with path.open("w", encoding="utf-8", newline="") as stream:
        names = ("member", "category", "item", "unit", "database", "code", "name", "condition",
                 "factor", "mapper", "date", "reason")  # fmt: skip
        rows = csv.DictWriter(stream, names)
        rows.writeheader()
        rows.writerows({"item": item, "reason": REASON, **CUT_OFF} for item in items)
