"""Unit scores of all activities and five indicators against one bw2calc LCA."""

from pathlib import Path
from typing import Any

import bw2calc as bc
import numpy as np

from bw_cfp_programme import brightway, methods
from bw_cfp_programme.calculation.matrices import Matrices
from bw_cfp_programme.calculation.unit_scores import flow_factors
from stopwatch import best

ACTIVITIES, INPUTS = 3000, 4
DATABASE = "random"


def run(_folder: Path) -> list[str]:
    """Print-ready lines."""
    with brightway.use_project("bench scores", create=True):
        brightway.ensure_biosphere()
        names = methods.install("AR6")
        carbon = methods.flow_key("CO2")
        brightway.write_database(DATABASE, _system(carbon))
        demand = {brightway.get_node((DATABASE, "0")): 1.0}
        computed = brightway.lca({(DATABASE, "0"): 1.0}, names["total"])
        one = best(lambda: _one_lca(demand, names["total"]))
        everything = best(lambda: Matrices(computed).unit_scores(flow_factors(names)))
    return [
        f"unit scores: {ACTIVITIES} activities x {len(names)} indicators {everything * 1e3:.0f} ms,"
        f" one bw2calc LCA {one * 1e3:.0f} ms: {everything / one:.2f} times as long"
    ]


def _one_lca(demand: dict[Any, float], method: tuple[str, ...]) -> None:
    with brightway.quiet():
        lca = bc.LCA(demand, method)
        lca.lci()
        lca.lcia()


def _system(carbon: tuple[str, str]) -> dict[tuple[str, str], dict[str, Any]]:
    draw = np.random.default_rng(1)
    return {(DATABASE, str(n)): _activity(n, draw, carbon) for n in range(ACTIVITIES)}


def _activity(number: int, draw: np.random.Generator, carbon: tuple[str, str]) -> dict[str, Any]:
    key = (DATABASE, str(number))
    suppliers = draw.choice(ACTIVITIES, INPUTS, replace=False)
    exchanges = [
        {"type": "production", "input": key, "amount": 1.0},
        {"type": "biosphere", "input": carbon, "amount": float(draw.random())},
    ]
    exchanges += [
        {"type": "technosphere", "input": (DATABASE, str(s)), "amount": float(draw.random() / 20)}
        for s in suppliers
        if s != number
    ]
    about = {"name": f"activity {number}", "unit": "kilogram", "location": "GLO"}
    return {**about, "reference product": about["name"], "type": "process", "exchanges": exchanges}
