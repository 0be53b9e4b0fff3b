"""Which elementary flows of a project carry which emission key, and our own where there is none."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bw_cfp_programme.brightway import (
    BIOSPHERE,
    Dataset,
    Key,
    NodeItem,
    add_nodes,
    existing_keys,
    flow_items,
)
from bw_cfp_programme.cfp_key import of_flow
from bw_cfp_programme.errors import UnknownDataset
from bw_cfp_programme.gwp import Edition, Gas, emissions, known_gases, without_gwp
from bw_cfp_programme.methods.matching import FlowDecisions, Matcher, matcher, medium
from bw_cfp_programme.units import conversion, find_unit

OWN = "cfp biosphere"
AIR = ("air",)


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A flow that no method counts, and the gas that it seems to be.

    `by_mass`: a decision can make it count; a flow in other units stays uncounted.
    """

    item: NodeItem
    gas: str
    by_mass: bool


@dataclass(frozen=True, slots=True)
class FlowIndex:
    """The characterised flows of a project: (database, code) -> emission key, and back.

    Attributes:
        kilograms: of one unit of those flows that are not in kilograms.
        lookalikes: flows that are not characterised and seem to be a gas.
    """

    key_of: Mapping[Key, str] = field(default_factory=dict)
    flows_of: Mapping[str, tuple[NodeItem, ...]] = field(default_factory=dict)
    kilograms: Mapping[Key, float] = field(default_factory=dict)
    lookalikes: tuple[Lookalike, ...] = ()

    def flow(self, key: str, compartment: tuple[str, ...] = AIR) -> Key:
        """The flow to link an emission line to: the compartment itself, else the least specific.

        Raises:
            UnknownDataset: no database of the project has a flow for it; `install` adds ours.
        """
        candidates = self.flows_of.get(key)
        if not candidates:
            raise UnknownDataset(f"no elementary flow for {key}: install the methods first")
        return min(candidates, key=lambda item: _distance(item, compartment)).key


def _distance(item: NodeItem, compartment: tuple[str, ...]) -> tuple[bool, bool, int, bool, Key]:
    return (
        item.categories != compartment,
        item.categories[:1] != compartment[:1],
        len(item.categories),
        item.key[0] != BIOSPHERE,
        item.key,
    )


def ensure_own_flows(edition: Edition | None = None) -> int:
    """Add our own flows that are missing to `cfp biosphere`; what is there keeps its ids.

    They are the gases that biosphere3 has no flow for, of all shipped editions and of `edition`,
    what is reported among gases but has no GWP, and "CO2 equivalent" of each indicator for
    publishers that give no gases. Returns how many were added.
    """
    about = {"what": "elementary flows that biosphere3 lacks; never rewritten, only added to"}
    return add_nodes(OWN, _own_flows(edition), about)


def own_flows_installed() -> bool:
    """Whether the current project has our own flows of all shipped editions."""
    wanted = {(OWN, flow["code"]) for flow in _own_flows(None)}
    return existing_keys(wanted) == wanted


def _own_flows(edition: Edition | None) -> Iterator[Dataset]:
    silent = {s.key: Gas(s.key, s.name_en, s.formula, s.cas) for s in without_gwp().values()}
    gases = {**silent, **known_gases(), **(edition.gases if edition else {})}
    yield from _equivalents()
    yield from (_own_gas(gas) for gas in gases.values() if _lacks_flow(gas))


def _lacks_flow(gas: Gas) -> bool:
    return gas.key not in emissions()


def _own_gas(gas: Gas) -> Dataset:
    name = gas.key if gas.name == gas.key else f"{gas.key} ({gas.name})"
    return _flow(gas.key, name, gas.formula, gas.cas)


def _equivalents() -> Iterator[Dataset]:
    for emission in emissions().values():
        if emission.own:
            ((name, _),) = emission.flows
            yield _flow(emission.key, name, "", "")


def _flow(key: str, name: str, formula: str, cas: str) -> Dataset:
    flow: Dataset = {
        "code": key,
        "name": name,
        "unit": "kilogram",
        "type": "emission",
        "categories": AIR,
        **of_flow(key),
    }
    if formula:
        flow["formula"] = formula
    if cas:
        flow["CAS number"] = cas.zfill(11)  # as biosphere3 writes it
    return flow


def flow_index(edition: Edition | None = None, decided: FlowDecisions | None = None) -> FlowIndex:
    """Index the flows of all databases of the project; about 60 ms with biosphere3.

    By decision first, then by name and compartment where `flows.csv` says so; other gases also by
    CAS number when emitted to air, so that another biosphere with other names is counted too.
    Carbon dioxide and methane of unknown origin are not guessed: they are lookalikes, as is
    whatever looks like a gas in any compartment, and what is not measured by its mass.
    """
    items = flow_items()
    known = matcher(edition, decided, _uncounted(matcher(edition), items))
    found: dict[str, list[NodeItem]] = {}
    kilograms: dict[Key, float] = {}
    lookalikes: list[Lookalike] = []
    for item in items:
        key = item.key[1] if item.key[0] == OWN else known.key(item)
        mass = _kilograms(item.unit)
        if key and mass is not None:
            found.setdefault(key, []).append(item)
            if mass != 1.0:
                kilograms[item.key] = mass
        elif gas := key or known.lookalike(item):
            lookalikes.append(Lookalike(item, gas, mass is not None))
    return FlowIndex(
        MappingProxyType({item.key: key for key, items in found.items() for item in items}),
        MappingProxyType({key: tuple(items) for key, items in found.items()}),
        MappingProxyType(kilograms),
        tuple(lookalikes),
    )


def _uncounted(known: Matcher, items: Iterable[NodeItem]) -> frozenset[tuple[str, str]]:
    """(gas, medium) of what Brightway's own biosphere has and no method counts."""
    own = (item for item in items if item.key[0] == BIOSPHERE and item.cas in known.by_cas)
    return frozenset((known.by_cas[i.cas], medium(i)) for i in own if not known.key(i))


def _kilograms(unit: str) -> float | None:
    """Of one unit; None for what is no unit of mass. Where none is said, kilograms are meant."""
    if not unit:
        return 1.0
    known = find_unit(unit, ("mass",))
    return conversion(known.name, "kilogram") if known else None
