"""Which sheet of a supplier's workbook is which sheet of the form."""

from collections.abc import Mapping
from dataclasses import dataclass

from bw_cfp_programme.forms.layout import Layout
from bw_cfp_programme.labels import find, label, spellings
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.wording import nearest_name
from bw_cfp_programme.workbook import Sheet as Cells
from bw_cfp_programme.workbook import Workbook

OWN = frozenset({"guide", "lists", "problems"})


@dataclass(frozen=True, slots=True)
class Matched:
    """Sheets by their key in the form; problems by the position of the sheet's tab."""

    sheets: Mapping[str, Cells]
    problems: tuple[tuple[int, Problem], ...]
    missing: frozenset[str]


def is_own(title: str) -> bool:
    """Whether a sheet is what the programme writes for people; nothing is read from it."""
    return find("sheet", title) in OWN


def match_sheets(workbook: Workbook, layout: Layout) -> Matched:
    """Match sheets by title; a missing one that is only misspelt is told once, as misspelt."""
    keys = {sheet.key for sheet in layout.sheets}
    found: dict[str, Cells] = {}
    problems: list[tuple[int, Problem]] = []
    unknown: list[tuple[int, Cells]] = []
    for position, cells in enumerate(workbook.sheets):
        key = find("sheet", cells.title)
        place = Place(workbook.file, cells.title)
        if key in OWN:
            continue
        if key not in keys:
            unknown.append((position, cells))
        elif key in found:
            name, first = label(f"sheet.{key}", "both"), found[key].title
            problems.append((position, problem("duplicate_sheet", place, name=name, first=first)))
        else:
            found[key] = cells
            if cells.hidden and cells.rows:
                problems.append((position, problem("hidden_sheet", place)))
    missing = keys - found.keys()
    for position, cells in unknown:
        problems += [(position, p) for p in _unknown(cells, workbook.file, missing)]
    return Matched(found, tuple(problems), frozenset(missing))


def _unknown(cells: Cells, file: str, missing: set[str]) -> list[Problem]:
    """Tell a sheet that no title of the form names; strike the one it was meant to be."""
    place = Place(file, cells.title)
    near = nearest_name(cells.title, {s: k for s, k in spellings("sheet").items() if k in missing})
    if near:
        missing.discard(near)
        hint = label(f"sheet.{near}", "both")
        return [problem("unknown_sheet", place, name=cells.title, suggestion=hint)]
    return [problem("extra_sheet", place, name=cells.title)] if cells.rows else []


def known_sheets(workbook: Workbook, layout: Layout) -> int:
    """How many sheets of the form the workbook has by title."""
    titles = {find("sheet", cells.title) for cells in workbook.sheets}
    return sum(1 for sheet in layout.sheets if sheet.key in titles)
