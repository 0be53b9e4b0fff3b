"""A copy of a supplier's workbook with every problem marked, commented and listed.

Values, formulas, validations, names and styles stay as they are: a mark is a conditional format,
which leaves no trace when it goes, and our part of a comment stands below the supplier's own.
"""

import warnings
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path, PurePath

from openpyxl import Workbook, load_workbook

from bw_cfp_programme.errors import CannotAnnotate
from bw_cfp_programme.exporters.problem_comments import comment, uncomment
from bw_cfp_programme.exporters.problem_marks import mark, unmark
from bw_cfp_programme.exporters.problem_sheet import remove_problem_sheet, write_problem_sheet
from bw_cfp_programme.exporters.sheet_places import sheet_of
from bw_cfp_programme.files import write_whole
from bw_cfp_programme.problems import Problem, in_reading_order
from bw_cfp_programme.workbook import refuse_heavy


def annotate(source: Path, problems: Sequence[Problem], target: Path, language: str) -> None:
    """Write the workbook `source` to `target` with its problems marked, commented and listed.

    Problems of other files are left out, and what its own tell of other members. What was annotated
    before may be annotated again. Charts and drawings do not survive, since openpyxl does not keep
    them; the form has none.

    Raises:
        CannotAnnotate: `target` is `source`, or `source` cannot be opened as a workbook.
    """
    if target.exists() and target.samefile(source):
        raise CannotAnnotate(f"{source.name} is the original: write the copy elsewhere")
    book = _open(source)
    here = (p for p in problems if PurePath(p.place.file).name == source.name)
    own = in_reading_order(problem.to_its_member() for problem in here)
    remove_problem_sheet(book)
    _mark_cells(book, own, language)
    write_problem_sheet(book, own, language)
    content = BytesIO()
    book.save(content)
    write_whole(target, content.getvalue())


def _open(source: Path) -> Workbook:
    try:
        content = BytesIO(refuse_heavy(source))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's, of extensions that it drops
            return load_workbook(content, rich_text=True)
    except Exception as error:  # openpyxl raises anything of workbooks that it does not understand
        raise CannotAnnotate(f"{source.name} cannot be annotated: {error}") from error


def _mark_cells(book: Workbook, problems: Iterable[Problem], language: str) -> None:
    placed = [(sheet_of(book, p.place.sheet), p) for p in problems if p.place.cell]
    for sheet in book.worksheets:
        here = [found for at, found in placed if at is sheet]
        unmark(sheet)
        uncomment(sheet)
        mark(sheet, here)
        comment(sheet, here, language)
