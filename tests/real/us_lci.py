"""The US life cycle inventory as a Brightway background database, for tests only."""

import gzip
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

DATABASE = "us lci"
FLOWS = "us lci flows"

# Its unit labels -> the names that Brightway and our unit table use.
UNITS = {
    "kg": "kilogram",
    "MJ": "megajoule",
    "t*km": "ton kilometer",
    "m3": "cubic meter",
    "m2": "square meter",
    "Item(s)": "unit",
    "d": "day",
    "p*km": "person kilometer",
    "m2*a": "square meter-year",
    "m": "meter",
    "EUR 2000": "euro 2000",
    "kBq": "kilo Becquerel",
}

# The seven flows that the independent scores count. Carbon dioxide and methane without a word on
# origin count there as fossil; our methods never guess an origin, so the test says it.
COUNTED = {
    "carbon dioxide": "Carbon dioxide, fossil",
    "carbon dioxide, fossil": "Carbon dioxide, fossil",
    "methane": "Methane, fossil",
    "methane, fossil": "Methane, fossil",
    "dinitrogen monoxide": "Dinitrogen monoxide",
    "nitrous oxide": "Dinitrogen monoxide",
    "sulfur hexafluoride": "Sulfur hexafluoride",
}

Dataset = dict[str, Any]
Key = tuple[str, str]


@cache
def processes(shared: Path) -> list[dict[str, Any]]:
    with gzip.open(shared / "real" / "us_lci.json.gz", "rt", encoding="utf-8") as stream:
        return json.load(stream)


@cache
def expected(shared: Path) -> dict[str, Any]:
    return json.loads((shared / "real" / "us_lci_expected.json").read_text(encoding="utf-8"))


@cache
def scores(shared: Path) -> dict[str, float]:
    return json.loads((shared / "real" / "us_lci_scores.json").read_text(encoding="utf-8"))


def flow_database(shared: Path) -> dict[Key, Dataset]:
    """Every flow that some process emits or takes up; its sign tells which (kept in the code)."""
    return {
        (FLOWS, flow_code(e)): {
            "name": flow_name(e),
            "unit": UNITS[e["unit"]],
            "categories": ("air",) if "air" in e["category"] else tuple(e["category"]),
            "type": "emission" if e["sign"] > 0 else "natural resource",
            "exchanges": [],
        }
        for p in processes(shared)
        for e in p["exchanges"]
        if e["type"] == "biosphere"
    }


def flow_name(exchange: dict[str, Any]) -> str:
    """Its own name, but for the seven that the expected scores count, which get biosphere3's."""
    name = exchange["name"].strip()
    return COUNTED.get(name.lower(), name) if "air" in exchange["category"] else name


def flow_code(exchange: dict[str, Any]) -> str:
    return f"{exchange['flow']} {'/'.join(exchange['category'])} {exchange['sign']:+}"


def process_database(shared: Path) -> dict[Key, Dataset]:
    """All processes, all burdens on the reference product, inputs that nobody makes left out.

    So is an input of somebody's co-product: it carries none of the burdens.
    """
    names = {p["code"]: p["name"].strip() for p in processes(shared)}
    made = {p["code"]: reference(p)["flow"] for p in processes(shared)}
    return {
        (DATABASE, p["code"]): {
            "name": names[p["code"]],
            "reference product": names[p["code"]],
            "unit": UNITS[reference(p)["unit"]],
            "location": p["location"] or "US",
            "type": "process",
            "exchanges": list(_exchanges(p, made)),
        }
        for p in processes(shared)
    }


def reference(process: dict[str, Any]) -> dict[str, Any]:
    return next(e for e in process["exchanges"] if e["type"] == "production" and e.get("reference"))


def _exchanges(process: dict[str, Any], made: dict[str, str]) -> Iterator[Dataset]:
    for e in process["exchanges"]:
        if e["type"] == "production" and e.get("reference"):
            yield {
                "type": "production",
                "input": (DATABASE, process["code"]),
                "amount": e["amount"],
            }
        elif e["type"] in ("technosphere", "substitution") and made.get(e["input"]) == e["flow"]:
            yield {"type": e["type"], "input": (DATABASE, e["input"]), "amount": e["amount"]}
        elif e["type"] == "biosphere":
            yield {"type": "biosphere", "input": (FLOWS, flow_code(e)), "amount": e["amount"]}
