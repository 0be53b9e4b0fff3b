"""Comments: what is wrong and what to do, below what the supplier had written there."""

from collections.abc import Sequence

from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from bw_cfp_programme.exporters.safe_text import safe
from bw_cfp_programme.exporters.sheet_places import first_cell
from bw_cfp_programme.labels import label
from bw_cfp_programme.problems import Problem

AUTHOR = "bw-cfp"
BELOW = "―――― bw-cfp ――――"  # our part of a comment begins here
WIDTH, LINE_HEIGHT, LINE_LETTERS = 380, 18, 30  # pixels; Chinese letters to a line


def comment(sheet: Worksheet, problems: Sequence[Problem], language: str) -> None:
    """Comment the cells of a sheet's problems; several problems of a cell share a comment."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        if cell := first_cell(sheet, problem.place.cell):
            found.setdefault(cell, []).append(problem)
    for cell, group in found.items():
        theirs = sheet[cell].comment
        parts = [theirs.text, ""] if theirs else []
        text = "\n".join([*parts, BELOW, *(_said(problem, language) for problem in group)])
        sheet[cell].comment = _fitting(text, theirs.author if theirs else AUTHOR)


def uncomment(sheet: Worksheet) -> None:
    """Take our part out of the comments of an earlier time."""
    # iter_rows would make every empty cell of a sheet whose last cell is XFD1048576
    for cell in sheet._cells.values():  # noqa: SLF001
        if cell.comment and BELOW in cell.comment.text:
            theirs = cell.comment.text.split(BELOW, maxsplit=1)[0].rstrip()
            cell.comment = _fitting(theirs, cell.comment.author) if theirs else None


def _said(problem: Problem, language: str) -> str:
    severity = label(f"severity.{problem.severity.value}", language)
    message, remedy = problem.message(language), problem.remedy(language)
    return safe(f"{severity}: {message}\n→ {remedy}" if remedy else f"{severity}: {message}")


def _fitting(text: str, author: str) -> Comment:
    """A comment that shows all of its text."""
    lines = sum(1 + len(line) // LINE_LETTERS for line in text.splitlines())
    return Comment(text, author, width=WIDTH, height=LINE_HEIGHT * (lines + 1))
