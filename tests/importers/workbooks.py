"""Submissions built from records by hand; a cell is named after its row and field."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from bw_cfp_programme import rule_sets
from bw_cfp_programme.allocation.plant import Comparison
from bw_cfp_programme.gwp import load_edition
from bw_cfp_programme.importers.inventory import Inventory, build_inventory
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import (
    AllocationKey,
    DeclaredResult,
    Facility,
    InventoryLine,
    Member,
    Process,
    Product,
    Programme,
    Record,
    StudiedProduct,
    Submission,
)

FILE = "S03.xlsx"


def _row(kind: type, sheet: str, name: str, fields: dict[str, Any]) -> Any:
    columns = (*kind.__dataclass_fields__, "m01", "m12")
    cells = {column: Place(FILE, sheet, f"{name}.{column}") for column in columns}
    return kind(place=Place(FILE, sheet, name), cells=cells, **fields)


def product(code: str, output: float | None, unit: str = "unit", **fields: Any) -> Product:
    whole = {"product": code, "role": "main", "output": output, "unit": unit, **fields}
    return _row(Product, "products", code, whole)


def process(code: str, kind: str = "production", **fields: Any) -> Process:
    return _row(Process, "processes", code, {"process": code, "kind": kind, **fields})


def line(code: str, category: str, amount: float | None, unit: str, **fields: Any) -> InventoryLine:
    whole = {
        "sheet": "materials",
        "line": code,
        "category": category,
        "item": code,
        "stage": "manufacturing",
        "process": "site",
        "amount": amount,
        "unit": unit,
        **fields,
    }
    return _row(InventoryLine, whole["sheet"], code, whole)


def later(code: str, stage: str, amount: float | None, unit: str, **fields: Any) -> InventoryLine:
    """A line of the lead's sheet downstream."""
    whole = {"sheet": "downstream", "stage": stage, "process": None, "product": "LAMP", **fields}
    return line(code, "use_energy", amount, unit, **whole)


def key(pool: str, target: str | None, value: float | None, **fields: Any) -> AllocationKey:
    whole = {"pool": pool, "target": target, "value": value, **fields}
    return _row(AllocationKey, "allocation", f"{pool}>{target}", whole)


def declared(code: str, indicator: str, value: float | None, **fields: Any) -> DeclaredResult:
    whole = {"product": code, "indicator": indicator, "value": value, **fields}
    return _row(DeclaredResult, "result", f"{code} {indicator}", {"unit": "kilogram CO2e"} | whole)


def submission(*records: Record, member: str = "S03", **facility: Any) -> Submission:
    def of(kind: type) -> tuple[Any, ...]:
        return tuple(r for r in records if isinstance(r, kind))

    return Submission(
        file=FILE,
        sha256="f" * 64,
        form="standard",
        form_version="1",
        facility=_row(Facility, "facility", "row", {"member": member, **facility}),
        products=of(Product),
        processes=of(Process),
        lines=of(InventoryLine),
        allocation=of(AllocationKey),
        results=of(DeclaredResult),
    )


def programme(boundary: str = "cradle-to-grave") -> Programme:
    return Programme(
        id="lamp-2026",
        project="cfp-lamp-2026",
        rule_set=rule_sets.load("tw-2025"),
        gwp=load_edition("AR6"),
        period_start=date(2025, 1, 1),
        period_end=date(2025, 12, 31),
        background=(),
        product=StudiedProduct(member="LEAD", code="LAMP", declared_unit="unit", boundary=boundary),
        members=(
            Member(code="LEAD", tier=0, country="TW"),
            Member(code="S03", tier=1, country="VN"),
        ),
    )


def inventory(
    *records: Record,
    boundary: str = "cradle-to-grave",
    comparison: Comparison | None = None,
    **facility: Any,
) -> Inventory:
    whole = submission(*records, **facility)
    return build_inventory(whole, programme(boundary), comparison=comparison)


def amounts(found: Inventory) -> dict[str, dict[str, float]]:
    """Dataset code -> line -> amount, summed; production left out."""
    assert not found.problems
    return {ds["code"]: _amounts(ds) for ds in found.datasets}


def _amounts(dataset: dict[str, Any]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for exchange in dataset["exchanges"]:
        if exchange["type"] != "production":
            name = exchange["cfp"].get("line") or exchange["name"]
            sums[name] = sums.get(name, 0.0) + exchange["amount"]
    return sums


def only(found: Inventory, code: str, line: str) -> SimpleNamespace:
    """The one exchange of a line in a dataset, its keys as attributes."""
    (dataset,) = (ds for ds in found.datasets if ds["code"] == code)
    exchanges = [e for e in dataset["exchanges"] if e.get("cfp", {}).get("line") == line]
    assert len(exchanges) == 1
    return SimpleNamespace(**exchanges[0])
