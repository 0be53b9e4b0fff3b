"""A small foundry's workbook without a mistake, and how to make one mistake in it."""

from dataclasses import fields, replace
from datetime import date

from bw_cfp_programme import rule_sets
from bw_cfp_programme.checks import Context, Offer
from bw_cfp_programme.gwp import load_edition
from bw_cfp_programme.labels import label
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import (
    AllocationKey,
    DeclaredResult,
    Evidence,
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
from bw_cfp_programme.workbook import address

FILE = "S03.xlsx"
HEAD = 3  # rows of header and example above the first line
MONTHS = tuple(f"m{month:02}" for month in range(1, 13))
TABLES = {
    "facility": Facility,
    "products": Product,
    "processes": Process,
    "allocation": AllocationKey,
    "result": DeclaredResult,
    "evidence": Evidence,
}


def columns(sheet: str) -> list[str]:
    """The fields of a sheet, one a column."""
    names = [f.name for f in fields(TABLES.get(sheet, InventoryLine))]
    return [n for n in (*names, *MONTHS) if n not in {"place", "cells", "failed", "sheet"}]


def cell(sheet: str, field: str, row: int = 1) -> Place:
    """Where a field of the row-th line of a sheet stands in the sample."""
    title = label(f"sheet.{sheet}", "both")
    return Place(FILE, title, address(HEAD + row, 1 + columns(sheet).index(field)))


def record(sheet: str, row: int, values: dict[str, object]) -> Record:
    kind = TABLES.get(sheet, InventoryLine)
    cells = {name: cell(sheet, name, row) for name in columns(sheet)}
    own = {"sheet": sheet} if kind is InventoryLine else {}
    return kind(place=cell(sheet, columns(sheet)[0], row), cells=cells, **own, **values)


def rows(sheet: str, *values: dict[str, object]) -> tuple[Record, ...]:
    return tuple(record(sheet, number, one) for number, one in enumerate(values, start=1))


def line(line_id: str, category: str, item: str, amount: float | None, unit: str, **more: object):
    known = {"data_kind": "invoiced", "evidence": "EV1", "process": "CAST"}
    return {
        "line": line_id, "category": category, "item": item, "amount": amount, "unit": unit,
        **known, **more,
    }  # fmt: skip


MATERIALS = (
    line("M1", "main_material", "Aluminium ingot", 10_000.0, "kilogram", supplier="outside"),
    line("M2", "packaging", "Carton", 900.0, "unit", supplier="S07", supplier_product="BOX"),
)
ENERGY = (
    line("E1", "electricity", "Grid electricity", None, "kilowatt hour", process="site",
         months=tuple(map(float, (410, 380, 405, 398, 420, 455, 470, 466, 440, 415, 400, 402)))),
)  # fmt: skip
TRANSPORT = (
    line("T1", "inbound_transport", "Ingot by lorry", 3_200.0, "ton kilometer", carries="M1",
         mode="road"),
)  # fmt: skip
OUTPUTS = (
    line("W1", "waste", "Dross", 700.0, "kilogram", treatment="recycling"),
    line("A1", "air_emission", "CO2", 12_000.0, "kilogram"),
    line("A2", "refrigerant", "R-410A", 2.0, "kilogram", process="OFFICE"),
)
PRODUCTS = (
    {"product": "HOUSING", "name_en": "Housing", "role": "main", "unit": "unit",
     "output": 6_000.0, "mass_per_unit": 1.0, "price": 90.0, "machine_hours": 800.0},
    {"product": "RING", "name_en": "Ring", "role": "co_product", "unit": "unit",
     "output": 3_000.0, "mass_per_unit": 1.0, "price": 70.0, "machine_hours": 300.0},
    {"product": "SCRAP", "name_en": "Scrap", "role": "by_product", "unit": "kilogram",
     "output": 100.0, "by_product_treatment": "cut_off"},
)  # fmt: skip
PROCESSES = (
    {"process": "CAST", "kind": "production", "makes": ("HOUSING", "RING")},
    {"process": "OFFICE", "kind": "office", "serves": ("CAST",)},
)


OWN_RING = {
    **line("M3", "auxiliary_material", "Ring", 1.0, "unit"),
    "supplier": "S03",
    "supplier_product": "RING",
    "product": "RING",
}
POWER = {
    **line("D1", "use_energy", "Power", 1.0, "kilowatt hour"),
    "stage": "use",
    "product": "RING",
    "basis": "per_unit",
}


def sample() -> Submission:
    """A supplier's workbook with which nothing is wrong."""
    facility = {
        "member": "S03", "country": "TW", "tax_id": "22099131", "disclosure": "raw",
        "period_start": date(2025, 1, 1), "period_end": date(2025, 12, 31),
        "allocation_rule": "output_quantity",
    }  # fmt: skip
    return Submission(
        file=FILE,
        sha256="0" * 64,
        form="bw-cfp-supplier",
        form_version="1",
        facility=record("facility", 1, facility),
        products=rows("products", *PRODUCTS),
        processes=rows("processes", *PROCESSES),
        lines=(
            *rows("materials", *MATERIALS),
            *rows("energy", *ENERGY),
            *rows("transport", *TRANSPORT),
            *rows("outputs", *OUTPUTS),
        ),
        evidence=rows("evidence", {"evidence": "EV1", "document": "Ledger 2025"}),
    )


def product(**changes: object) -> StudiedProduct:
    known = {
        "member": "LEAD", "code": "LAMP", "declared_unit": "unit", "boundary": "cradle-to-grave",
    }  # fmt: skip
    return StudiedProduct(**{**known, **changes})


def programme(**changes: object) -> Programme:
    members = (
        Member(code="LEAD", tier=0),
        Member(code="S03", tier=1, supplies=("LEAD",)),
        Member(code="S07", tier=2, supplies=("S03",)),
    )
    known = {
        "id": "lamp", "project": "lamp", "rule_set": rule_sets.load("tw-2025"),
        "gwp": load_edition("AR6"),
        "period_start": date(2025, 1, 1), "period_end": date(2025, 12, 31), "background": (),
        "product": product(), "members": members,
    }  # fmt: skip
    return Programme(**{**known, **changes})


def context(**changes: object) -> Context:
    known = {
        "programme": programme(),
        "products_by_member": {"S07": {"BOX": Offer(unit="unit"), "BAG": Offer(unit="kilogram")}},
    }  # fmt: skip
    return Context(**{**known, **changes})


def change(submission: Submission, sheet: str, row: int, **values: object) -> Submission:
    """The submission with other values in one row of a sheet."""
    if sheet == "facility":
        return replace(submission, facility=replace(submission.facility, **values))
    table = _table(sheet)
    rows_there = list(getattr(submission, table))
    numbers = [i for i, r in enumerate(rows_there) if getattr(r, "sheet", sheet) == sheet]
    rows_there[numbers[row - 1]] = replace(rows_there[numbers[row - 1]], **values)
    return replace(submission, **{table: tuple(rows_there)})


def add(submission: Submission, sheet: str, *values: dict[str, object]) -> Submission:
    """The submission with more rows on a sheet."""
    table = _table(sheet)
    there = getattr(submission, table)
    first = 1 + sum(1 for r in there if getattr(r, "sheet", sheet) == sheet)
    more = tuple(record(sheet, first + i, one) for i, one in enumerate(values))
    return replace(submission, **{table: (*there, *more)})


def drop(submission: Submission, sheet: str, row: int) -> Submission:
    """The submission without one row of a sheet; the others keep their cells."""
    table = _table(sheet)
    there = getattr(submission, table)
    gone = [r for r in there if getattr(r, "sheet", sheet) == sheet][row - 1]
    return replace(submission, **{table: tuple(r for r in there if r is not gone)})


def _table(sheet: str) -> str:
    return {"result": "results"}.get(sheet, sheet if sheet in TABLES else "lines")


def share(target, value):
    return {"pool": "CAST", "rule": "metered_share", "target": target, "value": value}


def place(address):
    """The place of "sheet.field:row", of "sheet.field" in the first row, or of a whole sheet."""
    sheet, _, field = address.partition(".")
    name, _, row = field.partition(":")
    return (
        cell(sheet, name, int(row or 1)) if name else Place(FILE, label(f"sheet.{sheet}", "both"))
    )
