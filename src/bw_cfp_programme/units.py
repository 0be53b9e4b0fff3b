"""Units: a closed table with exact factors; what it does not know is a problem, never a guess."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from bw_cfp_programme.labels import normalise
from bw_cfp_programme.tables import read_table


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement.

    Attributes:
        name: the name that Brightway uses where it has one, e.g. "kilogram".
        symbol: what a form shows, e.g. "kg".
        dimension: "mass", "energy", "volume", "freight", ...; units convert within one only.
        factor: size in the dimension's base unit, exact.
    """

    name: str
    symbol: str
    dimension: str
    factor: Fraction


@cache
def units() -> tuple[Unit, ...]:
    """All units in table order."""
    return tuple(
        Unit(row["name"], row["symbol"], row["dimension"], Fraction(row["factor"]))
        for row in read_table("units.csv")
    )


@cache
def _spellings() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    for unit, row in zip(units(), read_table("units.csv"), strict=True):
        spelled = {normalise(s) for s in (unit.name, unit.symbol, *row["aliases"].split(";")) if s}
        for spelling in spelled:
            found[spelling] = (*found.get(spelling, ()), unit)
    return found


def spellings() -> tuple[str, ...]:
    """All spellings that some unit has, for suggestions."""
    return tuple(_spellings())


def find_units(text: str) -> tuple[Unit, ...]:
    """All units that `text` may mean; 度 is a kilowatt hour, or a cubic metre of water."""
    return _spellings().get(normalise(text), ())


def find_unit(text: str, dimensions: tuple[str, ...] = ()) -> Unit | None:
    """The one unit that `text` means among `dimensions` (empty: all); None if none or several."""
    found = [u for u in find_units(text) if not dimensions or u.dimension in dimensions]
    return found[0] if len(found) == 1 else None


@cache
def _by_name() -> dict[str, Unit]:
    return {unit.name: unit for unit in units()}


def unit(name: str) -> Unit:
    """The unit with exactly this name.

    Raises:
        KeyError: no such unit.
    """
    return _by_name()[name]


def symbol(name: str) -> str:
    """What a form shows for the unit with this name; the name itself outside the table."""
    known = _by_name().get(name)
    return known.symbol if known else name


def conversion(source: str, target: str) -> float | None:
    """How many `target` one `source` is, both by name; None where dimensions differ.

    Names outside the table (a background database has its own) convert to themselves only.
    """
    if source == target:
        return 1.0
    try:
        one, other = unit(source), unit(target)
    except KeyError:
        return None
    return float(one.factor / other.factor) if one.dimension == other.dimension else None
