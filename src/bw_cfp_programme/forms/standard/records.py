"""Rows -> the records of a submission."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bw_cfp_programme.categories import stage
from bw_cfp_programme.forms.entries import parted
from bw_cfp_programme.forms.layout import Layout
from bw_cfp_programme.forms.standard.layout import MONTHS
from bw_cfp_programme.forms.tables import Row
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import (
    AllocationKey,
    DeclaredResult,
    Evidence,
    Facility,
    InventoryLine,
    Process,
    Product,
    Submission,
)
from bw_cfp_programme.workbook import Workbook

LINE_SHEETS = ("materials", "energy", "transport", "outputs", "downstream")
FREIGHT_UNIT = "ton kilometer"


def build_submission(
    workbook: Workbook, layout: Layout, rows: Mapping[str, Sequence[Row]]
) -> Submission:
    """The submission that a workbook's rows are."""
    return Submission(
        file=workbook.file,
        sha256=workbook.sha256,
        form=layout.id,
        form_version=layout.version,
        facility=_facility(workbook, layout, rows),
        products=tuple(Product(**_fields(row)) for row in rows.get("products", ())),
        processes=tuple(_processes(rows)),
        lines=tuple(_line(sheet, row) for sheet in LINE_SHEETS for row in rows.get(sheet, ())),
        allocation=tuple(AllocationKey(**_fields(row)) for row in rows.get("allocation", ())),
        results=tuple(DeclaredResult(**_fields(row)) for row in rows.get("result", ())),
        evidence=tuple(Evidence(**_fields(row)) for row in rows.get("evidence", ())),
    )


def _facility(workbook: Workbook, layout: Layout, rows: Mapping[str, Sequence[Row]]) -> Facility:
    """The facility; without its sheet, one in which every field has failed."""
    if rows.get("facility"):
        return Facility(**_fields(rows["facility"][0]))
    names = frozenset(column.name for column in layout.sheet("facility").columns)
    return Facility(place=Place(workbook.file), failed=names)


def _fields(row: Row) -> dict[str, Any]:
    return {"place": row.place, "cells": row.cells, "failed": row.failed, **row.values}


def _processes(rows: Mapping[str, Sequence[Row]]) -> Iterator[Process]:
    """Processes; the codes that they name are parted as the workbook declares codes."""
    fields = {"products": "product", "processes": "process"}
    known = {str(row.values.get(fields[key])) for key in fields for row in rows.get(key, ())}
    for row in rows.get("processes", ()):
        codes = {
            name: parted(texts, known)
            for name in ("makes", "serves")
            if isinstance(texts := row.values.get(name), tuple)
        }
        yield Process(**{**_fields(row), **codes})


def _line(sheet: str, row: Row) -> InventoryLine:
    """A line with what its sheet and its category say: stage, the unit of freight, months."""
    fields = {name: value for name, value in _fields(row).items() if name not in MONTHS}
    if "stage" not in row.cells:
        fields["stage"] = stage(fields.get("category", ""))
    if sheet == "transport" or ("unit" not in row.failed and _is_leg(row)):
        fields["unit"] = FREIGHT_UNIT
    months = tuple(row.values.get(month) for month in MONTHS)
    if any(month is not None for month in months):
        fields["months"] = months
    if row.failed.intersection(MONTHS):
        fields["failed"] = row.failed | {"months"}
    return InventoryLine(sheet=sheet, **fields)


def _is_leg(row: Row) -> bool:
    """A line whose amount is left to be distance times load."""
    return "amount" not in row.values and {"distance", "load"} <= row.values.keys()
