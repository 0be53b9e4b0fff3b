"""Whatever a stranger leaves blank or unreadable: an inventory or a Problem, never a traceback."""

from collections.abc import Iterator
from dataclasses import fields, replace

import pytest
from workbooks import declared, key, later, line, process, product, programme, submission

from bw_cfp_programme.allocation.plant import Comparison
from bw_cfp_programme.importers.inventory import build_inventory
from bw_cfp_programme.records import Record, Submission

STEAM = {"role": "by_product", "by_product_treatment": "substitution", "substitutes": "Steam, gas"}
WHOLE = submission(
    product("LAMP", 800.0, machine_hours=30.0, price=2.0),
    product("B", 200.0, machine_hours=90.0, price=3.0),
    product("STEAM", 5.0, "megajoule", **STEAM),
    process("P1", makes=("LAMP", "STEAM")),
    process("P2", makes=("LAMP", "B")),
    process("AIR", "utility", serves=("P1", "P2")),
    key("P2", None, None, rule="machine_hours"),
    key("AIR", "P1", 1.0, rule="custom_key", unit="hour"),
    key("AIR", "P2", 2.0, rule="custom_key", unit="hour"),
    line("E1", "electricity", 9.0, "kilowatt hour", process="AIR"),
    line("M1", "main_material", 9.0, "kilogram", supplier="S03", supplier_product="X"),
    later("U1", "use", 9.0, "kilowatt hour", basis="per_unit"),
    declared("B", "fossil", 1.0, stage="manufacturing"),
    member="LEAD",
)
SHEETS = ("products", "processes", "lines", "allocation", "results")
KEPT = {"place", "cells", "failed", "sheet"}


def damaged() -> Iterator[Submission]:
    """The workbook with each field of each row blank, then unreadable."""
    for sheet in SHEETS:
        rows: tuple[Record, ...] = getattr(WHOLE, sheet)
        for index, row in enumerate(rows):
            for name in (f.name for f in fields(row) if f.name not in KEPT):
                blank = () if isinstance(getattr(row, name), tuple) else None
                for failed in (frozenset(), frozenset({name})):
                    worse = replace(row, **{name: blank}, failed=failed)
                    yield replace(WHOLE, **{sheet: (*rows[:index], worse, *rows[index + 1 :])})


@pytest.mark.parametrize("disclosure", ["raw", "result"])
@pytest.mark.parametrize("comparison", [None, Comparison("economic_value", whole_site=True)])
def test_no_damage_of_one_cell_stops_the_others(disclosure, comparison):
    facility = replace(WHOLE.facility, disclosure=disclosure)
    built = [
        build_inventory(replace(workbook, facility=facility), programme(), comparison=comparison)
        for workbook in damaged()
    ]
    assert len(built) > 300
    assert all(found.datasets or disclosure == "result" for found in built)
