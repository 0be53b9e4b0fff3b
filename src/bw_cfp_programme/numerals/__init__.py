"""Numbers written as text: what is certain is taken, anything else is asked back.

Asked back are the readings that a text could have, "0,500": 0.5 or 500. A remedy never names a
number that nobody meant.
"""

from collections.abc import Iterable

from bw_cfp_programme.numerals.readings import readings
from bw_cfp_programme.numerals.sure import folded, number_in_cell, number_in_file

__all__ = ["folded", "number_in_cell", "number_in_file", "reading_hints", "readings"]


def reading_hints(text: str) -> dict[str, str]:
    """The value `readings` of a problem, where the text has any.

    >>> reading_hints("0,500"), reading_hints("about five")
    ({'readings': '0.5, 500'}, {})
    """
    return listed(readings(text))


def listed(found: Iterable[float]) -> dict[str, str]:
    """Numbers as the value `readings` of a problem."""
    said = ", ".join(f"{number:.15g}" for number in found)
    return {"readings": said} if said else {}
