"""Which gases a score is made of."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from bw_cfp_programme.brightway import biosphere_keys, get_node
from bw_cfp_programme.gwp import emissions, find_gas
from bw_cfp_programme.results import Key


def scores_by_gas(lca: Any, keys: Mapping[Key, str]) -> dict[str, float]:
    """Emission key ("CO2", "CH4-biogenic", ...) -> kg CO2e, from bw2calc's own inventory.

    `keys` says which it is of a flow, as the methods count it; others go by their names. A flow
    that is no known gas stands under its own name. Largest first; the sum is `lca.score`.
    """
    gases: dict[str, float] = {}
    for flow, score in scores_by_flow(lca).items():
        node: Any = get_node(flow)  # it is there: bw2calc has just counted it
        gas = keys.get(flow) or gas_of(node["name"])
        gases[gas] = gases.get(gas, 0.0) + score
    return dict(sorted(gases.items(), key=lambda item: (-abs(item[1]), item[0])))


def scores_by_flow(lca: Any) -> dict[Key, float]:
    """Elementary flow -> kg CO2e, of those that count in a score."""
    rows = np.asarray(lca.characterized_inventory.sum(axis=1)).ravel()
    return {flow: float(rows[row]) for flow, row in biosphere_keys(lca).items() if rows[row]}


def gas_of(flow: str) -> str:
    """The emission key under which a flow of this name counts; else the name.

    Our own flows are called by key, with the gas's name in brackets.
    """
    for emission in emissions().values():
        if any(name == flow for name, _ in emission.flows):
            return emission.key
    return find_gas(flow) or find_gas(flow.partition(" (")[0]) or flow
