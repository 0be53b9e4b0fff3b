"""Rules: how to weigh co-products. How to split by weights is the engine's business.

A rule is one small function and one line in `RULES`. Other packages add rules through the entry
point group `bw_cfp_programme.allocation_rules`; each entry names a `Rule`.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType

from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import AllocationKey, Product, Record
from bw_cfp_programme.units import conversion, find_unit

DEDICATED = "dedicated"
PHYSICAL, ECONOMIC, OTHER = "physical", "economic", "other"
BY_OUTPUT = ("output_quantity", "mass", "count", "energy_content", "economic_value")
"""Rules that weigh what was made, not what was done to make it."""
NAMED_KEYS = (
    "headcount", "floor_hours", "rated_load", "heat_demand", "cooling_demand", "tonnes_handled",
)  # fmt: skip
"""Keys that every row enters for itself, as a custom key, under a name that a reader knows."""
GROUP = "bw_cfp_programme.allocation_rules"


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


@dataclass(frozen=True, slots=True)
class ProductRule:
    """Weighs products by what sheet 產品 says of them; `kind`: a name of `allocation_kind`."""

    name: str
    weigh: Callable[[Product], Weight]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class RowRule:
    """Weighs receivers by their rows on sheet 分配.

    Attributes:
        whole: the weight that stands for the whole pool; what the rows leave of it is a remainder.
            None: the rows together are the whole.
        unit: unit of `whole`.
        kind: a name of `allocation_kind`.
    """

    name: str
    weigh: Callable[[AllocationKey], Weight]
    whole: float | None = None
    unit: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ProductRowRule:
    """Weighs products by what sheet 產品 and their rows on sheet 分配 say together.

    `kind`: a name of `allocation_kind`.
    """

    name: str
    weigh: Callable[[Product, AllocationKey], Weight]
    kind: str = ""


Rule = ProductRule | RowRule | ProductRowRule


def is_partial(rule: Rule | None) -> bool:
    """Whether the parts need not add up to the whole."""
    return isinstance(rule, RowRule) and rule.whole is not None


def output_quantity(product: Product) -> Weight:
    """The period's output in the product's own unit: facility total by total product quantity."""
    return _weight(product, product.output, _unit_name(product.unit), "output", "unit")


def mass(product: Product) -> Weight:
    """The period's output in kilograms; a product sold by mass needs no mass per unit."""
    known = conversion(_unit_name(product.unit), "kilogram")
    if known is None:
        return _by_output(product, product.mass_per_unit, "kilogram", "mass_per_unit")
    made = None if product.output is None else product.output * known
    return _weight(product, made, "kilogram", "output", "unit")


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
    known = conversion(_unit_name(product.unit), "megajoule")
    if known is None:
        return _by_output(product, product.energy_per_unit, "megajoule", "energy_per_unit")
    made = None if product.output is None else product.output * known
    return _weight(product, made, "megajoule", "output", "unit")


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
    if needed.value is None or needed.unit != "share":
        return needed
    return replace(needed, value=made.value * needed.value, unit=made.unit)


RULES: tuple[Rule, ...] = (
    ProductRule("output_quantity", output_quantity, OTHER),
    ProductRule("mass", mass, PHYSICAL),
    ProductRule("count", count, OTHER),
    ProductRule("area", area, PHYSICAL),
    ProductRule("machine_hours", machine_hours, PHYSICAL),
    ProductRule("labour_hours", labour_hours),
    ProductRule("energy_content", energy_content, PHYSICAL),
    ProductRule("economic_value", economic_value, ECONOMIC),
    RowRule("custom_key", row_value),
    RowRule("metered_share", row_share, whole=1.0, unit="share", kind=PHYSICAL),
    *(RowRule(name, row_value) for name in NAMED_KEYS),
    RowRule("efficiency", row_inverse_share, kind=PHYSICAL),
    ProductRowRule("alternative_generation", output_by_efficiency, PHYSICAL),
)


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by name: ours, then those of other packages; a name is taken once."""
    outsiders: tuple[Rule, ...] = tuple(entry.load() for entry in entry_points(group=GROUP))
    found: dict[str, Rule] = {}
    for rule in (*RULES, *outsiders):
        found.setdefault(rule.name, rule)
    return MappingProxyType(found)


def _unit_name(text: str | None) -> str:
    unit = find_unit(text or "")
    return unit.name if unit else text or ""


def _by_output(product: Product, each: float | None, unit: str, *read: str) -> Weight:
    """Output x `each`; `read` are the fields behind `each`."""
    made = product.output
    whole = None if each is None or made is None else each * made
    lacking = ("output",) if each is not None and made is None else ()
    return _weight(product, whole, unit, *lacking, *read)


def _weight(record: Record, value: float | None, unit: str, *read: str) -> Weight:
    """A weight at the first of the fields that were read for it."""
    return Weight(value, unit, record.at(read[0]), not record.failed.isdisjoint(read))
