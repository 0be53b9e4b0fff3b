"""Which sheet of a supplier's workbook is which sheet of the form."""

from collections.abc import Mapping
from dataclasses import dataclass

from bw_cfp_programme.forms.layout import Layout
from bw_cfp_programme.labels import find, label, spellings
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.wording import nearest_name
from bw_cfp_programme.workbook import SheetCells, Workbook

OWN = frozenset({"guide", "lists", "problems"})


@dataclass(frozen=True, slots=True)
class Matched:
    """Sheets by their key in the form; problems by the position of the sheet's tab.

    `unusable` sheets are there under another title, or damaged, which is told; `missing` ones are
    not there at all.
    """

    sheets: Mapping[str, SheetCells]
    problems: tuple[tuple[int, Problem], ...]
    unusable: frozenset[str]
    missing: frozenset[str]


def is_own(title: str) -> bool:
    """Whether a sheet is what the programme writes for people; nothing is read from it."""
    return find("sheet", title) in OWN


def match_sheets(workbook: Workbook, layout: Layout) -> Matched:
    """Match sheets by title; a missing one that is only misspelt is told once, as misspelt."""
    keys = {sheet.key for sheet in layout.sheets}
    found: dict[str, SheetCells] = {}
    problems: list[tuple[int, Problem]] = []
    unknown: list[tuple[int, SheetCells]] = []
    unusable: set[str] = set()
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
        elif cells.damaged:
            unusable.add(key)
            problems.append((position, problem("damaged_sheet", place)))
        else:
            found[key] = cells
            problems += [
                (position, problem("sheet_not_understood", place, text=text))
                for text in cells.not_understood
            ]
            if cells.hidden and cells.rows:
                problems.append((position, problem("hidden_sheet", place)))
    absent = keys - found.keys() - unusable
    for position, cells in unknown:
        place, near = Place(workbook.file, cells.title), _meant(cells.title, absent - unusable)
        if near:
            unusable.add(near)
            words = {"name": cells.title, "suggestion": label(f"sheet.{near}", "both")}
            problems.append((position, problem("unknown_sheet", place, **words)))
        elif cells.rows:
            problems.append((position, problem("extra_sheet", place, name=cells.title)))
    missing = frozenset(absent - unusable)
    return Matched(found, tuple(problems), frozenset(unusable), missing)


def _meant(title: str, absent: set[str]) -> str | None:
    """The absent sheet whose title is nearest to one that the form does not know."""
    return nearest_name(title, {s: key for s, key in spellings("sheet").items() if key in absent})


def known_sheets(workbook: Workbook, layout: Layout) -> int:
    """How many sheets of the form the workbook has by title."""
    titles = {find("sheet", cells.title) for cells in workbook.sheets}
    return sum(1 for sheet in layout.sheets if sheet.key in titles)
