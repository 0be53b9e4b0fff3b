"""Which elementary flows of a project carry which emission key, and our own where there is none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from bw_cfp_programme.brightway import (
    BIOSPHERE,
    Dataset,
    Key,
    NodeItem,
    add_nodes,
    database_items,
    flow_databases,
)
from bw_cfp_programme.cfp_key import of_flow
from bw_cfp_programme.errors import UnknownDataset
from bw_cfp_programme.gwp import Edition, Gas, emissions, known_gases
from bw_cfp_programme.methods.matching import FlowDecisions, matcher

OWN = "cfp biosphere"
AIR = ("air",)


@dataclass(frozen=True, slots=True)
class FlowIndex:
    """The characterised flows of a project: (database, code) -> emission key, and back.

    `lookalikes` are not characterised: flows with the gas that each seems to be.
    """

    key_of: Mapping[Key, str]
    flows_of: Mapping[str, tuple[NodeItem, ...]]
    lookalikes: tuple[tuple[NodeItem, str], ...] = ()

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
    and "CO2 equivalent" of each indicator for publishers that give no gases. Returns how many were
    added.
    """
    gases = {**known_gases(), **(edition.gases if edition else {})}
    nodes = [*_equivalents(), *(_own_gas(gas) for gas in gases.values() if _lacks_flow(gas))]
    about = {"what": "elementary flows that biosphere3 lacks; never rewritten, only added to"}
    return add_nodes(OWN, nodes, about)


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
    Carbon dioxide and methane of unknown origin are not guessed: they are lookalikes.
    """
    known = matcher(edition, decided)
    found: dict[str, list[NodeItem]] = {}
    lookalikes: list[tuple[NodeItem, str]] = []
    for item in chain.from_iterable(map(database_items, flow_databases())):
        key = item.key[1] if item.key[0] == OWN else known.key(item)
        if key:
            found.setdefault(key, []).append(item)
        elif gas := known.lookalike(item):
            lookalikes.append((item, gas))
    return FlowIndex(
        MappingProxyType({item.key: key for key, items in found.items() for item in items}),
        MappingProxyType({key: tuple(items) for key, items in found.items()}),
        tuple(lookalikes),
    )
