"""Sections as a page shows them: which rows and columns, and each cell said with its look."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from bw_cfp_programme.exporters.looks import column_look, look, named_by, row_look
from bw_cfp_programme.reporting.bars import Bar
from bw_cfp_programme.reporting.model import Chapter
from bw_cfp_programme.reporting.numbers import Scale
from bw_cfp_programme.reporting.pictures import picture_bars
from bw_cfp_programme.reporting.shorten import row_groups, shorten
from bw_cfp_programme.reporting.values import NUMBERS, heading, shown
from bw_cfp_programme.sections import Bars, Column, Section, Value

_DRAWN, _ROWS, _FOLDED = 50, 100, 500
_OPEN = 3
_UPRIGHT = 7
_SILENT = ("", ())
_SPACE, _BOUND = " CO2e", "\N{NO-BREAK SPACE}CO2e"


@dataclass(frozen=True, slots=True)
class PageCell:
    """A text, or the words over a column, and the classes that it looks like."""

    said: str
    look: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PageRow:
    """A row of cells; where a picture is drawn, first its name over a bar for its `value`."""

    cells: Sequence[PageCell]
    look: str
    name: str = ""
    note: str = ""
    value: str = ""
    bar: Bar | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PageTable:
    """A table as drawn; `named` where rows begin with a name over a bar."""

    headings: Sequence[PageCell]
    rows: Sequence[PageRow]
    named: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PageGroup:
    """Rows under a heading that unfolds them."""

    name: str
    more: str
    look: str
    open: bool
    table: PageTable


class Page:
    """How sections are said on one page: in its unit and its language."""

    def __init__(self, scale: Scale, language: str) -> None:
        self.scale = scale
        self.language = language

    def shortened(self, section: Section) -> tuple[Section, int]:
        """The rows that a page has room for, and how many it has not."""
        limit = _DRAWN if isinstance(section.picture, Bars) else _ROWS
        short = shorten(section, _FOLDED if section.together else limit)
        return short.section, short.hidden

    def lies_across(self, chapter: Chapter) -> bool:
        """Whether a table of it has more columns than a page upright."""
        return any(len(self._places(section)) > _UPRIGHT for section in chapter.sections)

    def heading(self, column: Column) -> str:
        """The words over a column, its unit in one piece."""
        return heading(column, self.scale.mass, self.language).replace(_SPACE, _BOUND)

    def said(self, section: Section, row: Sequence[Value], place: int) -> str:
        """A value of a row."""
        return shown(row[place], section.columns[place], self.scale, self.language)

    def name(self, section: Section, row: Sequence[Value]) -> str:
        """What a row of a picture is called."""
        said = (self.said(section, row, place) for place in named_by(section))
        return " · ".join(part for part in said if part)

    def table(self, section: Section) -> PageTable:
        """All rows of a section."""
        bars = picture_bars(section) if isinstance(section.picture, Bars) else []
        places = self._places(section)
        rows = [
            self._row(section, row, places, bar) for row, bar in zip_longest(section.rows, bars)
        ]
        if section.foot:
            foot = self._row(section, section.foot, places, None)
            rows.append(replace(foot, look="total"))
        return PageTable(headings=self._headings(section, places), rows=rows, named=bool(bars))

    def groups(self, section: Section) -> list[PageGroup]:
        """The rows of a section that stand together."""
        heads = [section.columns[section.place(key)] for key in section.together]
        found = []
        for group in row_groups(section):
            said = [
                text
                for value, column in zip(group.head, heads, strict=True)
                if (text := shown(value, column, self.scale, self.language))
            ]
            marked = row_look(heads, group.head)
            found.append(
                PageGroup(
                    name=said[0] if said else "",
                    more=" · ".join(said[1:]),
                    look=marked,
                    open=bool(marked) and len(group.rows) <= _OPEN,
                    table=self.table(replace(section, rows=group.rows)),
                )
            )
        return found

    def _places(self, section: Section) -> list[int]:
        """The columns that have cells of their own on a page, without those that say nothing."""
        apart = {*section.together}
        if isinstance(section.picture, Bars):
            named = (section.columns[place].key for place in named_by(section))
            apart |= {*section.picture.notes, *named}
        return [
            place
            for place, column in enumerate(section.columns)
            if column.key not in apart
            and not column.detail
            and not all(row[place] in _SILENT for row in section.rows)
        ]

    def _headings(self, section: Section, places: Sequence[int]) -> list[PageCell]:
        columns = [section.columns[place] for place in places]
        cells = [
            PageCell(self.heading(column), column_look(section, column, number))
            for number, column in enumerate(columns)
        ]
        if isinstance(section.picture, Bars):
            label = section.columns[section.place(section.picture.label)]
            return [PageCell(self.heading(label)), *cells]
        return cells

    def _row(
        self, section: Section, row: Sequence[Value], places: Sequence[int], bar: Bar | None
    ) -> PageRow:
        cells = []
        for number, place in enumerate(places):
            said, column = self.said(section, row, place), section.columns[place]
            drawn = isinstance(section.picture, Bars) and column_look(section, column, number)
            cells.append(PageCell(said, drawn or look(row[place], said, column)))
        if not isinstance(section.picture, Bars):
            return PageRow(cells=cells, look=row_look(section.columns, row))
        return PageRow(
            cells=cells,
            look=row_look(section.columns, row),
            name=self.name(section, row),
            note=" ".join(
                filter(None, (self._note(section, row, n) for n in section.picture.notes))
            ),
            value=self.said(section, row, section.place(section.picture.value)),
            bar=bar,
        )

    def _note(self, section: Section, row: Sequence[Value], key: str) -> str:
        """A number with its heading, a text as it is."""
        place = section.place(key)
        said, column = self.said(section, row, place), section.columns[place]
        return f"{self.heading(column)} {said}" if said and column.kind in NUMBERS else said
