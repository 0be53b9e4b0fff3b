"""What a person may have meant by an amount that is many times too large or too small."""

from collections.abc import Iterator
from functools import cache
from math import log10

from bw_cfp_programme.limits import limit
from bw_cfp_programme.records import InventoryLine
from bw_cfp_programme.tolerances import LAST_DIGITS
from bw_cfp_programme.units import conversion, symbol, unit, units
from bw_cfp_programme.wording import figure

THOUSAND = 1000.0
THOUSANDS = (THOUSAND, 1.0 / THOUSAND, THOUSAND**2, 1.0 / THOUSAND**2)
TWICE, A_MONTH_FOR_THE_YEAR = 2.0, 1.0 / 12.0


def slips(name: str) -> tuple[float, ...]:
    """How many times itself an amount in a unit may be: unit, thousandfold, twice, one month."""
    others = (conversion(name, each) for each in _units_beside(name))
    found = (*THOUSANDS, *(each for each in others if each), TWICE, A_MONTH_FOR_THE_YEAR)
    return tuple(each for each in dict.fromkeys(found) if each != 1.0)


def meant(amount: float, name: str, times: float) -> str | None:
    """The likeliest slip behind an amount that is `times` what it should be; None: none is near.

    The same figure in another unit of its dimension comes first, then a thousandfold.

    >>> meant(26_400.0, "ton", 900.0), meant(182_000.0, "ton", 0.0012)
    ('26,400 kg', '182,000,000 t')
    >>> meant(100.0, "kilogram", 1.7) is None
    True
    """
    for readings in _readings(amount, name):
        near = {text: fit for text, slip in readings if (fit := is_near(times, slip))}
        if near:
            return min(near, key=lambda text: near[text])
    return None


def meant_by(line: InventoryLine, times: float) -> str | None:
    """The same of a line's amount."""
    return meant(line.quantity or 0.0, line.unit or "", times)


def is_near(times: float, slip: float) -> float:
    """How near a ratio comes to that of a slip, from 1; 0 where it is another one."""
    if times <= 0.0:
        return 0.0
    apart = max(times / slip, slip / times)
    small = 1.0 / limit("slip_thousandfold") < slip < limit("slip_thousandfold")
    odd = small or not is_power_of_ten(slip)
    return apart if apart <= (limit("slip_fits_small") if odd else limit("slip_fits")) else 0.0


def is_power_of_ten(times: float | None) -> bool:
    """Whether one unit is a plain multiple of another: kWh of MWh, not MJ of kWh."""
    if not times:
        return False
    exponent = log10(times)
    return abs(exponent - round(exponent)) < LAST_DIGITS


def _readings(amount: float, name: str) -> Iterator[list[tuple[str, float]]]:
    """What a figure may stand for, and how many times itself it then is; the likeliest first.

    Another unit of its custom, a thousandth or thousandfold, a unit of another custom.
    """
    units_ = [(other, conversion(name, other) or 0.0) for other in _units_beside(name)]
    told = [(f"{figure(amount)} {symbol(other)}", slip) for other, slip in units_ if slip != 1.0]
    yield [(text, slip) for text, slip in told if is_power_of_ten(slip)]
    yield [(f"{figure(amount / slip)} {symbol(name)}", slip) for slip in THOUSANDS]
    yield [(text, slip) for text, slip in told if not is_power_of_ten(slip)]


@cache
def _units_beside(name: str) -> tuple[str, ...]:
    """The other units of a unit's dimension; none outside the table."""
    try:
        dimension = unit(name).dimension
    except KeyError:
        return ()
    return tuple(u.name for u in units() if u.dimension == dimension and u.name != name)
