"""A table of a workbook, declared by its columns."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from xlsxwriter.utility import xl_col_to_name

from bw_cfp_programme.exporters.xlsx import Cell, Formula, Sheet
from bw_cfp_programme.labels import LANGUAGES, label

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Column(Generic[T]):
    """A column; its words are `column.<key>`.

    Attributes:
        value: row and language -> cell.
        style: a style of `xlsx`.
        width: in characters.
        formula: row -> formula without "=", in which `{key}` is the row's cell in that column.
    """

    key: str
    value: Callable[[T, str], Cell]
    style: str = "text"
    width: int = 12
    formula: Callable[[T], str] | None = None


def header_rows(language: str) -> int:
    """Two when both languages stand above each other."""
    return len(LANGUAGES) if language == "both" else 1


def column_range(columns: Sequence[Column[T]], key: str, rows: int, language: str) -> str:
    """The cells of a column below the header, e.g. "$C$3:$C$9"."""
    letter = xl_col_to_name([column.key for column in columns].index(key))
    first = header_rows(language) + 1
    return f"${letter}${first}:${letter}${max(first + rows - 1, first)}"


def write_header(sheet: Sheet, keys: Sequence[str], language: str) -> None:
    """The words of the columns; zh-TW above English when both."""
    for each in LANGUAGES if language == "both" else (language,):
        sheet.header([label(f"column.{key}", each) for key in keys])


def write_table(
    sheet: Sheet, columns: Sequence[Column[T]], rows: Iterable[T], language: str, *, fixed: int = 1
) -> None:
    """Header, rows, frozen panes and a filter, on an empty sheet."""
    sheet.widths([column.width for column in columns])
    write_header(sheet, [column.key for column in columns], language)
    sheet.freeze(fixed)
    styles = [column.style for column in columns]
    cells = {c.key: f"{xl_col_to_name(place)}{{row}}" for place, c in enumerate(columns)}
    for row in rows:
        sheet.write(
            [_cell(column, row, language, cells, sheet.row + 1) for column in columns], styles
        )
    sheet.filter(header_rows(language) - 1, len(columns))


def _cell(
    column: Column[T], row: T, language: str, cells: dict[str, str], number: int
) -> Cell | Formula:
    value = column.value(row, language)
    if column.formula is None or not isinstance(value, (int, float)):
        return value
    text = column.formula(row).format_map(cells).format(row=number)
    return Formula(text=f"={text}", value=value)
