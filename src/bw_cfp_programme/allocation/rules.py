"""Rules: how to weigh co-products. How to split by weights is the engine's business.

A rule is one small function and one line in `RULES`. Other packages add rules through the entry
point group `bw_cfp_programme.allocation_rules`; each entry names a `ProductRule` or a `RowRule`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType

from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import AllocationKey, Product
from bw_cfp_programme.units import conversion, find_unit

FIRST_RULE = "output_quantity"
DEDICATED = "dedicated"
GROUP = "bw_cfp_programme.allocation_rules"


@dataclass(frozen=True, slots=True)
class Weight:
    """How much of a pool a receiver draws, in `unit` (by name; "" is a plain number).

    `value` is None where nothing was entered; `place` is the cell that says, or should say, it.
    """

    value: float | None
    unit: str
    place: Place


@dataclass(frozen=True, slots=True)
class ProductRule:
    """Weighs products by what sheet 產品 says of them."""

    name: str
    weigh: Callable[[Product], Weight]


@dataclass(frozen=True, slots=True)
class RowRule:
    """Weighs receivers by their rows on sheet 分配.

    Attributes:
        whole: the weight that stands for the whole pool; what the rows leave of it is a remainder.
            None: the rows together are the whole.
        unit: unit of `whole`.
    """

    name: str
    weigh: Callable[[AllocationKey], Weight]
    whole: float | None = None
    unit: str = ""


Rule = ProductRule | RowRule


def output_quantity(product: Product) -> Weight:
    """The period's output in the product's own unit: facility total by total product quantity."""
    return Weight(product.output, _unit_name(product.unit), product.at("output"))


def mass(product: Product) -> Weight:
    """The period's output in kilograms; a product sold by mass needs no mass per unit."""
    known = conversion(_unit_name(product.unit), "kilogram")
    if known is not None and product.output is not None:
        return Weight(product.output * known, "kilogram", product.at("output"))
    return _by_output(product, "mass_per_unit", "kilogram")


def count(product: Product) -> Weight:
    """The period's output in pieces; a product that is not counted has no such weight."""
    unit = find_unit(product.unit or "", ("count",))
    if unit is None:
        return Weight(None, "unit", product.at("unit"))
    return Weight(product.output, unit.name, product.at("output"))


def area(product: Product) -> Weight:
    """Area that the product took or passed in the period, in square metres."""
    return Weight(product.area, "square meter", product.at("area"))


def machine_hours(product: Product) -> Weight:
    """Hours of machines for the product in the period."""
    return Weight(product.machine_hours, "hour", product.at("machine_hours"))


def labour_hours(product: Product) -> Weight:
    """Person hours for the product in the period."""
    return Weight(product.labour_hours, "person hour", product.at("labour_hours"))


def energy_content(product: Product) -> Weight:
    """Energy in the period's output, in megajoules."""
    return _by_output(product, "energy_per_unit", "megajoule")


def economic_value(product: Product) -> Weight:
    """Revenue of the period's output, in the one currency of the workbook."""
    return _by_output(product, "price", "")


def row_value(row: AllocationKey) -> Weight:
    """The key value of a row, in the row's own unit."""
    return Weight(row.value, _unit_name(row.unit), row.at("value"))


def row_share(row: AllocationKey) -> Weight:
    """A share that was metered, as a fraction or in percent."""
    unit = _unit_name(row.unit) or "share"
    factor = conversion(unit, "share")
    if factor is None or row.value is None:
        return Weight(row.value, unit, row.at("value"))
    return Weight(row.value * factor, "share", row.at("value"))


RULES: tuple[Rule, ...] = (
    ProductRule("output_quantity", output_quantity),
    ProductRule("mass", mass),
    ProductRule("count", count),
    ProductRule("area", area),
    ProductRule("machine_hours", machine_hours),
    ProductRule("labour_hours", labour_hours),
    ProductRule("energy_content", energy_content),
    ProductRule("economic_value", economic_value),
    RowRule("custom_key", row_value),
    RowRule("metered_share", row_share, whole=1.0, unit="share"),
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


def _by_output(product: Product, per_unit: str, unit: str) -> Weight:
    each: float | None = getattr(product, per_unit)
    if each is None or product.output is None:
        return Weight(None, unit, product.at(per_unit if each is None else "output"))
    return Weight(each * product.output, unit, product.at(per_unit))
