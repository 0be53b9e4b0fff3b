"""A workbook with xlsxwriter in which no text becomes a formula and no cell is lost silently."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from bw_cfp_programme.exporters.safe_text import safe

Cell = str | float | None
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "header": {
        "bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E3ECE6", "bottom": 1,
    },
    "text": {"valign": "top"},
    "long": {"valign": "top", "text_wrap": True},
    "number": {"valign": "top"},
    "score": {"valign": "top", "num_format": "#,##0.000000"},
    "share": {"valign": "top", "num_format": "0.00%"},
    "fine": {"valign": "top", "num_format": "0.0000%"},
}  # fmt: skip
_HEADER_HEIGHT = 46
_LINE_HEIGHT = 15
_MOST_LINES = 12
_GREEN = "#2C6E4F"
_FIXED = datetime(1980, 1, 1, tzinfo=timezone.utc)


@dataclass(frozen=True, kw_only=True, slots=True)
class Formula:
    """A live formula and the value that it has now."""

    text: str
    value: float


@contextmanager
def write_book(path: Path, created: str, *, small: bool = False) -> Iterator["Book"]:
    """An .xlsx file to be written at `path`.

    `created` (ISO 8601) is what the file says of its own date, so that its bytes do not depend on
    the clock; a fixed date when empty. A `small` book is put together in memory, which spares the
    sixteen temporary files of a book with seven sheets; those lie beside it.

    Raises:
        OSError: it cannot be written. xlsxwriter's own exception is none, and a file that it could
            not finish is tried again when Python clears up: so it writes into memory.
    """
    content = BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": small, "tmpdir": str(path.parent)})
    workbook.set_properties({"created": _date(created)})
    yield Book(workbook)
    try:
        workbook.close()
    except XlsxFileError as error:
        raise OSError(*(error.args[0].args if error.args else ())) from error
    path.write_bytes(content.getvalue())


class Book:
    """A workbook being written, sheet after sheet."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._formats = {name: workbook.add_format(how) for name, how in _STYLES.items()}

    def sheet(self, title: str) -> "Sheet":
        """A new sheet; `title` at most 31 characters."""
        return Sheet(self._workbook, self._workbook.add_worksheet(title, _Worksheet), self._formats)


class _Worksheet(Worksheet):  # type: ignore[misc]
    """Spares half the time: our functions are older than those that xlsxwriter looks for."""

    def _prepare_formula(self, formula: str, *_: object) -> str:
        return formula.removeprefix("=")


class Sheet:
    """Rows written one below the other."""

    def __init__(self, workbook: Any, worksheet: Any, formats: dict[str, Any]) -> None:
        self._workbook = workbook
        self._sheet = worksheet
        self._formats = formats
        self._widths: Sequence[int] = ()
        self.row = 0

    def widths(self, widths: Sequence[int]) -> None:
        """Column widths in characters; long texts get rows that are high enough for them."""
        self._widths = widths
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)

    def printed_across(self) -> None:
        """Print on A4 landscape, all columns on a page."""
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)

    def header(self, words: Sequence[str]) -> None:
        """Write the next row as a header, high enough for three lines."""
        self._sheet.set_row(self.row, _HEADER_HEIGHT)
        self.write(words, ["header"] * len(words))

    def freeze(self, columns: int) -> None:
        """Keep the rows written so far and the first columns in view."""
        self._sheet.freeze_panes(self.row, columns)

    def filter(self, header: int, columns: int) -> None:
        """Offer a filter under row `header` (from 0) down to the last row written."""
        self._sheet.autofilter(header, 0, max(self.row - 1, header), columns - 1)

    def write(self, cells: Sequence[Cell | Formula], styles: Sequence[str]) -> None:
        """Write the next row.

        Raises:
            ValueError: Excel has no room for a cell (1 048 576 rows).
        """
        for column, (cell, style) in enumerate(zip(cells, styles, strict=True)):
            if cell is None or cell == "":
                continue
            if self._put(column, cell, self._formats[style]):
                raise ValueError(f"no room in row {self.row + 1}, column {xl_col_to_name(column)}")
        if (lines := self._lines(cells, styles)) > 1:
            self._sheet.set_row(self.row, _LINE_HEIGHT * min(lines, _MOST_LINES))
        self.row += 1

    def across(self, text: str) -> None:
        """Write a note as the next row, across all columns."""
        height = ceil(size(text) / sum(self._widths))
        self._sheet.set_row(self.row, _LINE_HEIGHT * height)
        style, last = self._formats["long"], len(self._widths) - 1
        if last:
            self._sheet.merge_range(self.row, 0, self.row, last, "", style)
        self._sheet.write_string(self.row, 0, safe(text), style)
        self.row += 1

    def _lines(self, cells: Sequence[Cell | Formula], styles: Sequence[str]) -> int:
        """How many lines the longest wrapped text takes in its column."""
        texts = zip(cells, styles, self._widths, strict=False)
        return max(
            (
                ceil(size(cell) / width)
                for cell, style, width in texts
                if style == "long" and isinstance(cell, str)
            ),
            default=1,
        )

    def bars(self, title: str, rows: tuple[int, int], names: int, values: tuple[int, int]) -> None:
        """Draw two columns as bars to either side of zero, right of the table.

        `rows` are the first and the last, `names` the column that says what each is.
        """
        sheet, (first, last) = self._sheet.name, rows
        chart = self._workbook.add_chart({"type": "bar"})
        for column in values:
            chart.add_series(
                {
                    "categories": [sheet, first, names, last, names],
                    "values": [sheet, first, column, last, column],
                    "overlap": 100,
                    "gap": 40,
                    "fill": {"color": _GREEN},
                }
            )
        chart.set_title({"name": title, "name_font": {"size": 11}})
        chart.set_y_axis({"reverse": True, "label_position": "low"})
        chart.set_x_axis({"major_gridlines": {"visible": False}})
        chart.set_legend({"none": True})
        chart.set_size({"width": 760, "height": 90 + 30 * (last - first + 1)})
        self._sheet.insert_chart(first - 1, max(values) + 2, chart)

    def _put(self, column: int, cell: Cell | Formula, style: Any) -> int:
        if isinstance(cell, Formula):
            return int(self._sheet.write_formula(self.row, column, cell.text, style, cell.value))
        if isinstance(cell, str):
            return int(self._sheet.write_string(self.row, column, safe(cell), style))
        return int(self._sheet.write_number(self.row, column, cell, style))


def size(text: str) -> int:
    """The width of a text in characters of a column; a Chinese sign takes two."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _date(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(microsecond=0, tzinfo=None)
    except ValueError:
        return _FIXED.replace(tzinfo=None)
