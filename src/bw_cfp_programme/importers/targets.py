"""What an exchange can be linked to, and the one place where linking changes its numbers."""

from dataclasses import dataclass
from typing import Any

from bw_cfp_programme.brightway import Dataset, Key
from bw_cfp_programme.categories import of_kind
from bw_cfp_programme.cfp_key import (
    category_of,
    converted,
    mass_of,
    mass_per_unit_of,
    member_of,
    product_of,
    stage_of,
)
from bw_cfp_programme.results import MappingDecision
from bw_cfp_programme.units import conversion_by_mass

Exchange = dict[str, Any]

NAMED_BY_SUPPLIER = "named_by_supplier"
SUPPLIER_DATA = "supplier_data"
ELEMENTARY_FLOW = "elementary_flow"


@dataclass(frozen=True, slots=True)
class Target:
    """A dataset or elementary flow: of a member, of a background database, of the biosphere.

    Attributes:
        year: the year of a published factor, where it has one.
        is_part: a published factor that counts a part only, and stands for nothing by itself.
        treats: its product is what goes in; who makes waste gives it, and does not take it.
        mass_per_unit: kg that one unit of a member's product weighs, where its workbook says so.
    """

    key: Key
    name: str
    unit: str
    location: str = ""
    aliases: tuple[str, ...] = ()
    aircraft: bool = False
    year: str = ""
    is_part: bool = False
    treats: bool = False
    mass_per_unit: float | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A target and why the line stands on it.

    Attributes:
        target: what the exchange takes its input from.
        mapping: who decided it and why, or which rule.
        factor: units of the target per unit of the exchange; None for plain unit conversion.
    """

    target: Target
    mapping: MappingDecision
    factor: float | None = None

    def units_per(self, unit: str, kilograms: float | None = None) -> float | None:
        """Units of the target for one `unit`; None where nobody says how they convert.

        By the decision's factor, else by the unit table, else by mass: `kilograms` per `unit`.
        """
        if self.factor is not None:
            return self.factor
        target = self.target
        return conversion_by_mass(unit, target.unit, kilograms, target.mass_per_unit)

    def fits(self, exchange: Exchange) -> bool:
        """Whether the line is of a kind that goes there: no purchase goes to a treatment."""
        return not self.target.treats or category_of(exchange) in of_kind("treated")


def by_rule(target: Target, condition: str) -> Link:
    """A link that a rule makes; no person decided it."""
    return Link(target, MappingDecision(condition=condition))


def linked(exchange: Exchange, link: Link) -> Exchange:
    """The exchange with input, in the target's unit; as it was where the two do not fit.

    `amount` = activity x conversion x share holds before and after. What is given to a treatment
    whose production is negative is a second output, which Brightway calls a substitution.

    >>> steel = Target(("bg", "steel"), "Steel", "kilogram")
    >>> line = {"amount": 2.0, "unit": "ton", "cfp": {"conversion": 1.0}}
    >>> done = linked(line, by_rule(steel, NAMED_BY_SUPPLIER))
    >>> done["input"], done["amount"], done["unit"], done["cfp"]["conversion"]
    (('bg', 'steel'), 2000.0, 'kilogram', 1000.0)
    """
    factor = link.units_per(exchange["unit"], mass_of(exchange))
    if factor is None or not link.fits(exchange):
        return exchange
    aircraft = link.target.aircraft
    done = {
        **converted(exchange, factor=factor, mapping=link.mapping, aircraft=aircraft),
        "input": link.target.key,
        "unit": link.target.unit,
    }
    return {**done, "type": "substitution"} if link.target.treats else done


def products_of(datasets: list[Dataset]) -> dict[tuple[str, str], Target]:
    """(member, product) -> dataset that others take the product from; stages are no products."""
    return {
        (member_of(ds), product_of(ds)): Target(
            (ds["database"], ds["code"]),
            ds["name"],
            ds["unit"],
            ds["location"],
            mass_per_unit=mass_per_unit_of(ds),
        )
        for ds in datasets
        if not stage_of(ds)
    }
