"""A section's table on a sheet: header, rows with live formulas, foot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_col_to_name

from bw_cfp_programme.exporters.sheet_cells import (
    SheetColumn,
    each_language,
    sheet_columns,
    style,
    widths,
)
from bw_cfp_programme.exporters.sheet_formulas import Listed, RowFormula, row_formula
from bw_cfp_programme.exporters.xlsx import Cell, Formula, Sheet
from bw_cfp_programme.sections import Section, Value

_WIDE, _FROZEN = 20, 3


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetTable:
    """A section laid out in columns; `listed` are the sheets that its formulas may look at."""

    section: Section
    columns: Sequence[SheetColumn]
    language: str
    listed: Mapping[str, Listed] = field(default_factory=dict)

    def headings(self, language: str) -> list[str]:
        """The words of the columns in one language."""
        return [column.heading(language) for column in self.columns]

    def write_header(self, sheet: Sheet) -> None:
        """The words of the columns; zh-TW above English when both."""
        for each in each_language(self.language):
            sheet.header(self.headings(each))

    def write_rows(self, sheet: Sheet, beside: Sequence[Sequence[float]] = ()) -> None:
        """All rows, then a foot that adds them up; texts of a wide table are not wrapped.

        `beside` has, for each row, scores that stand right of the table.
        """
        words = "text" if len(self.columns) > _WIDE else "long"
        styles = [style(column.column, words) for column in self.columns]
        first, formulas = sheet.row + 1, self._formulas()
        for place, row in enumerate(self.section.rows):
            cells = [
                self._cell(column, formula, row, sheet.row + 1)
                for column, formula in zip(self.columns, formulas, strict=True)
            ]
            scores = beside[place] if beside else ()
            sheet.write([*cells, *scores], [*styles, *("score" for _ in scores)])
        if self.section.foot:
            rows = range(first, sheet.row + 1)
            sheet.write([self._foot(place, rows) for place in range(len(styles))], styles)

    def _formulas(self) -> list[RowFormula | None]:
        if not self.section.rows:
            return [None for _ in self.columns]
        row = self.section.rows[0]
        declared = (column.column.formula for column in self.columns)
        return [
            row_formula(each, self.columns, row, self.listed) if each else None for each in declared
        ]

    def _cell(
        self, column: SheetColumn, formula: RowFormula | None, row: Sequence[Value], number: int
    ) -> Cell | Formula:
        value = row[column.place]
        if formula is None or isinstance(value, bool) or not isinstance(value, (int, float)):
            return column.cell(row, self.language)
        return formula.in_row(number, row, value)

    def _foot(self, place: int, rows: range) -> Cell | Formula:
        """What is added up is added up by the spreadsheet."""
        column = self.columns[place]
        value = self.section.foot[column.place]
        if not isinstance(value, (int, float)):
            return column.cell(self.section.foot, self.language)
        letter = xl_col_to_name(place)
        return Formula(text=f"=SUM({letter}{rows.start}:{letter}{rows.stop - 1})", value=value)


def write_sheet(
    sheet: Sheet, section: Section, language: str, listed: Mapping[str, Listed]
) -> None:
    """A table on a sheet of its own, with frozen panes and a filter."""
    columns = sheet_columns(section, places_apart=True)
    table = SheetTable(section=section, columns=columns, language=language, listed=listed)
    sheet.widths(widths(columns, section, language))
    table.write_header(sheet)
    sheet.freeze(_FROZEN if len(columns) > _WIDE else 1)
    header = sheet.row - 1
    table.write_rows(sheet)
    sheet.filter(header, len(columns))
