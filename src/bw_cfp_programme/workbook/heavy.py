"""What would be too much for a program that holds a whole workbook in memory, as openpyxl does."""

from pathlib import Path

from bw_cfp_programme.files import read_regular
from bw_cfp_programme.workbook.archive import ZipArchive
from bw_cfp_programme.workbook.budget import Budget, Limits
from bw_cfp_programme.workbook.cells import SheetCells
from bw_cfp_programme.workbook.markup import MARKS
from bw_cfp_programme.workbook.reader import read_workbook

HELD = (".xml", ".rels", ".vml")


def refuse_heavy(path: Path, limits: Limits | None = None) -> bytes:
    """The bytes of a workbook that may be held whole.

    All its parts count, with every blank cell; so does each cell of a merged range, and the text of
    a formula for every cell that shares it.

    Raises:
        WorkbookError: as `read_workbook`, or it is more than the limits allow.
        OSError: the file cannot be opened.
    """
    budget = Budget(path.name, limits or Limits())
    workbook = read_workbook(path, budget.limits)
    content = read_regular(path, budget.limits.file_bytes + 1)
    archive = ZipArchive(content, budget)
    for name in archive.names():
        if name.lower().endswith(HELD):
            for piece in archive.pieces(name):
                budget.spend("marks", sum(map(piece.count, MARKS)))
    for sheet in workbook.sheets:
        _spend(sheet, budget)
    return content


def _spend(sheet: SheetCells, budget: Budget) -> None:
    for merged in sheet.merged:
        height, width = merged.bottom - merged.top + 1, merged.right - merged.left + 1
        budget.spend("cells", height * width)
    formulas = [cell.formula for cell in sheet.cells() if cell.formula is not None]
    shared = sum(1 for formula in formulas if not formula)
    budget.spend("characters", shared * max(map(len, formulas), default=0))
