"""A file -> a `Workbook`."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

from bw_cfp_programme.files import read_regular
from bw_cfp_programme.workbook.archive import DamagedPart, ZipArchive
from bw_cfp_programme.workbook.budget import Budget, Limits
from bw_cfp_programme.workbook.cells import SheetCells, Workbook
from bw_cfp_programme.workbook.markup import children, tree
from bw_cfp_programme.workbook.parts import main_part, properties, relations, sheet_parts
from bw_cfp_programme.workbook.sheets import TRUE, read_sheet
from bw_cfp_programme.workbook.styles import CellStyles, cell_styles
from bw_cfp_programme.workbook.texts import shared_texts
from bw_cfp_programme.workbook.values import EPOCH_1900, EPOCH_1904, Values


def read_workbook(
    path: Path,
    limits: Limits | None = None,
    *,
    name: str = "",
    without: Callable[[str], bool] = lambda _title: False,
) -> Workbook:
    """Read an .xlsx file whole.

    Args:
        path: the file.
        limits: what it may ask of the computer; those that ship unless given.
        name: what its sender called it, the file's own name unless given.
        without: titles of sheets whose cells nobody needs; they come without rows.

    Raises:
        WorkbookError: not a workbook, encrypted, damaged in every sheet, or larger than `limits`.
        OSError: the file cannot be opened, or is none.
    """
    budget = Budget(name or path.name, limits or Limits())
    content = read_regular(path, budget.limits.file_bytes + 1)
    archive = ZipArchive(content, budget)
    try:
        sheets = _sheets(archive, without)
    except DamagedPart as cause:
        raise budget.refusal("damaged_workbook") from cause
    if all(sheet.damaged for sheet in sheets):
        raise budget.refusal("damaged_workbook")
    return Workbook(budget.file, hashlib.sha256(content).hexdigest(), sheets, properties(archive))


def _sheets(archive: ZipArchive, without: Callable[[str], bool]) -> tuple[SheetCells, ...]:
    main = main_part(archive)
    root = tree(archive, main)
    related = relations(archive, main)
    parts = sheet_parts(archive, root, related)
    values = _values(archive, root, dict(related.values()))
    return tuple(
        SheetCells(sheet.title, sheet.hidden)
        if without(sheet.title)
        else read_sheet(archive, sheet, values)
        for sheet in parts
    )


def _values(archive: ZipArchive, root: Element, parts: dict[str, str]) -> Values:
    """What cells refer to. A part that no relation names is looked for where programs put it."""
    dates_1904 = any(p.get("date1904") in TRUE for p in children(root, "workbookPr"))
    texts = parts.get("sharedStrings", "xl/sharedStrings.xml")
    styles = parts.get("styles", "xl/styles.xml")
    return Values(
        shared_texts(archive, texts) if archive.has(texts) else [],
        cell_styles(archive, styles) if archive.has(styles) else CellStyles(),
        EPOCH_1904 if dates_1904 else EPOCH_1900,
        archive.budget,
    )
