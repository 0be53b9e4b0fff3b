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


def conversion_by_mass(
    source: str, target: str, each: float | None, target_each: float | None = None
) -> float | None:
    """How many `target` one `source` is, if need be by what one of each weighs; None if unknown.

    Args:
        source: a unit by name.
        target: another.
        each: kg that one `source` weighs, where somebody says so.
        target_each: kg that one `target` weighs, likewise.

    >>> conversion_by_mass("unit", "kilogram", 0.042), conversion_by_mass("unit", "kilogram", None)
    (0.042, None)
    >>> conversion_by_mass("kilogram", "unit", None, 0.5)
    2.0
    """
    plain = conversion(source, target)
    if plain is not None:
        return plain
    given = conversion(source, "kilogram") or each
    taken = conversion(target, "kilogram") or target_each
    return given / taken if given and taken else None
