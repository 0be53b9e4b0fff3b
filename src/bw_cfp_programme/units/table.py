"""The table of units, `data/units.csv`."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from bw_cfp_programme.tables import read_table


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement.

    Attributes:
        name: the name that Brightway uses where it has one, e.g. "kilogram".
        symbol: what a form shows, e.g. "kg".
        dimension: "mass", "energy", "volume", "freight", ...; units convert within one only.
        factor: size in the dimension's base unit, exact.
        symbols: all its symbols, in which capital and small letters differ.
        words: what it is called, in capital or small letters.
    """

    name: str
    symbol: str
    dimension: str
    factor: Fraction
    symbols: tuple[str, ...]
    words: tuple[str, ...]


@cache
def units() -> tuple[Unit, ...]:
    """All units in table order."""
    return tuple(
        Unit(
            row["name"],
            row["symbol"],
            row["dimension"],
            Fraction(row["factor"]),
            (row["symbol"], *_parts(row["symbols"])),
            (row["name"], *_parts(row["words"])),
        )
        for row in read_table("units.csv")
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split(";")) if text else ()


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
