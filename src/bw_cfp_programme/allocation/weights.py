"""Weights: how much of a pool a receiver draws, by what a workbook says of it."""

import math
from dataclasses import dataclass, replace

from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import AllocationKey, Product, Record
from bw_cfp_programme.units import conversion, find_unit


@dataclass(frozen=True, slots=True)
class Weight:
    """How much of a pool a receiver draws, in `unit` (by name; "" is a plain number).

    Attributes:
        value: None where nothing was entered.
        place: the cell that says, or should say, it.
        unreadable: a cell behind it has failed; a Problem says so already.
    """

    value: float | None
    unit: str
    place: Place
    unreadable: bool = False


def output_quantity(product: Product) -> Weight:
    """The period's output in the product's own unit: facility total by total product quantity."""
    return _weight(product, product.output, _unit_name(product.unit), "output", "unit")


def mass(product: Product) -> Weight:
    """The period's output in kilograms; a product sold by mass needs no mass per unit."""
    return _in_unit(product, "kilogram", "mass_per_unit")


def count(product: Product) -> Weight:
    """The period's output in pieces; a product that is not counted has no such weight."""
    unit = find_unit(product.unit or "", ("count",))
    if unit is None:
        return _weight(product, None, "unit", "unit")
    return _weight(product, product.output, unit.name, "output")


def area(product: Product) -> Weight:
    """Area that the product took or passed in the period, in square metres."""
    return _weight(product, product.area, "square meter", "area")


def machine_hours(product: Product) -> Weight:
    """Hours of machines for the product in the period."""
    return _weight(product, product.machine_hours, "hour", "machine_hours")


def labour_hours(product: Product) -> Weight:
    """Person hours for the product in the period."""
    return _weight(product, product.labour_hours, "person hour", "labour_hours")


def energy_content(product: Product) -> Weight:
    """Energy in the period's output, in megajoules; what is sold as energy needs no more."""
    return _in_unit(product, "megajoule", "energy_per_unit")


def economic_value(product: Product) -> Weight:
    """Revenue of the period's output; prices with an exchange rate in the common currency."""
    price, rate = product.price, product.exchange_rate
    each = price if price is None or rate is None else price * rate
    currency = product.currency or "" if rate is None else ""
    return _by_output(product, each, currency, "price", "currency", "exchange_rate")


def row_value(row: AllocationKey) -> Weight:
    """The key value of a row, in the row's own unit."""
    return _weight(row, row.value, _unit_name(row.unit), "value", "unit")


def row_share(row: AllocationKey) -> Weight:
    """A share that was metered, as a fraction or in percent."""
    unit = _unit_name(row.unit) or "share"
    factor = conversion(unit, "share")
    if factor is None or row.value is None:
        return _weight(row, row.value, unit, "value", "unit")
    return _weight(row, row.value * factor, "share", "value", "unit")


def row_inverse_share(row: AllocationKey) -> Weight:
    """What one unit of each needs of the input where it is made at a row's efficiency."""
    efficiency = row_share(row)
    if efficiency.value is None:
        return efficiency
    needed = 1 / efficiency.value if efficiency.value else math.inf
    return replace(efficiency, value=needed)


def output_by_efficiency(product: Product, row: AllocationKey) -> Weight:
    """Input that the output would need in a plant of its own with the row's efficiency, in MJ."""
    made, needed = energy_content(product), row_inverse_share(row)
    if made.value is None or made.unreadable:
        return made
    if needed.value is None:
        return needed
    return replace(needed, value=made.value * needed.value, unit=made.unit)


def _unit_name(text: str | None) -> str:
    unit = find_unit(text or "")
    return unit.name if unit else text or ""


def _in_unit(product: Product, unit: str, per_unit: str) -> Weight:
    """The output in a unit that its own converts to, or by what one of its own holds of it."""
    known = conversion(_unit_name(product.unit), unit)
    if known is None:
        return _by_output(product, getattr(product, per_unit), unit, per_unit, "unit")
    return _by_output(product, known, unit, "output")


def _by_output(product: Product, each: float | None, unit: str, *read: str) -> Weight:
    """Output x `each`; `read` are the fields behind `each`."""
    made = product.output
    whole = None if each is None or made is None else each * made
    lacking = ("output",) if each is not None and made is None else ()
    return _weight(product, whole, unit, *lacking, *read)


def _weight(record: Record, value: float | None, unit: str, *read: str) -> Weight:
    """A weight at the first of the fields that were read for it."""
    return Weight(value, unit, record.at(read[0]), not record.failed.isdisjoint(read))
