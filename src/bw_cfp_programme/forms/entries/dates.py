"""Dates: Excel's own, ISO texts, and those of the calendar of the Republic of China (民國)."""

import re
from datetime import date, datetime

from bw_cfp_programme.forms.entries.found import CellReading, Note, Unreadable, shown
from bw_cfp_programme.forms.layout import FormColumn
from bw_cfp_programme.numerals import folded
from bw_cfp_programme.workbook import Cell, CellKind

# Year 1 of the Republic is 1912; three digits, or the word 民國, tell it from a short Western year.
ROC_OFFSET = 1911
# 1140101 typed into a cell with the format of a date is a day of the year 5021.
PLAUSIBLE_YEARS = range(1912, 2200)
PARTED = re.compile(r"(民國|西元)?\s*(\d{1,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
JOINED = re.compile(r"(民國|西元)?\s*(\d{3,4})(\d\d)(\d\d)")


def read_date(cell: Cell, column: FormColumn) -> CellReading:
    """A day. Order is year, month, day; nothing else is guessed."""
    del column
    if isinstance(cell.value, datetime):
        if cell.value.year not in PLAUSIBLE_YEARS:
            raise Unreadable("not_a_date", value=cell.value.date().isoformat())
        return CellReading(cell.value.date())
    if cell.kind is CellKind.BOOLEAN:
        raise Unreadable("not_a_date", value=shown(cell.value))
    text = folded(shown(cell.value)).removesuffix("00:00:00").strip()
    match = PARTED.fullmatch(text) or JOINED.fullmatch(text)
    if match is None:
        raise Unreadable("not_a_date", value=text)
    return _from_parts(text, match[1] or "", match[2], int(match[3]), int(match[4]))


def _from_parts(text: str, era: str, year: str, month: int, day: int) -> CellReading:
    is_roc = era == "民國" or (not era and len(year) == 3)  # noqa: PLR2004 - see ROC_OFFSET
    if not is_roc and len(year) != 4:  # noqa: PLR2004 - a short Western year
        raise Unreadable("not_a_date", value=text)
    try:
        found = date(int(year) + (ROC_OFFSET if is_roc else 0), month, day)
    except ValueError:
        raise Unreadable("not_a_date", value=text) from None
    code = "roc_date" if is_roc else "date_from_text"
    return CellReading(found, Note(code, {"value": found.isoformat()}))
