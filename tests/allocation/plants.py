"""Small plants, built from records by hand: every cell is named after its row and field."""

from pathlib import Path

from bw_cfp_programme.allocation.engine import allocate
from bw_cfp_programme.allocation.plant import Plant, Request, plant
from bw_cfp_programme.allocation.split import Split
from bw_cfp_programme.labels import LANGUAGES
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import AllocationKey, Facility, Process, Product, Record, Submission
from bw_cfp_programme.rule_sets import RuleSet

FILE = "S03.xlsx"


def _cells(sheet: str, row: str, fields: dict[str, object]) -> dict[str, object]:
    return {
        "place": Place(FILE, sheet, row),
        "cells": {name: Place(FILE, sheet, f"{row}.{name}") for name in fields},
    }


def product(code: str, output: float | None = 1.0, unit: str = "kilogram", **fields) -> Product:
    fields = {"product": code, "role": "main", "unit": unit, "output": output, **fields}
    cells = _cells("products", code, {**dict.fromkeys(Product.__dataclass_fields__), **fields})
    return Product(**cells, **fields)


def process(code: str, kind: str = "production", **fields) -> Process:
    fields = {"process": code, "kind": kind, **fields}
    return Process(**_cells("processes", code, fields), **fields)


def key(pool: str, target: str | None = None, value: float | None = None, **fields):
    fields = {"pool": pool, "target": target, "value": value, **fields}
    row = f"{pool}>{target}" if target else pool
    return AllocationKey(
        **_cells("allocation", row, {**fields, "rule": None, "unit": None}), **fields
    )


def submission(*records: Record, facility_rule: str | None = None, **fields) -> Submission:
    def of(kind: type) -> tuple:
        return tuple(r for r in records if isinstance(r, kind))

    facility = Facility(**_cells("facility", "row", {"allocation_rule": None}), member="S03")
    facility = Facility(
        place=facility.place, cells=facility.cells, member="S03", allocation_rule=facility_rule
    )
    return Submission(
        file=FILE,
        sha256="f" * 64,
        form="standard",
        form_version="1",
        facility=facility,
        products=of(Product),
        processes=of(Process),
        allocation=of(AllocationKey),
        **fields,
    )


def rules_of(**defaults: tuple[str, ...]) -> RuleSet:
    """A rule set with these defaults by flow category or kind of process."""
    titles = {"title_zh": "測試", "title_en": "Test"}
    return RuleSet(
        id="test",
        first_rule="output_quantity",
        allocation=defaults,
        file=Path("test.toml"),
        **titles,
    )


def site(
    *records: Record, facility_rule: str | None = None, rule_set: RuleSet | None = None
) -> Plant:
    return plant(submission(*records, facility_rule=facility_rule), rule_set or rules_of())


def split(records: tuple[Record, ...], pool: str = "site", **request: str) -> Split:
    return allocate(site(*records), pool, Request(**request))


def shares(parts: Split) -> dict[str, float]:
    """Product -> its part of the pool over all ways."""
    assert not parts.problems, [p.message("en") for p in parts.problems]
    found: dict[str, float] = {}
    for share in parts.shares:
        found[share.target] = found.get(share.target, 0.0) + share.value
    return found


def faults(parts: Split) -> list[tuple[str, str]]:
    """Code and cell of each problem; its sentences print, and nothing was handed on."""
    assert not parts.shares
    assert not parts.rests
    assert all(p.message(lang) and p.remedy(lang) for p in parts.problems for lang in LANGUAGES)
    return [(p.code, p.place.cell) for p in parts.problems]
