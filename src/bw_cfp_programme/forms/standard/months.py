"""Twelve months beside a total: are they complete, and do they say the same?"""

from collections.abc import Sequence

from bw_cfp_programme.forms.notes import Notes
from bw_cfp_programme.forms.standard.layout import MONTHS
from bw_cfp_programme.forms.tables import Row
from bw_cfp_programme.limits import limit


def tell_months(rows: Sequence[Row], notes: Notes) -> None:
    """Tell lines whose months are incomplete or do not add up to the total."""
    for row in rows:
        if row.failed.isdisjoint(MONTHS):
            _tell_line(row, notes)


def _tell_line(row: Row, notes: Notes) -> None:
    months = [value for m in MONTHS if isinstance(value := row.values.get(m), float)]
    total = row.values.get("amount")
    if not months or "amount" in row.failed:
        return
    if not isinstance(total, float):
        blank = [m for m in MONTHS if m not in row.values]
        if blank:
            place = row.cells.get(blank[0], row.place)  # a month may have lost its column
            notes.add_place(row.number, place, "incomplete_months", count=len(blank))
    elif abs(sum(months) - total) > limit("months_differ") * abs(total):
        values = {"sum": f"{sum(months):.12g}", "total": f"{total:.12g}"}
        notes.add_place(row.number, row.cells["amount"], "months_differ_from_total", **values)
