"""Flows that look like a greenhouse gas and count as zero, because nobody says what they are."""

from collections.abc import Collection
from dataclasses import dataclass

from bw_cfp_programme.brightway import Key, used_flows
from bw_cfp_programme.gwp import Edition
from bw_cfp_programme.methods.flows import FlowIndex, Lookalike
from bw_cfp_programme.methods.matching import compartment


@dataclass(frozen=True, order=True, slots=True)
class UncountedFlow:
    """One flow of another biosphere, all its sub-compartments together.

    Attributes:
        database: where the flow is.
        compartment: as a decision names it, e.g. "air" or "emission/air"; "" if it has none.
        gas: emission key that it looks like.
        unit: blank where it is one of mass, in which a decision makes it count.
        keys: of its sub-compartments.
    """

    database: str
    name: str
    compartment: str
    gas: str
    unit: str = ""
    keys: tuple[Key, ...] = ()


def uncounted_flows(
    index: FlowIndex, databases: Collection[str], emitted: Collection[Key] = ()
) -> tuple[UncountedFlow, ...]:
    """Flows without factor that look like a greenhouse gas, sorted; used by `databases`.

    Args:
        index: the flows of the current project.
        databases: background; what those depend on is looked through as well.
        emitted: flows that are used besides.
    """
    used = used_flows(databases, [one.item.key for one in index.lookalikes]).union(emitted)
    found: dict[tuple[str, str, str, str, str], list[Key]] = {}
    for one in index.lookalikes:
        if one.item.key in used:
            found.setdefault(_identity(one), []).append(one.item.key)
    return tuple(sorted(UncountedFlow(*said, tuple(keys)) for said, keys in found.items()))


def _identity(one: Lookalike) -> tuple[str, str, str, str, str]:
    item = one.item
    return item.key[0], item.name, compartment(item), one.gas, "" if one.by_mass else item.unit


def gases_without_factor(
    index: FlowIndex, edition: Edition, databases: Collection[str]
) -> tuple[str, ...]:
    """Emission keys that `databases` emit and an edition has no GWP100 for, sorted."""
    silent = {flow: key for flow, key in index.key_of.items() if not edition.has_factor(key)}
    return tuple(sorted({silent[flow] for flow in used_flows(databases, silent)}))
