"""What an elementary flow emits: by decision, by name, by CAS number; and what only looks alike."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bw_cfp_programme.brightway import NodeItem
from bw_cfp_programme.gwp import Edition, emissions, find_gas, known_gases

FlowDecisions = Mapping[tuple[str, str], str]
"""(flow name, compartment) -> emission key: what a person says of flows of other biospheres."""

BY_ORIGIN = frozenset({"CO2", "CH4"})  # one CAS number, several indicators: by name only


@dataclass(frozen=True, slots=True)
class Matcher:
    """Knows flows: those of `flows.csv` by name, gases to air by CAS number, others by decision."""

    decided: FlowDecisions
    by_name: Mapping[tuple[str, str], str]
    by_cas: Mapping[str, str]

    def key(self, item: NodeItem) -> str | None:
        """The emission key under which a flow counts, or None."""
        path = "/".join(item.categories)
        for (name, compartment), key in self.decided.items():
            if item.name == name and f"{path}/".startswith(f"{compartment}/"):
                return key
        top = item.categories[0] if item.categories else ""
        named = self.by_name.get((item.name, top))
        if named or top != "air":
            return named
        key = self.by_cas.get(item.cas, "")
        return None if key in BY_ORIGIN else key or None

    def lookalike(self, item: NodeItem) -> str | None:
        """The gas that a flow to or from air seems to be, by CAS number or by what it is called."""
        if not air_of(item):
            return None
        family = find_gas(item.name.partition(",")[0])
        named = find_gas(item.name) or (family if family in BY_ORIGIN else None)
        return self.by_cas.get(item.cas) or named


def matcher(edition: Edition | None = None, decided: FlowDecisions | None = None) -> Matcher:
    """Knows the gases of all shipped editions and of `edition`, and what a programme decided."""
    gases = {**known_gases(), **(edition.gases if edition else {})}
    return Matcher(
        decided=decided or {},
        by_name={flow: key for key, emission in emissions().items() for flow in emission.flows},
        by_cas={gas.cas: key for key, gas in gases.items() if gas.cas},
    )


def air_of(item: NodeItem) -> str:
    """A flow's compartment down to the part that says air: "air", "emission/air"; "" if none."""
    for depth, part in enumerate(item.categories, start=1):
        if "air" in re.findall("[a-z]+", part.casefold()):
            return "/".join(item.categories[:depth])
    return ""
