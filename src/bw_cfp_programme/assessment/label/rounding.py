"""Rounding of a label value: in the unit chosen, to a whole number, by exact arithmetic.

自願性產品碳足跡核定標示及管理辦法 art. 4(3): in milligrams, grams, kilograms, tonnes or another
metric unit of CO2e, rounded to an integer (四捨五入取至整數位).
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import floor

from bw_cfp_programme import units

NOISE = Fraction(1, 10**9)
"""Of a value: as far as a result may be off its own lines (`Result`). A value that is less than
this below a half is the half, so that no last digit of a computer decides between two labels; when
in doubt the larger one is printed."""

HALF = Fraction(1, 2)


def in_unit(kilograms: float, unit: str) -> Fraction:
    """A score in a unit of mass, exactly; `kilograms` means the shortest decimal that it prints as.

    >>> in_unit(0.0755, "gram")
    Fraction(151, 2)
    """
    return Fraction(repr(float(kilograms))) / units.unit(unit).factor


def half_up(value: Fraction) -> int:
    """The nearest integer, a half away from zero.

    >>> [half_up(Fraction(text)) for text in ("75.5", "2.5", "74.49999999999", "74.4999", "-2.5")]
    [76, 3, 75, 74, -3]
    """
    size = floor(abs(value) * (1 + NOISE) + HALF)
    return -size if value < 0 else size


ROUNDINGS: Mapping[str, Callable[[Fraction], int]] = {"half_up_to_integer": half_up}
"""What a rule set's `label_rounding` may say."""


def is_mass(unit: str) -> bool:
    """Whether a unit's name is that of a mass."""
    return any(known.name == unit and known.dimension == "mass" for known in units.units())
