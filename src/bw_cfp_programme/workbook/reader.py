"""A file -> a `Workbook`."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element

from bw_cfp_programme.workbook.archive import Limits, ZipArchive
from bw_cfp_programme.workbook.cells import SheetCells, Workbook
from bw_cfp_programme.workbook.parts import (
    CellStyles,
    children,
    main_part,
    properties,
    relations,
    shared_texts,
    sheet_parts,
    styles,
)
from bw_cfp_programme.workbook.sheets import SheetContext, read_sheet

EPOCH_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - a workbook knows no time zones
EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - the same


def read_workbook(
    path: Path,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    *,
    name: str = "",
    without: Callable[[str], bool] = lambda _title: False,
) -> Workbook:
    """Read an .xlsx file whole.

    Args:
        path: the file.
        limits: what it may ask of the computer.
        name: what its sender called it, the file's own name unless given.
        without: titles of sheets whose cells nobody needs; they come without rows.

    Raises:
        WorkbookError: not a workbook, encrypted, damaged, or larger than `limits`.
        OSError: the file cannot be opened.
    """
    content = path.read_bytes()
    file = name or path.name
    archive = ZipArchive(content, file, limits)
    main = main_part(archive)
    root = archive.tree(main)
    related = relations(archive, main)
    sheets = sheet_parts(archive, root, related)
    if len(sheets) > limits.sheets:
        raise archive.error("workbook_too_large", limit=f"{limits.sheets} sheets")
    context = _context(archive, root, dict(related.values()), limits)
    return Workbook(
        file,
        hashlib.sha256(content).hexdigest(),
        tuple(
            SheetCells(sheet.title, sheet.hidden)
            if without(sheet.title)
            else read_sheet(archive, sheet, context)
            for sheet in sheets
        ),
        properties(archive),
    )


def _context(
    archive: ZipArchive, root: Element, parts: dict[str, str], limits: Limits
) -> SheetContext:
    dates_1904 = any(p.get("date1904") in {"1", "true"} for p in children(root, "workbookPr"))
    return SheetContext(
        shared_texts(archive, parts["sharedStrings"]) if "sharedStrings" in parts else [],
        styles(archive, parts["styles"])
        if "styles" in parts
        else CellStyles(frozenset(), frozenset()),
        EPOCH_1904 if dates_1904 else EPOCH_1900,
        limits.cells,
    )
