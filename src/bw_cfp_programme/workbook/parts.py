"""The small parts of a workbook: which sheets it has, what its parts refer to, its properties.

Element and attribute names are ECMA-376 part 1, chapter 18 (SpreadsheetML). Names are compared
without their namespace, because the strict and the transitional edition differ in nothing else.
"""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from bw_cfp_programme.workbook.archive import DamagedPart, ZipArchive
from bw_cfp_programme.workbook.markup import children, tree

# Where spreadsheet programs put it, for files that do not say.
MAIN_PART = "xl/workbook.xml"
BINARY = ".bin"  # how the main part of an .xlsb ends

Related = tuple[str, str]
"""Kind and part name of what a part refers to."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet's title, state and the name of its part."""

    title: str
    hidden: bool
    part: str


def relations(archive: ZipArchive, part: str) -> dict[str, Related]:
    """Relation id -> what a part refers to; nothing where nobody can tell."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    try:
        related = tree(archive, path)
    except DamagedPart:
        return {}
    return {
        child.get("Id", ""): (
            child.get("Type", "").rpartition("/")[2],
            _target(archive, folder, child.get("Target", "")),
        )
        for child in related
        if child.get("TargetMode") != "External"
    }


def _target(archive: ZipArchive, folder: str, target: str) -> str:
    """Part that a target means, written from the package's root or from a folder."""
    path = posixpath.join("/", folder, target.replace("\\", "/"))
    name = posixpath.normpath(path).lstrip("/")
    return name if archive.has(name) else unquote(name)


def main_part(archive: ZipArchive) -> str:
    """Name of the workbook's part.

    Raises:
        WorkbookError: a document of another kind.
    """
    related = [part for kind, part in relations(archive, "").values() if kind == "officeDocument"]
    for part in (*related, MAIN_PART):
        if archive.has(part):
            if part.lower().endswith(BINARY):
                raise archive.budget.refusal("old_workbook")
            return part
    raise archive.budget.refusal("not_a_workbook")


def sheet_parts(
    archive: ZipArchive, root: Element, related: Mapping[str, Related]
) -> list[SheetPart]:
    """The sheets with cells, in the order of their tabs; chart sheets hold none.

    Raises:
        WorkbookError: there is none, or there are too many.
    """
    found = []
    for group in children(root, "sheets"):
        for sheet in group:
            ids = [value for key, value in sheet.items() if key.endswith("}id")]
            kind, part = related.get(ids[0] if ids else "", ("", ""))
            if kind in {"worksheet", ""}:
                archive.budget.spend("sheets", 1)
                hidden = sheet.get("state", "visible") != "visible"
                found.append(SheetPart(sheet.get("name", ""), hidden, part))
    if not found:
        raise archive.budget.refusal("not_a_workbook")
    return found


def properties(archive: ZipArchive) -> dict[str, str]:
    """Custom document properties as text; none where nobody can read them."""
    for kind, part in relations(archive, "").values():
        if kind == "custom-properties":
            try:
                return {i.get("name", ""): "".join(i.itertext()) for i in tree(archive, part)}
            except DamagedPart:
                return {}
    return {}
