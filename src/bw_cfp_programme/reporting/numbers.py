"""Numbers as a reader sees them, rounded here alone; files for machines keep every digit."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

MINUS = "\N{MINUS SIGN}"
NOTHING = "\N{EN DASH}"
DIGITS = 4
_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_MASSES = (("t", 1e-3), ("kg", 1.0), ("g", 1e3), ("mg", 1e6))


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """One unit and one number of decimals for every score of a report, so that columns compare.

    Attributes:
        mass: "t", "kg", "g" or "mg" (of CO2e).
        per_kg: how many `mass` one kilogram is.
        decimals: places after the point.
    """

    mass: str
    per_kg: float
    decimals: int

    def show(self, kilograms: float | None) -> str:
        """A score in this scale; what rounds to zero without being zero says so."""
        if kilograms is None:
            return NOTHING
        return _fixed(kilograms * self.per_kg, self.decimals)


def choose_scale(kilograms: Iterable[float]) -> Scale:
    """The unit in which the largest of these is at least one, with four significant digits."""
    largest = max((abs(value) for value in kilograms), default=0.0)
    fitting = (unit for unit in _MASSES if largest * unit[1] >= 1)
    mass, per_kg = next(fitting, _MASSES[-1] if largest else ("kg", 1.0))
    return Scale(mass=mass, per_kg=per_kg, decimals=_decimals(largest * per_kg))


def percent(share: float | None) -> str:
    """A share as a percentage with one decimal; a dash where there is no share."""
    return NOTHING if share is None else f"{_fixed(share * 100, 1)} %"


def significant(value: float | None) -> str:
    """Four significant digits, whole digits never rounded away: 123456.7 -> "123,457"."""
    if value is None:
        return NOTHING
    if value and not 1e-4 <= abs(value) < 1e12:  # noqa: PLR2004 - where fixed notation stops being readable
        mantissa, exponent = f"{value:.{DIGITS - 1}e}".split("e")
        return f"{_sign(mantissa)} × 10{str(int(exponent)).translate(_SUPERSCRIPT)}"
    text = f"{value:,.{_decimals(value)}f}"
    return _sign(text.rstrip("0").rstrip(".") if "." in text else text)


def _decimals(value: float) -> int:
    return max(0, DIGITS - 1 - math.floor(math.log10(abs(value)))) if value else DIGITS - 1


def _fixed(value: float, decimals: int) -> str:
    if value == 0:
        return "0"
    smallest = f"{10.0**-decimals:.{decimals}f}"
    if abs(value) < float(smallest) / 2:
        return f"<{smallest}" if value > 0 else f">{MINUS}{smallest}"
    return _sign(f"{value:,.{decimals}f}")


def _sign(text: str) -> str:
    return text.replace("-", MINUS)
