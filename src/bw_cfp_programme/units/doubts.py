"""What to ask back where a text means no unit, or several."""

import re
from collections.abc import Sequence

from bw_cfp_programme.units.spelling import find_units
from bw_cfp_programme.units.table import Unit, units
from bw_cfp_programme.wording import NEAR, nearest_name

DIGITS = re.compile(r"\d")


def doubts(text: str, among: Sequence[Unit] = ()) -> dict[str, str]:
    """Hints for the problem of a text that is no one unit of `among` (empty: of all).

    Either `readings`, the units that it may mean, or the `suggestion` nearest to it; or nothing.
    """
    known = among or units()
    meant = [unit for unit in find_units(text) if unit in known]
    if meant:
        return {"readings": ", ".join(unit.symbol for unit in meant)}
    spelled = {s: u.symbol for u in known for s in (*u.symbols, *u.words) if _may_be(text, s)}
    near = nearest_name(text, spelled, at_least=NEAR)
    return {"suggestion": near} if near else {}


def _may_be(text: str, spelling: str) -> bool:
    """Not where a prefix, an exponent or a rate makes another size: mm3 is no slip for m3."""
    one, other = text.casefold(), spelling.casefold()
    if "/" in one or DIGITS.findall(one) != DIGITS.findall(other):
        return False
    return one[:1] == other[:1] and one[1:] != other and other[1:] != one
