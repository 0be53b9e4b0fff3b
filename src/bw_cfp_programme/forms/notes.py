"""Problems of one sheet while it is read, put into reading order at the end."""

from bw_cfp_programme.forms.entries import Note
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.workbook import Range, address

LAST_COLUMN = 16384


class Notes:
    """Collects problems with the row and column that they stand at."""

    def __init__(self, file: str, sheet: str) -> None:
        self.file = file
        self.sheet = sheet
        self._found: list[tuple[int, int, Problem]] = []

    def place(self, row: int, column: int) -> Place:
        """Place of a cell of this sheet."""
        return Place(self.file, self.sheet, address(row, column))

    def add(self, row: int, column: int, code: str, **values: object) -> None:
        """Note a problem of a cell."""
        self._found.append((row, column, problem(code, self.place(row, column), **values)))

    def add_range(self, cells: Range, code: str, **values: object) -> None:
        """Note a problem of a range of cells, to be told at its first."""
        place = Place(self.file, self.sheet, str(cells))
        self._found.append((cells.top, cells.left, problem(code, place, **values)))

    def add_place(self, row: int, place: Place, code: str, **values: object) -> None:
        """Note a problem of a line at one of its cells, told after those of its entries."""
        self._found.append((row, LAST_COLUMN, problem(code, place, **values)))

    def add_note(self, row: int, column: int, note: Note) -> None:
        """Note what reading a cell has to tell."""
        self.add(row, column, note.code, **note.values)

    def problems(self) -> list[Problem]:
        """All problems, by row and column."""
        return [found for _, _, found in sorted(self._found, key=lambda item: item[:2])]
