"""What an elementary flow emits: by decision, by name, by CAS number; and what only looks alike."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from bw_cfp_programme.brightway import BIOSPHERE, NodeItem
from bw_cfp_programme.gwp import (
    Edition,
    emission_of,
    emissions,
    find_gas,
    gas_like,
    gases_of_formula,
    known_gases,
    of_origin,
)

FlowDecisions = Mapping[tuple[str, str], str]
"""(flow name, compartment) -> emission key: what a person says of flows of other biospheres."""

NOT_COUNTED = "none"
"""What a person decides of a flow that warms nothing, whatever it is called."""

BY_ORIGIN = frozenset({"CO2", "CH4"})  # one CAS number, several indicators: by name only


@dataclass(frozen=True, slots=True)
class Matcher:
    """Knows flows: those of `flows.csv` by name, gases to air by CAS number, others by decision.

    Attributes:
        uncounted: (gas, medium) of flows that Brightway's own biosphere has and no method counts,
            such as chloroform to water.
    """

    decided: FlowDecisions
    by_name: Mapping[tuple[str, str], str]
    by_cas: Mapping[str, str]
    uncounted: Collection[tuple[str, str]] = field(default=frozenset())

    def key(self, item: NodeItem) -> str | None:
        """The emission key under which a flow counts, or None."""
        if decision := self.decision(item):
            return None if decision == NOT_COUNTED else decision
        top = item.categories[0] if item.categories else ""
        named = self.by_name.get((item.name, top))
        if named or top != "air":
            return named
        key = self.by_cas.get(item.cas, "")
        return None if key in BY_ORIGIN else key or None

    def decision(self, item: NodeItem) -> str | None:
        """What a person decided of the flow; without compartment it is of flows that have none."""
        path = "/".join(item.categories)
        for (name, compartment), key in self.decided.items():
            covered = f"{path}/".startswith(f"{compartment}/") if compartment else not path
            if item.name == name and covered:
                return key
        return None

    def lookalike(self, item: NodeItem) -> str | None:
        """The gas that a flow without factor seems to be, wherever it goes to or comes from."""
        if item.key[0] == BIOSPHERE or self.decision(item):
            return None
        gas = self._seems(item)
        if not gas or (gas, medium(item)) in self.uncounted:
            return None
        if not _is_resource(item):
            return gas
        return of_origin(gas, "uptake") if emission_of(gas).gas == "CO2" else None

    def _seems(self, item: NodeItem) -> str:
        """By CAS number, which names may refine by origin; else by names; else by formula."""
        substance = self.by_cas.get(item.cas, "")
        if item.cas and not substance:  # another substance, whatever its name contains
            return find_gas(item.name) or ""
        names = (gas_like(name) for name in (item.name, *item.synonyms))
        named = next(filter(None, names), "")
        if substance:
            return named if emission_of(named).gas == emission_of(substance).gas else substance
        return named or " / ".join(gases_of_formula(item.formula))


def matcher(
    edition: Edition | None = None,
    decided: FlowDecisions | None = None,
    uncounted: Collection[tuple[str, str]] = frozenset(),
) -> Matcher:
    """Knows the gases of all shipped editions and of `edition`, and what a programme decided."""
    gases = {**known_gases(), **(edition.gases if edition else {})}
    return Matcher(
        decided=decided or {},
        by_name={flow: key for key, emission in emissions().items() for flow in emission.flows},
        by_cas={gas.cas: key for key, gas in gases.items() if gas.cas},
        uncounted=uncounted,
    )


_MEDIA = ("air", "water", "soil", "ground", "resource", "resources", "raw")
_RESOURCES = frozenset({"resource", "resources", "raw", "ground"})
_RESOURCE_TYPES = ("natural resource", "inventory indicator", "economic")


def compartment(item: NodeItem) -> str:
    """A flow's compartment down to the part that says its medium: "air", "emission/air".

    All of it where no part says one, "" where there is none.
    """
    said = medium(item)
    depths = (n for n, part in enumerate(item.categories, 1) if said and said in _media(part))
    return "/".join(item.categories[: next(depths, None)])


def medium(item: NodeItem) -> str:
    """The medium that a compartment speaks of, in English: air, else the first; "" for none."""
    said = [word for part in item.categories for word in _media(part)]
    return "air" if "air" in said else next(iter(said), "")


def _media(part: str) -> list[str]:
    return [word for word in re.findall("[a-z]+", part.casefold()) if word in _MEDIA]


def _is_resource(item: NodeItem) -> bool:
    said = {word for part in item.categories for word in _media(part)}
    return item.type in _RESOURCE_TYPES or bool(said & _RESOURCES)
