"""Numbers as a reader sees them, rounded here alone; files for machines keep every digit."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from bw_cfp_programme.tolerances import SUMMED

MINUS = "\N{MINUS SIGN}"
NOTHING = "\N{EN DASH}"
DIGITS = 4
_FINEST = 5e-7
_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_MASSES = (("t", 1e-3), ("kg", 1.0), ("g", 1e3), ("mg", 1e6))


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """One unit and one number of decimals for the scores of a report, so that columns compare.

    Attributes:
        mass: "t", "kg", "g" or "mg" (of CO2e).
        per_kg: how many `mass` one kilogram is.
        decimals: places after the point.
        noise: kilograms below which a score is the solver's rounding and shown as zero.
    """

    mass: str
    per_kg: float
    decimals: int
    noise: float

    def show(self, kilograms: float | None) -> str:
        """A score with the report's decimals, or two significant digits where it has more zeros."""
        if kilograms is None:
            return NOTHING
        value = kilograms * self.per_kg
        if abs(kilograms) <= self.noise:
            return "0"
        if abs(value) >= 10.0 ** (1 - self.decimals):
            return _sign(f"{value:,.{self.decimals}f}")
        return _rounded(value, 2)


def choose_scale(kilograms: Iterable[float]) -> Scale:
    """The unit in which the largest of these is at least one, with four significant digits."""
    largest = max((abs(value) for value in kilograms), default=0.0)
    fitting = (unit for unit in _MASSES if largest * unit[1] >= 1)
    mass, per_kg = next(fitting, _MASSES[-1] if largest else ("kg", 1.0))
    return Scale(
        mass=mass,
        per_kg=per_kg,
        decimals=_decimals(largest * per_kg, DIGITS),
        noise=SUMMED * largest,
    )


def percent(share: float | None) -> str:
    """A share as a percentage with one decimal; a dash where there is no share."""
    if share is None:
        return NOTHING
    if abs(share) <= SUMMED:
        return "0 %"
    if abs(share) < 0.0005:  # noqa: PLR2004 - what one decimal of a percentage cannot show
        return "<0.1 %"  # of whichever sign, which the difference itself tells
    return _sign(f"{share:.1%}".replace("%", " %"))


def fine_percent(share: float) -> str:
    """A share as a percentage with five significant digits, no more than four decimals.

    As many as the ministry's inventory form prints of its uncertainty: 5.7298 %.
    """
    if abs(share) <= SUMMED:
        return "0 %"
    if abs(share) < _FINEST:
        return "<0.0001 %" if share > 0 else f">{MINUS}0.0001 %"
    return _sign(f"{share * 100:,.{min(4, _decimals(share * 100, DIGITS + 1))}f} %")


def significant(value: float | None) -> str:
    """Four significant digits, whole digits never rounded away: 123456.7 -> "123,457"."""
    if value is None:
        return NOTHING
    text = _rounded(value, DIGITS)
    return text.rstrip("0").rstrip(".") if "." in text and "×" not in text else text


def _rounded(value: float, digits: int) -> str:
    if value and not 1e-4 <= abs(value) < 1e12:  # noqa: PLR2004 - where fixed notation stops being readable
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        return f"{_sign(mantissa)} × 10{str(int(exponent)).translate(_SUPERSCRIPT)}"
    return _sign(f"{value:,.{_decimals(value, digits)}f}")


def _decimals(value: float, digits: int) -> int:
    return max(0, digits - 1 - math.floor(math.log10(abs(value)))) if value else digits - 1


def _sign(text: str) -> str:
    return text.replace("-", MINUS)
