"""Numbers. Text that is nothing but a number is taken and told; anything else is asked back."""

from bw_cfp_programme.forms.entries.found import CellReading, Note, Unreadable, shown
from bw_cfp_programme.forms.layout import FormColumn
from bw_cfp_programme.limits import is_sensible, limit
from bw_cfp_programme.numerals import folded, number_in_cell, reading_hints
from bw_cfp_programme.units import find_units
from bw_cfp_programme.wording import figure
from bw_cfp_programme.workbook import Cell, CellKind

LONGEST_UNIT = 40  # letters; a cell can hold 32,767
PERCENT = 100.0
REFUSED = {CellKind.BOOLEAN: "boolean_in_number", CellKind.DATE: "date_in_number"}


def read_number(cell: Cell, column: FormColumn) -> CellReading:
    """A finite number, not negative unless the column is signed."""
    if cell.kind in REFUSED:
        raise Unreadable(REFUSED[cell.kind], value=shown(cell.value).removesuffix(" 00:00:00"))
    found = _typed(str(cell.value)) if cell.kind is CellKind.TEXT else _stored(cell)
    number = _sensible(found)
    if number < 0 and not column.signed:
        raise Unreadable("negative_number", value=shown(number))
    return found


def _sensible(found: CellReading) -> float:
    number = found.value
    if isinstance(number, float) and is_sensible(number):
        return number
    most = figure(limit("largest_number"))
    raise Unreadable("number_not_finite", value=shown(number), most=most)


def _stored(cell: Cell) -> CellReading:
    """With a word where the cell's format shows another figure than it holds."""
    is_otherwise = {"percent_amount": cell.percent, "shown_in_thousands": cell.in_thousands}
    codes = (code for code, holds in is_otherwise.items() if holds)
    notes = (Note(code, {"value": shown(cell.value)}) for code in codes)
    return CellReading(cell.value, next(notes, None))


def _typed(text: str) -> CellReading:
    number = number_in_cell(text)
    if number is not None:
        return CellReading(number, Note("number_from_text", {"value": shown(number)}))
    alone, unit = _parted_from_unit(folded(text))
    number = number_in_cell(alone)
    if number is not None:
        raise Unreadable("number_with_unit", value=text, number=shown(number), unit=unit)
    raise Unreadable("not_a_number", value=text, **reading_hints(alone))


def _parted_from_unit(text: str) -> tuple[str, str]:
    """What stands before the unit at the end, and that unit; all of it where there is none."""
    for at in range(max(1, len(text) - LONGEST_UNIT), len(text)):
        if text[at].isalpha() and find_units(text[at:]):
            return text[:at].strip(), text[at:]
    return text, ""


def read_share(cell: Cell, column: FormColumn) -> CellReading:
    """A share, written as 0.3 or 30 %; above 1 where the column allows it."""
    if cell.kind is CellKind.TEXT:
        text = folded(str(cell.value))
        percent = number_in_cell(text[:-1]) if text.endswith("%") else None
        if percent is not None:
            note = Note("number_from_text", {"value": shown(percent / 100)})
            return _within(CellReading(percent / 100, note), column, is_percent=True)
    found = read_number(cell, column)
    is_percent = cell.percent and cell.kind is CellKind.NUMBER
    return _within(CellReading(found.value) if is_percent else found, column, is_percent=is_percent)


def _within(found: CellReading, column: FormColumn, *, is_percent: bool) -> CellReading:
    """Above 1 only as a percentage, so that 5 is not taken for 500 %."""
    value = _sensible(found)
    if value < 0 or (value > 1 and not column.above_one):
        is_bare = 1 < value <= PERCENT and not is_percent
        raise Unreadable(
            "share_without_percent" if is_bare else "share_out_of_range", value=shown(value)
        )
    if value > 1 and not is_percent:
        raise Unreadable("share_above_one", value=shown(value))
    return found
