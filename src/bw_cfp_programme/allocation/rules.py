"""Rules: how to weigh co-products. How to split by weights is the engine's business.

A rule is one small function (`weights.py`) and one line in `RULES`, or a plug-in of others.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from bw_cfp_programme import plugins
from bw_cfp_programme.allocation import weights
from bw_cfp_programme.allocation.weights import Weight
from bw_cfp_programme.records import AllocationKey, Product

DEDICATED = "dedicated"
PHYSICAL, ECONOMIC, OTHER = "physical", "economic", "other"
BY_OUTPUT = ("output_quantity", "mass", "count", "energy_content", "economic_value")
"""Rules that weigh what was made, not what was done to make it."""
NAMED_KEYS = (
    "headcount", "floor_hours", "rated_load", "heat_demand", "cooling_demand", "tonnes_handled",
)  # fmt: skip
"""Keys that every row enters for itself, as a custom key, under a name that a reader knows."""


@dataclass(frozen=True, slots=True)
class ProductRule:
    """Weighs products by what sheet 產品 says of them, or a pool's row on sheet 分配 instead.

    Attributes:
        kind: a name of `allocation_kind`.
        unit: of a row that names none; "" where each says its own.
    """

    name: str
    weigh: Callable[[Product], Weight]
    kind: str = ""
    unit: str = ""

    def weigh_row(self, row: AllocationKey) -> Weight:
        """What a row says of its receiver in place of sheet 產品."""
        weight = weights.row_value(row)
        return replace(weight, unit=weight.unit or self.unit)


@dataclass(frozen=True, slots=True)
class RowRule:
    """Weighs receivers by their rows on sheet 分配.

    Attributes:
        whole: the weight that stands for the whole pool; what the rows leave of it is a remainder.
            None: the rows together are the whole.
        unit: what its rows are in; "" where each says its own.
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

    Attributes:
        kind: a name of `allocation_kind`.
        unit: what its rows are in; "" where each says its own.
    """

    name: str
    weigh: Callable[[Product, AllocationKey], Weight]
    kind: str = ""
    unit: str = ""


Rule = ProductRule | RowRule | ProductRowRule


def is_partial(rule: Rule | None) -> bool:
    """Whether the parts need not add up to the whole."""
    return isinstance(rule, RowRule) and rule.whole is not None


RULES: tuple[Rule, ...] = (
    ProductRule("output_quantity", weights.output_quantity, OTHER),
    ProductRule("mass", weights.mass, PHYSICAL, "kilogram"),
    ProductRule("count", weights.count, OTHER, "unit"),
    ProductRule("area", weights.area, PHYSICAL, "square meter"),
    ProductRule("machine_hours", weights.machine_hours, PHYSICAL, "hour"),
    ProductRule("labour_hours", weights.labour_hours, unit="person hour"),
    ProductRule("energy_content", weights.energy_content, PHYSICAL, "megajoule"),
    ProductRule("economic_value", weights.economic_value, ECONOMIC),
    RowRule("custom_key", weights.row_value),
    RowRule("metered_share", weights.row_share, whole=1.0, unit="share", kind=PHYSICAL),
    *(RowRule(name, weights.row_value) for name in NAMED_KEYS),
    RowRule("efficiency", weights.row_inverse_share, unit="share", kind=PHYSICAL),
    ProductRowRule("alternative_generation", weights.output_by_efficiency, PHYSICAL, "share"),
)


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by name: ours, then those of other packages."""
    every = plugins.together(
        plugins.RULES,
        RULES,
        name=lambda rule: rule.name,
        fits=lambda found: isinstance(found, Rule),
        wanted="a ProductRule, RowRule or ProductRowRule",
    )
    return MappingProxyType({rule.name: rule for rule in every})
