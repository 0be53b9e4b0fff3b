"""Lists behind the drop-downs: named ranges on a hidden sheet, each list written once."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from bw_cfp_programme.forms.entries.choices import allowed_units, names
from bw_cfp_programme.forms.layout import EntryKind, FormColumn
from bw_cfp_programme.labels import label
from bw_cfp_programme.workbook.cells import address, column_letters

ROWS = 2000  # rows of a table that have drop-downs
CODES = 200  # processes, products or documents that a drop-down can show


class Codes(NamedTuple):
    """Where codes are entered: sheet, first row (from 1), and those that are there already."""

    title: str
    row: int
    entered: Sequence[str]


class Lists:
    """Writes lists to the sheet and hands out the names of their ranges."""

    def __init__(self, book: Any, sheet: Any, title: str) -> None:
        self.book = book
        self.sheet = sheet
        self.title = title
        self._known: dict[tuple[str, ...], str] = {}
        self._named: dict[str, str] = {}
        self._column = 0

    def fixed(self, entries: Sequence[str]) -> str:
        """Name of the range that holds these entries."""
        key = tuple(entries)
        if key not in self._known:
            name = f"list_{len(self._known) + 1:02}"
            self.sheet.write_column(0, self._column, entries)
            letters = column_letters(self._column + 1)
            cells = f"${letters}$1:${letters}${len(entries)}"
            self.book.define_name(name, f"='{self.title}'!{cells}")
            self._known[key] = name
            self._column += 1
        return self._known[key]

    def codes(self, key: str, where: Codes, heads: Sequence[str]) -> None:
        """Make a list of codes that grows as they are entered; `heads` stand before them."""
        cells = f"'{where.title}'!$A${where.row}:$A${where.row + CODES - 1}"
        source = f"'{where.title}'!$A${where.row}"
        if heads:
            self.sheet.write_column(0, self._column, heads)
            self._follow(where, len(heads))
            source = f"'{self.title}'!${column_letters(self._column + 1)}$1"
            self._column += 1
        size = f"MAX(1,{len(heads)}+COUNTA({cells}))"
        self.book.define_name(f"codes_{key}", f"=OFFSET({source},0,0,{size},1)")
        self._named[key] = f"codes_{key}"

    def _follow(self, where: Codes, first: int) -> None:
        """Repeat the codes of another sheet, so that a list can have something before them."""
        for number in range(CODES):
            cell = f"'{where.title}'!{address(where.row + number, 1)}"
            code = where.entered[number] if number < len(where.entered) else ""
            formula = f'=IF({cell}="","",{cell})'
            self.sheet.write_formula(first + number, self._column, formula, None, code)

    def source(self, column: FormColumn, language: str) -> str | None:
        """Name of the range that a column's drop-down shows, or None."""
        if column.entry is EntryKind.CHOICE:
            return self.fixed([label(f"{column.choices}.{n}", language) for n in names(column)])
        if column.entry is EntryKind.UNIT:
            return self.fixed([unit.symbol for unit in allowed_units(column.dimensions)])
        return self._named.get(column.offers)

    def offer(self, key: str, entries: Sequence[str]) -> None:
        """Let columns that offer `key` show these entries."""
        if entries:
            self._named[key] = self.fixed(entries)
