"""Lists behind the drop-downs: named ranges on a hidden sheet, each list written once."""

from collections.abc import Sequence
from typing import Any

from bw_cfp_programme.forms.entries.choices import allowed_units, names
from bw_cfp_programme.forms.layout import Column, Entry
from bw_cfp_programme.labels import label
from bw_cfp_programme.workbook.cells import address, column_letters

ROWS = 2000  # rows of a table that have drop-downs
CODES = 200  # processes, products or documents that a drop-down can show


class Lists:
    """Writes lists to the sheet and hands out the names of their ranges."""

    def __init__(self, book: Any, sheet: Any, title: str) -> None:
        self.book = book
        self.sheet = sheet
        self.title = title
        self._known: dict[tuple[str, ...], str] = {}
        self._dynamic: dict[str, str] = {}
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

    def codes(self, key: str, title: str, first_row: int, heads: Sequence[str]) -> None:
        """Make the list of codes of a sheet of this workbook, which grows as they are entered.

        `heads` come before the codes; `first_row` is the first row below the headers.
        """
        name = f"codes_{key}"
        self.sheet.write_column(0, self._column, heads)
        source = f"'{title}'!$A${first_row}"
        codes = f"'{title}'!$A${first_row}:$A${first_row + CODES - 1}"
        if heads:
            for number in range(CODES):
                cell = f"'{title}'!{address(first_row + number, 1)}"
                self.sheet.write_formula(
                    len(heads) + number, self._column, f'=IF({cell}="","",{cell})', None, ""
                )
            source = f"'{self.title}'!${column_letters(self._column + 1)}$1"
        size = f"MAX(1,{len(heads)}+COUNTA({codes}))"
        self.book.define_name(name, f"=OFFSET({source},0,0,{size},1)")
        self._dynamic[key] = name
        self._column += 1

    def source(self, column: Column, language: str) -> str | None:
        """Name of the range that a column's drop-down shows, or None."""
        if column.entry is Entry.CHOICE:
            return self.fixed([label(f"{column.choices}.{n}", language) for n in names(column)])
        if column.entry is Entry.UNIT:
            return self.fixed([unit.symbol for unit in allowed_units(column.dimensions)])
        return self._dynamic.get(column.offers)

    def offer(self, key: str, entries: Sequence[str]) -> None:
        """Let columns that offer `key` show these entries."""
        if entries:
            self._dynamic[key] = self.fixed(entries)
