"""Days some months or years away, as laws count them."""

from calendar import monthrange
from datetime import date


def months_after(day: date, months: int) -> date:
    """The same day of a later (or earlier) month; its last day where it has no such day.

    >>> months_after(date(2026, 11, 30), 3)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_after(day: date, years: int) -> date:
    """The same day of a later (or earlier) year; 28 February for a 29th that is not there."""
    return months_after(day, 12 * years)


def span(start: date | None, end: date | None) -> str:
    """A period as text; empty where neither end is known."""
    return f"{start or ''} – {end or ''}" if start or end else ""
