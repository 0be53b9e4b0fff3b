"""Which gases a score is made of."""

from collections.abc import Iterable, Mapping
from typing import Any

from bw_cfp_programme.brightway import get_node
from bw_cfp_programme.calculation.foreground import Use
from bw_cfp_programme.calculation.matrices import Matrices
from bw_cfp_programme.gwp import emissions, find_gas
from bw_cfp_programme.results import Key


def emitted(uses: Iterable[Use], matrices: Matrices) -> dict[Key, float]:
    """Elementary flow -> how much of it comes of what the foreground takes, in the flow's unit."""
    direct: dict[Key, float] = {}
    demand: dict[Key, float] = {}
    for use in uses:
        of = direct if use.input.kind == "biosphere" else demand
        of[use.input.key] = of.get(use.input.key, 0.0) + use.taken
    behind = matrices.emissions(demand)
    return {flow: direct.get(flow, 0.0) + behind.get(flow, 0.0) for flow in {**direct, **behind}}


def scores_by_gas(by_flow: Mapping[Key, float], keys: Mapping[Key, str]) -> dict[str, float]:
    """Emission key ("CO2", "CH4-biogenic", ...) -> kg CO2e.

    `keys` says which it is of a flow, as the methods count it; others go by their names. A flow
    that is no known gas stands under its own name. Largest first.
    """
    gases: dict[str, float] = {}
    for flow, score in by_flow.items():
        node: Any = get_node(flow)  # it is there: it has just counted
        gas = keys.get(flow) or gas_of(node["name"])
        gases[gas] = gases.get(gas, 0.0) + score
    return dict(sorted(gases.items(), key=lambda item: (-abs(item[1]), item[0])))


def gas_of(flow: str) -> str:
    """The emission key under which a flow of this name counts; else the name.

    Our own flows are called by key, with the gas's name in brackets.
    """
    for emission in emissions().values():
        if any(name == flow for name, _ in emission.flows):
            return emission.key
    return find_gas(flow) or find_gas(flow.partition(" (")[0]) or flow
