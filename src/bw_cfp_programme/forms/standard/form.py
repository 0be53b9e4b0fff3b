"""Recognise and read the standard supplier workbook."""

from dataclasses import dataclass

from bw_cfp_programme.forms.entry_sheets import read_record
from bw_cfp_programme.forms.layout import FORM_PROPERTY, VERSION_PROPERTY, Layout
from bw_cfp_programme.forms.matching import Matched, known_sheets, match_sheets
from bw_cfp_programme.forms.notes import Notes
from bw_cfp_programme.forms.reading import Reading
from bw_cfp_programme.forms.standard.layout import LAYOUT
from bw_cfp_programme.forms.standard.months import tell_months
from bw_cfp_programme.forms.standard.records import build_submission
from bw_cfp_programme.forms.tables import Row, read_table
from bw_cfp_programme.labels import label
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.records import RAW
from bw_cfp_programme.workbook import Workbook

FEWEST_SHEETS = 3


@dataclass(frozen=True, slots=True)
class StandardForm:
    """The standard workbook of one layout."""

    layout: Layout

    @property
    def id(self) -> str:
        """Id that workbooks carry."""
        return self.layout.id

    @property
    def version(self) -> str:
        """The version that is read and written."""
        return self.layout.version

    def identify(self, workbook: Workbook) -> bool:
        """By the property that templates carry, or by at least three known sheets."""
        stated = workbook.properties.get(FORM_PROPERTY)
        if stated is not None:
            return stated == self.id
        return known_sheets(workbook, self.layout) >= FEWEST_SHEETS

    def read(self, workbook: Workbook) -> Reading:
        """Read all sheets; problems in the order of tabs, rows and columns."""
        place = Place(workbook.file)
        version = workbook.properties.get(VERSION_PROPERTY, self.version)
        if version != self.version:
            values = {"version": version, "form": self.id, "known": self.version}
            return Reading(None, (problem("unknown_form_version", place, **values),))
        told: list[tuple[int, Problem]] = []
        if FORM_PROPERTY not in workbook.properties:
            values = {"form": self.id, "version": self.version}
            told.append((-1, problem("no_form_property", place, **values)))
        matched = match_sheets(workbook, self.layout)
        rows, problems = self._rows(workbook, matched)
        submission = build_submission(workbook, self.layout, rows)
        missing = self._missing(matched, rows)
        told += [*matched.problems, *problems]
        told += [(-1, problem("missing_sheet", place, name=_title(key))) for key in missing]
        told.sort(key=lambda item: item[0])
        unread = {*missing, *matched.unusable, *(matched.sheets.keys() - rows.keys())}
        return Reading(submission, tuple(found for _, found in told), frozenset(unread))

    def _rows(
        self, workbook: Workbook, matched: Matched
    ) -> tuple[dict[str, list[Row]], list[tuple[int, Problem]]]:
        rows: dict[str, list[Row]] = {}
        problems: list[tuple[int, Problem]] = []
        for sheet in self.layout.sheets:
            cells = matched.sheets.get(sheet.key)
            if cells is None:
                continue
            notes = Notes(workbook.file, cells.title)
            read = read_table if not sheet.is_record else read_record
            found = read(cells, sheet, notes)
            if found is not None:
                rows[sheet.key] = found
            if sheet.key == "energy":
                tell_months(found or (), notes)
            position = workbook.sheets.index(cells)
            problems += [(position, told) for told in notes.problems()]
        return rows, problems

    def _missing(self, matched: Matched, rows: dict[str, list[Row]]) -> list[str]:
        """Sheets without which a workbook of this disclosure is incomplete."""
        facility = rows.get("facility", [])
        disclosure = facility[0].values.get("disclosure", RAW) if facility else RAW
        return [
            sheet.key
            for sheet in self.layout.sheets
            if sheet.key in matched.missing and disclosure in sheet.expected
        ]


def _title(key: str) -> str:
    return label(f"sheet.{key}", "both")


STANDARD = StandardForm(LAYOUT)
