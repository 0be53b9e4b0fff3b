"""What to ask back where a text means no unit, or several."""

import re
from collections.abc import Sequence

from bw_cfp_programme.units.spelling import find_units
from bw_cfp_programme.units.table import Unit, units
from bw_cfp_programme.wording import nearest_name

DIGITS = re.compile(r"\d")
ONE_LETTER = 90.0
"""Of letters in common, per cent: cubic feet have 84 with cubic metres."""


def doubts(text: str, among: Sequence[Unit] = ()) -> dict[str, str]:
    """Hints for the problem of a text that is no one unit of `among` (empty: of all).

    Either `readings`, the units that it may mean, or the `suggestion` nearest to it; or nothing.
    """
    known = among or units()
    meant = [unit for unit in find_units(text) if unit in known]
    if meant:
        return {"readings": ", ".join(unit.symbol for unit in meant)}
    for unit in known:
        if any(_slipped(text, symbol) for symbol in unit.symbols):
            return {"suggestion": unit.symbol}
    words = {word: u.symbol for u in known for word in u.words if _may_be(text, word)}
    near = nearest_name(text, words, at_least=ONE_LETTER)
    return {"suggestion": near} if near else {}


def _slipped(text: str, symbol: str) -> bool:
    """Letters of the wrong case, the last one twice or lacking: kgg, kW. Nothing else is one."""
    one, other = text.casefold(), symbol.casefold()
    if one == other or len(other) == 1:
        return one == other
    is_short_of_one = len(other) > len("kg") and other.isalpha() and one == other[:-1]
    return is_short_of_one or one in {other + other[-1], other + "s"}


def _may_be(text: str, word: str) -> bool:
    """Not where a prefix, an exponent or a rate makes another size: cubic feet are no metres."""
    one, other = text.casefold(), word.casefold()
    if "/" in one or DIGITS.findall(one) != DIGITS.findall(other):
        return False
    return one[:1] == other[:1] and one[1:] != other and other[1:] != one
