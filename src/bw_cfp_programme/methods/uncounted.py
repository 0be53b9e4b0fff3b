"""Flows that look like a greenhouse gas and count as zero, because nobody says what they are."""

from collections.abc import Collection
from dataclasses import dataclass

from bw_cfp_programme.brightway import used_flows
from bw_cfp_programme.methods.flows import FlowIndex
from bw_cfp_programme.methods.matching import air_of


@dataclass(frozen=True, order=True, slots=True)
class UncountedFlow:
    """One flow of another biosphere, all its sub-compartments together.

    Attributes:
        database: where the flow is.
        compartment: as a decision names it, e.g. "air" or "emission/air".
        gas: emission key that it looks like.
    """

    database: str
    name: str
    compartment: str
    gas: str


def uncounted_flows(index: FlowIndex, databases: Collection[str]) -> tuple[UncountedFlow, ...]:
    """Flows without factor that look like a greenhouse gas, sorted; used by `databases`.

    Args:
        index: the flows of the current project.
        databases: background; what those depend on is looked through as well.
    """
    if not index.lookalikes:
        return ()
    used = used_flows(databases)
    return tuple(
        sorted(
            {
                UncountedFlow(item.key[0], item.name, air_of(item), gas)
                for item, gas in index.lookalikes
                if item.key in used
            }
        )
    )
