"""Farm cycles with published footprints as members of a programme, for tests only.

A collector buys one of each product of each farm, so that one calculation holds them all.
"""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bw_cfp_programme.folder.config import load
from bw_cfp_programme.forms import write_filled

Row = dict[str, Any]
Cycle = dict[str, Any]

TOML = """\
schema = 1
[programme]
id = "farms"
project = "p"
rule_set = "iso-14067-2018"
gwp = "{gwp}"
period_start = 2007-01-01
period_end = 2007-12-31
background = []
[product]
member = "COLLECTOR"
code = "BASKET"
declared_unit = "unit"
boundary = "cradle-to-gate"
[[members]]
code = "COLLECTOR"
tier = 0
"""
MEMBER = '[[members]]\ncode = "{code}"\ntier = 1\nsupplies = {buyers}\n'

# What the file calls a gas -> how a clerk may write it, and the key under which it counts.
GASES = {
    "co2_fossil": ("Carbon dioxide, fossil", "CO2"),
    "ch4_fossil": ("Methane, fossil", "CH4"),
    "ch4_biogenic": ("Methane, non-fossil", "CH4-biogenic"),
    "n2o": ("N2O", "N2O"),
    "hfc_134a": ("HFC-134a", "HFC-134a"),
    "cfc_12": ("CFC-12", "CFC-12"),
    "cfc_113": ("CFC-113", "CFC-113"),
    "cfc_114": ("CFC-114", "CFC-114"),
    "hcfc_22": ("HCFC-22", "HCFC-22"),
    "halon_1211": ("Halon-1211", "Halon-1211"),
}
COUNTRIES = {
    "Brazil": "BR",
    "Denmark": "DK",
    "Germany": "DE",
    "Ireland": "IE",
    "Italy": "IT",
    "Malaysia": "MY",
    "Netherlands": "NL",
    "Thailand": "TH",
    "United Kingdom": "GB",
}
PERIOD = {"period_start": date(2007, 1, 1), "period_end": date(2007, 12, 31)}


@cache
def _all(shared: Path) -> list[Cycle]:
    return json.loads((shared / "real" / "hestia.json").read_text(encoding="utf-8"))["cycles"]


def cycles(shared: Path) -> dict[str, Cycle]:
    """Member code -> cycle."""
    return {f"F{number:02}": cycle for number, cycle in enumerate(_all(shared), start=1)}


def product(code: str, number: int) -> str:
    return f"{code}-{number}"


def published(shared: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """(member, product) -> what was published of it."""
    return {
        (code, product(code, number)): made["expected"]
        for code, cycle in cycles(shared).items()
        for number, made in enumerate(cycle["products"])
    }


def links(shared: Path) -> Iterator[tuple[str, Row, tuple[str, str]]]:
    """Buyer, what it says of the link, and the (member, product) it buys; those that close."""
    codes = {cycle["id"]: code for code, cycle in cycles(shared).items()}
    sold = {each["assessment"]: key for key, each in published(shared).items()}
    for code, cycle in cycles(shared).items():
        for link in cycle.get("linked_inputs", ()):
            if link["closes"]:
                key = sold[link["from_assessment"]]
                assert key[0] == codes[link["from_cycle"]]
                yield code, link, key


def write_programme(folder: Path, shared: Path, gwp: str = "AR6") -> None:
    """programme.toml and a workbook per farm and for the collector."""
    buyers = {code: ["COLLECTOR"] for code in cycles(shared)}
    for buyer, _, (farm, _product) in links(shared):
        buyers[farm].append(buyer)
    members = "".join(
        MEMBER.format(code=code, buyers=json.dumps(of)) for code, of in buyers.items()
    )
    (folder / "submissions").mkdir(parents=True, exist_ok=True)
    (folder / "programme.toml").write_text(TOML.format(gwp=gwp) + members, encoding="utf-8")
    programme, problems = load(folder)
    assert programme, problems
    books = {"COLLECTOR": list(_collector(shared))}
    books |= {code: list(_farm(code, cycle, shared)) for code, cycle in cycles(shared).items()}
    for code, sheets in books.items():
        path = folder / "submissions" / f"{code}.xlsx"
        write_filled(path, dict(sheets), programme=programme, language="en")


def _collector(shared: Path) -> Iterator[tuple[str, list[Row]]]:
    yield from _sheets("COLLECTOR", "Collector", "Netherlands", [
        {"product": "BASKET", "name_en": "One of each", "unit": "unit", "output": 1, "role": "main"}
    ])  # fmt: skip
    made = cycles(shared)
    yield (
        "materials",
        [
            _purchase(
                f"M{row}", key, made[key[0]]["products"][number]["name"], 1, _unit(made[key[0]])
            )
            for row, (key, number) in enumerate(_numbered(shared), start=1)
        ],
    )


def _numbered(shared: Path) -> list[tuple[tuple[str, str], int]]:
    return [(key, int(key[1].rpartition("-")[2])) for key in published(shared)]


def _farm(code: str, cycle: Cycle, shared: Path) -> Iterator[tuple[str, list[Row]]]:
    joint = len(cycle["products"]) > 1
    yield from _sheets(code, cycle["name"][:80], cycle["country"], [
        {"product": product(code, number), "name_en": made["name"], "unit": _unit(cycle),
         "output": made["amount"], "role": "main" if made["primary"] else "co_product",
         **({"price": made["revenue"] / made["amount"], "currency": made["currency"]}
            if joint else {})}
        for number, made in enumerate(cycle["products"])
    ])  # fmt: skip
    bought = [(link, key) for buyer, link, key in links(shared) if buyer == code]
    carried = {t: kg for link, _ in bought for t, kg in link["carried_kg_by_term"].items()}
    yield (
        "materials",
        [
            _purchase(f"M{row}", key, link["name"], link["amount"], _unit(cycles(shared)[key[0]]))
            for row, (link, key) in enumerate(bought, start=1)
        ],
    )
    yield "outputs", [
        {"line": f"A{row}", "category": "air_emission", "item": GASES[e["gas"]][0],
         "amount": own, "unit": "kg", "process": "site", "data_kind": "estimated",
         "evidence": "EV1", "remark": e["name"]}
        for row, e in enumerate(cycle["emissions"], start=1)
        if (own := e["kg"] - carried.get(e["term"], 0.0))
    ]  # fmt: skip


def _sheets(
    code: str, name: str, country: str, products: list[Row]
) -> Iterator[tuple[str, list[Row]]]:
    yield "facility", [{
        "member": code, "company_en": name, "site": "Farm", "country": COUNTRIES[country], **PERIOD,
        "disclosure": "raw", "allocation_rule": "economic_value",
    }]  # fmt: skip
    yield "products", products
    yield "evidence", [{"evidence": "EV1", "document": "HESTIA"}]


def _purchase(line: str, key: tuple[str, str], item: str, amount: float, unit: str) -> Row:
    return {
        "line": line, "category": "main_material", "item": item, "amount": amount, "unit": unit,
        "process": "site", "supplier": key[0], "supplier_product": key[1],
        "data_kind": "invoiced", "evidence": "EV1",
    }  # fmt: skip


def _unit(cycle: Cycle) -> str:
    """All products of a cycle have one."""
    (unit,) = {"unit" if p["unit"] == "number" else p["unit"].split()[0] for p in cycle["products"]}
    return unit
