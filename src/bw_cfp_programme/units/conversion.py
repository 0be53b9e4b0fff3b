"""How many of one unit another one is."""

from bw_cfp_programme.units.spelling import find_unit
from bw_cfp_programme.units.table import Unit, unit


def conversion(source: str, target: str) -> float | None:
    """How many `target` one `source` is; None where dimensions differ, or a unit is not known.

    By name, or as a background database spells it ("kg"); units outside the table convert to
    themselves only.
    """
    if source == target:
        return 1.0
    one, other = _meant(source), _meant(target)
    if one is None or other is None or one.dimension != other.dimension:
        return None
    return float(one.factor / other.factor)


def _meant(text: str) -> Unit | None:
    try:
        return unit(text)
    except KeyError:
        return find_unit(text)
