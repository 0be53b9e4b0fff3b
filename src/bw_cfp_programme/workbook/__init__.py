"""Workbooks: .xlsx -> cells with addresses. What a cell holds is said here, what it means above.

A supplier's file is read from its XML directly, in one pass that keeps the formula beside its saved
value, errors as errors and text codes as text. Openpyxl needs two full loads for the same, each of
them three times as slow; it stays the judge of this reader in `tests/workbook/`.
"""

from bw_cfp_programme.workbook.budget import Limits, WorkbookError
from bw_cfp_programme.workbook.cells import (
    Cell,
    CellKind,
    Range,
    SheetCells,
    Workbook,
    address,
    column_letters,
)
from bw_cfp_programme.workbook.heavy import refuse_heavy
from bw_cfp_programme.workbook.reader import read_workbook

__all__ = [
    "Cell",
    "CellKind",
    "Limits",
    "Range",
    "SheetCells",
    "Workbook",
    "WorkbookError",
    "address",
    "column_letters",
    "read_workbook",
    "refuse_heavy",
]
