"""The cells of a section in a workbook: columns, words and styles; numbers stay numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from bw_cfp_programme.exporters.xlsx import Cell, size
from bw_cfp_programme.labels import LANGUAGES, Language, label
from bw_cfp_programme.problems import Place
from bw_cfp_programme.reporting.values import heading, said
from bw_cfp_programme.sections import Column, Fact, Kind, Section, Value

_STYLES = {
    Kind.NUMBER: "number",
    Kind.MASS: "number",
    Kind.SCORE: "score",
    Kind.SHARE: "share",
    Kind.FINE: "fine",
}
_PLACE = ("file", "sheet", "cell")
_NARROWEST, _WIDEST, _SAMPLE = 12, 44, 50


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet: one of the section, or a part of its place."""

    key: str
    place: int
    column: Column

    def heading(self, language: str) -> str:
        """The words over it."""
        if self.key != self.column.key:
            return label(f"column.{self.key}", language)
        return heading(self.column, "kg", language)

    def cell(self, row: Sequence[Value], language: str) -> Cell:
        """Its cell in a row."""
        value = row[self.place]
        if isinstance(value, Place) and self.key != self.column.key:
            return str(getattr(value, self.key))
        return cell(value, self.column, language)


def sheet_columns(section: Section, *, places_apart: bool = False) -> list[SheetColumn]:
    """The section's columns; `places_apart` parts a place into file, sheet and cell."""
    return [
        SheetColumn(key, place, column)
        for place, column in enumerate(section.columns)
        for key in (_PLACE if places_apart and column.kind is Kind.PLACE else (column.key,))
    ]


def cell(value: Value, what: Column | Fact, language: str) -> Cell:
    """A value as a cell holds it."""
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    return said(value, what, language)


def style(what: Column | Fact, words: str = "long") -> str:
    """The style of its cells in `xlsx`; `words` is that of texts."""
    return _STYLES.get(what.kind, words)


def widths(columns: Sequence[SheetColumn], section: Section, language: str) -> list[int]:
    """As wide as the longest of the first texts in each column, within limits."""
    found = []
    for column in columns:
        cells = (column.cell(row, language) for row in section.rows[:_SAMPLE])
        longest = max((size(each) for each in cells if isinstance(each, str)), default=0)
        found.append(min(_WIDEST, max(_NARROWEST, longest + 2)))
    return found


def one_language(languages: Sequence[Language]) -> str:
    """The language of a file for all of these: "both" where they share it."""
    return languages[0] if len(languages) < len(LANGUAGES) else "both"


def each_language(language: str) -> Sequence[str]:
    """Those whose lines stand one below the other."""
    return LANGUAGES if language == "both" else (language,)
