"""Methods, scores and calculation setups, keyed by (database, code) on both generations."""

import warnings
from collections.abc import Mapping, Sequence
from typing import Any

from bw_cfp_programme.brightway.databases import dependencies
from bw_cfp_programme.brightway.generation import IS_25, Key, bc, bd
from bw_cfp_programme.brightway.nodes import get_node, node_ids, node_keys
from bw_cfp_programme.brightway.noise import quiet
from bw_cfp_programme.cfp_key import KEY
from bw_cfp_programme.errors import NothingCounted, UnknownDataset
from bw_cfp_programme.problems import Place, problem

MethodName = tuple[str, ...]


def lca(demand: Mapping[Key, float], method: MethodName) -> Any:
    """A bw2calc LCA with inventory and characterisation computed; `demand` in the datasets' units.

    Raises:
        UnknownDataset: a dataset, the method, or a database that is used is not in the current
            project.
        NothingCounted: none of the databases emits anything.
    """
    if method not in bd.methods:
        raise UnknownDataset(f"no method {method!r} in project {bd.projects.current!r}")
    if gone := dependencies(database for database, _ in demand) - set(bd.databases):
        raise UnknownDataset(f"databases that others use are gone: {', '.join(sorted(gone))}")
    nodes = {}
    for key, amount in demand.items():
        node = get_node(key)
        if node is None:
            raise UnknownDataset(f"no dataset {key!r} in project {bd.projects.current!r}")
        nodes[node] = amount
    computed = bc.LCA(nodes, method)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "No (valid )?biosphere flows found")
        computed.lci()
        if not computed.biosphere_matrix.shape[0]:
            told = problem("nothing_counted", Place(next(database for database, _ in demand)))
            raise NothingCounted(told.line("en"), [told])
        # an indicator that nothing here counts in is plainly 0
        warnings.filterwarnings("ignore", "All values in characterization matrix are zero")
        computed.lcia()
    return computed


def product_keys(computed: Any) -> dict[Key, int]:
    """(database, code) -> row of the technosphere matrix of an LCA."""
    return _indices(computed, "product")


def biosphere_keys(computed: Any) -> dict[Key, int]:
    """(database, code) -> row of the biosphere matrix of an LCA."""
    return _indices(computed, "biosphere")


def _indices(computed: Any, kind: str) -> dict[Key, int]:
    if not IS_25:
        return {tuple(key): index for key, index in getattr(computed, f"{kind}_dict").items()}
    places = dict(getattr(computed.dicts, kind).items())
    return {key: places[id_] for key, id_ in node_ids().items() if id_ in places}


def method_factors(method: MethodName) -> dict[Key, float]:
    """Characterisation factors by flow; flows that no longer exist are left out."""
    rows = bd.Method(method).load()
    keys = node_keys(flow for flow, *_ in rows if isinstance(flow, int))
    found = {}
    for flow, factor, *_ in rows:
        key = keys.get(flow) if isinstance(flow, int) else tuple(flow)
        if key is not None:
            found[key] = float(factor["amount"] if isinstance(factor, dict) else factor)
    return found


def write_method(
    method: MethodName, factors: Mapping[Key, float], unit: str, metadata: Mapping[str, Any]
) -> bool:
    """Register and write a method; False if it is there with exactly these factors already.

    `metadata` is stored under `cfp`, its `description` also where Brightway shows it.
    """
    about = {"unit": unit, "description": metadata.get("description", ""), KEY: dict(metadata)}
    if method in bd.methods and _is_same(method, factors, about):
        return False
    ids = node_ids({database for database, _ in factors})
    with quiet():
        target = bd.Method(method)
        if method not in bd.methods:
            target.register()
        bd.methods[method].update(about)
        target.write([(ids.get(key, key), float(value)) for key, value in factors.items()])
        bd.methods.flush()
    return True


def _is_same(method: MethodName, factors: Mapping[Key, float], about: Mapping[str, Any]) -> bool:
    known = bd.methods[method]
    if any(known.get(name) != value for name, value in about.items()):
        return False
    stored = bd.Method(method).load()
    return len(stored) == len(factors) and method_factors(method) == dict(factors)


def register_calculation_setup(
    name: str, demands: Sequence[Mapping[Key, float]], methods: Sequence[MethodName]
) -> None:
    """Store a setup that Activity Browser can calculate at once; an older one is replaced.

    Raises:
        ValueError: an amount is 0, for which Activity Browser opens a dialog, or a list is empty.
    """
    if not demands or not methods or any(not all(demand.values()) for demand in demands):
        raise ValueError("a calculation setup needs demands other than 0 and methods")
    bd.calculation_setups[name] = {
        "inv": [dict(demand) for demand in demands],
        "ia": [tuple(method) for method in methods],
    }
    bd.calculation_setups.flush()
