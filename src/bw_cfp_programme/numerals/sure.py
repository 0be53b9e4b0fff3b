"""Texts that say one number, and no other to anybody."""

import re

from bw_cfp_programme.characters import half_width, visible

PLAIN = r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
IN_THOUSANDS = r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"
# A point before three digits parts thousands in half of the world: 1.234 may be 1234.
TWO_WAYS = r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}"

_IN_CELL = re.compile(rf"(?!{TWO_WAYS}\Z)(?:{PLAIN}|{IN_THOUSANDS})")
_IN_FILE = re.compile(PLAIN)


def folded(text: str) -> str:
    """Half-width, minus signs alike, nothing unseen, no spaces around."""
    return half_width(visible(text)).replace("\N{MINUS SIGN}", "-").strip()


def number_in_cell(text: str) -> float | None:
    """The number that a text in a cell says; None where it is not certain.

    >>> number_in_cell("1,200"), number_in_cell("0,500"), number_in_cell("1.234")
    (1200.0, None, None)
    """
    plain = folded(text)
    return float(plain.replace(",", "")) if _IN_CELL.fullmatch(plain) else None


def number_in_file(text: str) -> float | None:
    """The number in a CSV file, where a point stands before decimals and nothing parts thousands.

    >>> number_in_file("1.234"), number_in_file("1,200"), number_in_file("1_000")
    (1.234, None, None)
    """
    plain = folded(text)
    return float(plain) if _IN_FILE.fullmatch(plain) else None
