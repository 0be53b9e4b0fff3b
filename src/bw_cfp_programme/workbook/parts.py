"""The small parts of a workbook: which sheets, shared texts, which styles are dates, properties.

Element and attribute names are ECMA-376 part 1, chapter 18 (SpreadsheetML). Names are compared
without their namespace, because the strict and the transitional edition differ in nothing else.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bw_cfp_programme.workbook.archive import ZipArchive

# Built-in number formats that show dates or times, ECMA-376 part 1, 18.8.30, East Asian ones too.
DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
PERCENT_FORMATS = frozenset({9, 10})
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|e[+-]', re.IGNORECASE)
# A character that XML or a spreadsheet cannot hold, ECMA-376 part 1, 22.9.2.19 ST_Xstring.
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet's title, state and the name of its part."""

    title: str
    hidden: bool
    part: str


@dataclass(frozen=True, slots=True)
class CellStyles:
    """Style numbers that change what a number means."""

    dates: frozenset[str]
    percents: frozenset[str]


def local(element: Element) -> str:
    """Name of an element or attribute without its namespace."""
    return element.tag.rpartition("}")[2]


def children(parent: Element, name: str) -> Iterator[Element]:
    """Direct children with this local name."""
    return (child for child in parent if local(child) == name)


def relations(archive: ZipArchive, part: str) -> dict[str, tuple[str, str]]:
    """Relation id -> (kind, part name) of what a part refers to."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if not archive.has(path):
        return {}
    return {
        child.get("Id", ""): (
            child.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, child.get("Target", ""))).lstrip("/"),
        )
        for child in archive.tree(path)
    }


def main_part(archive: ZipArchive) -> str:
    """Name of the workbook's part.

    Raises:
        WorkbookError: a document of another kind.
    """
    for kind, part in relations(archive, "").values():
        if kind == "officeDocument" and archive.has(part) and part.endswith(".xml"):
            return part
    raise archive.error("not_a_workbook")


def sheet_parts(
    archive: ZipArchive, root: Element, related: dict[str, tuple[str, str]]
) -> list[SheetPart]:
    """The sheets with cells, in the order of their tabs; chart sheets hold none."""
    found = []
    for group in children(root, "sheets"):
        for sheet in group:
            ids = [value for key, value in sheet.items() if key.endswith("}id")]
            kind, part = related.get(ids[0] if ids else "", ("", ""))
            if kind == "worksheet":
                hidden = sheet.get("state", "visible") != "visible"
                found.append(SheetPart(sheet.get("name", ""), hidden, part))
    if not found:
        raise archive.error("not_a_workbook")
    return found


def shared_texts(archive: ZipArchive, part: str) -> list[str]:
    """Texts that cells refer to by number."""
    return [text_of(item) for item in archive.tree(part)]


def text_of(item: Element) -> str:
    """Text of a plain or rich string, without the reading aid that East Asian files carry."""
    runs = [
        run
        for child in item
        for run in ((child,) if local(child) == "t" else children(child, "t"))
        if local(child) in {"t", "r"}
    ]
    return unescaped("".join(run.text or "" for run in runs))


def unescaped(text: str) -> str:
    """Text with what stands for characters replaced by them, "_x000D_" by a carriage return."""
    if "_x" not in text:
        return text
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def styles(archive: ZipArchive, part: str) -> CellStyles:
    """Which style numbers show a number as a date or as a percentage."""
    root = archive.tree(part)
    codes = {
        fmt.get("numFmtId", ""): fmt.get("formatCode", "")
        for group in children(root, "numFmts")
        for fmt in group
    }
    used = [xf.get("numFmtId", "0") for group in children(root, "cellXfs") for xf in group]
    return CellStyles(
        frozenset(str(i) for i, number in enumerate(used) if _is_date(number, codes)),
        frozenset(str(i) for i, number in enumerate(used) if _is_percent(number, codes)),
    )


def _is_date(number: str, codes: dict[str, str]) -> bool:
    if number in codes:
        shown = LITERAL.sub("", codes[number].split(";")[0])
        return (
            re.search(r"[dmyhse]", shown, re.IGNORECASE) is not None
            and "general" not in shown.lower()
        )
    return number.isdigit() and int(number) in DATE_FORMATS


def _is_percent(number: str, codes: dict[str, str]) -> bool:
    if number in codes:
        return "%" in LITERAL.sub("", codes[number])
    return number.isdigit() and int(number) in PERCENT_FORMATS


def properties(archive: ZipArchive) -> dict[str, str]:
    """Custom document properties as text."""
    for kind, part in relations(archive, "").values():
        if kind == "custom-properties" and archive.has(part):
            return {item.get("name", ""): "".join(item.itertext()) for item in archive.tree(part)}
    return {}
