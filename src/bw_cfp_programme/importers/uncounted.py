"""Emissions of the background that would be zero in silence, and whose products they reach."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from bw_cfp_programme import methods
from bw_cfp_programme.brightway import Key, Reach
from bw_cfp_programme.folder.names import FILE, FLOWS
from bw_cfp_programme.gwp import Edition
from bw_cfp_programme.labels import LANGUAGES, text
from bw_cfp_programme.methods import FlowIndex, UncountedFlow
from bw_cfp_programme.problems import Place, Problem, problem

Taken = Mapping[str, Collection[Key]]
"""Member -> what its datasets take from others and emit."""


def uncounted(index: FlowIndex, edition: Edition, taken: Taken) -> Iterator[Problem]:
    """A problem for each flow that looks like a gas, has no factor, and reaches a member.

    Gases that the edition knows no GWP for are told in one.
    """
    everything = {key for keys in taken.values() for key in keys}
    databases = {database for database, _ in everything}
    flows = methods.uncounted_flows(index, databases, everything)
    reach = Reach(databases) if flows else None
    for flow in flows:
        users = {*flow.keys, *(reach.users(flow.keys) if reach else ())}
        members = sorted(member for member, keys in taken.items() if not users.isdisjoint(keys))
        if members:
            yield _told(flow, _listed(members))
    if gases := methods.gases_without_factor(index, edition, databases):
        words = {"gases": ", ".join(gases), "edition": edition.id}
        yield problem("background_gas_without_factor", Place(FILE), **words)


SHOWN = 10


def _listed(members: Sequence[str]) -> str:
    """The first few, and how many there are."""
    shown = ", ".join(members[:SHOWN])
    return shown if len(members) <= SHOWN else f"{shown} … ({len(members)})"


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
