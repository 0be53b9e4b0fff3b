"""Emissions of the background that would be zero in silence, and whose products they reach."""

from collections.abc import Collection, Iterator, Mapping

from bw_cfp_programme import methods
from bw_cfp_programme.brightway import Key, Reach
from bw_cfp_programme.folder.names import FLOWS
from bw_cfp_programme.labels import LANGUAGES, text
from bw_cfp_programme.methods import FlowIndex, UncountedFlow
from bw_cfp_programme.problems import Place, Problem, problem

Taken = Mapping[str, Collection[Key]]
"""Member -> what its datasets take from others and emit."""


def uncounted(index: FlowIndex, taken: Taken) -> Iterator[Problem]:
    """A problem for each flow that looks like a gas, has no factor, and reaches a member."""
    everything = {key for keys in taken.values() for key in keys}
    databases = {database for database, _ in everything}
    flows = methods.uncounted_flows(index, databases, everything)
    reach = Reach(databases) if flows else None
    for flow in flows:
        users = {*flow.keys, *(reach.users(flow.keys) if reach else ())}
        members = [member for member, keys in taken.items() if not users.isdisjoint(keys)]
        if members:
            yield _told(flow, ", ".join(sorted(members)))


def _told(flow: UncountedFlow, members: str) -> Problem:
    term = "in_compartment" if flow.compartment else "no_compartment"
    where = text(f"message.{term}", compartment=flow.compartment)
    said = {
        "flow": flow.name,
        "compartment": flow.compartment,
        **{f"where_{language}": where.said(language) for language in LANGUAGES},
        "database": flow.database,
        "gas": flow.gas,
        "members": members,
    }
    if flow.unit:
        return problem("flow_not_by_mass", Place(FLOWS.name), **said, unit=flow.unit)
    return problem("flow_uncounted", Place(FLOWS.name), **said)
