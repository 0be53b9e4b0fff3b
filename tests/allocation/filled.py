"""A stranger's workbook: rows written into the form, read back, checked, allocated, added up.

Nothing of Brightway and no factor table: a test says what a line's unit emits.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from bw_cfp_programme import rule_sets
from bw_cfp_programme.checks import check_all
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.forms import read, write_filled
from bw_cfp_programme.gwp import load_edition
from bw_cfp_programme.importers.inventory import Inventory, build_inventory
from bw_cfp_programme.importers.strategies.members import link_within_member
from bw_cfp_programme.problems import Severity
from bw_cfp_programme.records import Member, Programme, StudiedProduct, Submission

MEMBER = "S03"
FACILITY = {
    "member": MEMBER, "country": "TW", "period_start": date(2025, 1, 1),
    "period_end": date(2025, 12, 31), "disclosure": "raw",
}  # fmt: skip
PROGRAMME = Programme(
    id="case", project="case", rule_set=rule_sets.load("tw-2025"),
    gwp=load_edition("AR6"), background=(),
    period_start=date(2025, 1, 1), period_end=date(2025, 12, 31),
    product=StudiedProduct(
        member="LEAD", code="LAMP", declared_unit="unit", boundary="cradle-to-gate"
    ),
    members=(Member(code="LEAD", tier=0), Member(code=MEMBER, tier=1, supplies=("LEAD",))),
)  # fmt: skip


def product(code: str, output: float, unit: str = "kg", role: str = "co_product", **more: Any):
    return {"product": code, "name_en": code, "role": role, "output": output, "unit": unit, **more}


def process(code: str, makes: str = "", serves: str = "", kind: str = "production"):
    row = {"process": code, "name_en": code, "kind": kind, "makes": makes, "serves": serves}
    return {name: value for name, value in row.items() if value}


def co2(kilograms: float, at: str = "site", line: str = "W1", **more: Any):
    """A line of sheet 排放與廢棄物."""
    return {
        "line": line, "category": "air_emission", "item": "CO2", "process": at,
        "amount": kilograms, "unit": "kg", "data_kind": "measured", **more,
    }  # fmt: skip


def energy(line: str, item: str, amount: float, unit: str, at: str = "site", **more: Any):
    """A line of sheet 能源與水."""
    return {
        "line": line, "category": "electricity", "item": item, "process": at, "amount": amount,
        "unit": unit, "data_kind": "measured", "supplier": "outside", **more,
    }  # fmt: skip


def taken(line: str, code: str, amount: float, unit: str, at: str, **more: Any):
    """A line that uses one of the site's own products."""
    own = {"category": "utility", "supplier": MEMBER, "supplier_product": code}
    return energy(line, code, amount, unit, at, **(own | more))


def material(line: str, item: str, tonnes: float, at: str, **more: Any):
    """A line of sheet 原物料 Materials."""
    return {
        "line": line, "category": "main_material", "item": item, "process": at, "amount": tonnes,
        "unit": "t", "supplier": "outside", "data_kind": "measured", **more,
    }  # fmt: skip


def keys(pool: str, rule: str, unit: str = "", **values: float):
    """Rows of sheet 分配: the key values of one pool."""
    rows = [{"pool": pool, "rule": rule, "target": t, "value": v} for t, v in values.items()]
    return [{**row, "unit": unit} if unit else row for row in rows]


def submission(folder: Path, *, facility: Mapping[str, Any] = FACILITY, **sheets: Any):
    """The workbook as it is read, and what reader and checks find wrong with it: codes."""
    path = folder / f"{MEMBER}.xlsx"
    write_filled(path, {"facility": [dict(facility)], **sheets})
    reading = read(path)
    problems = check_all([reading], Context(programme=PROGRAMME))
    assert reading.submission is not None
    return reading.submission, {p.code for p in problems if p.severity is Severity.ERROR}


def allocated(found: Submission, rules: str = "tw-2025", programme: Programme = PROGRAMME):
    inventory = build_inventory(found, replace(programme, rule_set=rule_sets.load(rules)))
    assert [p.message("en") for p in inventory.problems] == []
    return inventory


def footprints(folder: Path, factors: Mapping[str, float] | None = None, **sheets: Any):
    """Product -> kg of the period, as a workbook without errors gives them."""
    found, errors = submission(folder, **sheets)
    assert errors == set()
    return of_period(allocated(found), factors or {"CO2": 1.0})


def of_period(inventory: Inventory, factors: Mapping[str, float]) -> dict[str, float]:
    """Product -> kg of the whole period's output, internal products' own included by equations."""
    linked = link_within_member(inventory.datasets)
    row = {(d["database"], d["code"]): n for n, d in enumerate(linked)}
    taken, direct = np.zeros((len(row), len(row))), np.zeros(len(row))
    for column, dataset in enumerate(linked):
        for exchange in dataset["exchanges"]:
            sign = -1.0 if exchange["type"] == "substitution" else 1.0
            if exchange["type"] == "production":
                continue
            if exchange.get("input") in row:
                taken[column, row[exchange["input"]]] += sign * exchange["amount"]
            else:
                direct[column] += sign * exchange["amount"] * factors[exchange["name"]]
    made = np.array([d["production amount"] for d in linked])
    per_unit = np.linalg.solve(np.diag(made) - taken, direct)
    return {d["code"]: float(per_unit[n] * made[n]) for n, d in enumerate(linked)}
