"""The lamp recomputed from its Brightway project by a solver that shares no line with ours.

The databases and methods are read as they were written, their numbers in double precision, and
become one dense system: A x = f, score = c B x (Heijungs and Suh 2002).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bw2data as bd
import numpy as np
import pytest
from lamp_run import Lamp, clock

from brightway_dirs import switch_to
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.results import INDICATORS, TOTAL, Result

Key = tuple[str, str]
System = tuple[list[Key], np.ndarray, list[list[tuple[Key, float]]]]


@dataclass(frozen=True)
class Recomputed:
    """Our result, and every unit score by the other solver: indicator -> product -> kg CO2e."""

    result: Result
    scores: Mapping[str, Mapping[Key, float]]


@pytest.fixture(scope="module")
def recomputed(lamp: Lamp) -> Recomputed:
    """Both from the project as it is now: another test may have changed a workbook."""
    before = Path(bd.projects._base_data_dir)
    switch_to(lamp.brightway)
    result = calculate(lamp.folder, clock=clock)
    bd.projects.set_current(f"cfp-{result.programme}")
    members = [name for name in bd.databases if name.startswith(f"cfp {result.programme} ")]
    system = read_system([*members, "cfp factors TW MOENV"])
    methods = {name: result.methods[name] for name in (*INDICATORS, TOTAL)}
    scores = {name: solve(system, flow_factors(method)) for name, method in methods.items()}
    switch_to(before)
    return Recomputed(result, scores)


def read_system(databases: list[str]) -> System:
    """Products, the dense technosphere, and the emissions of every activity."""
    data = {key: node for name in databases for key, node in bd.Database(name).load().items()}
    row = {key: number for number, key in enumerate(data)}
    technosphere = np.zeros((len(row), len(row)))
    emissions: list[list[tuple[Key, float]]] = [[] for _ in row]
    for key, column in row.items():
        for exchange in data[key]["exchanges"]:
            source, amount, kind = tuple(exchange["input"]), exchange["amount"], exchange["type"]
            if kind == "biosphere":
                emissions[column].append((source, amount))
            else:
                sign = {"production": 1, "substitution": 1, "technosphere": -1}[kind]
                technosphere[row[source], column] += sign * amount
    return list(row), technosphere, emissions


def flow_factors(method: tuple[str, ...]) -> dict[Key, float]:
    def key(flow: Any) -> Key:
        return bd.get_activity(flow).key

    return {key(flow): factor for flow, factor, *_ in bd.Method(method).load()}


def solve(system: System, factors: Mapping[Key, float]) -> dict[Key, float]:
    products, technosphere, emissions = system
    direct = [sum(factors.get(flow, 0.0) * amount for flow, amount in taken) for taken in emissions]
    scores = np.linalg.solve(technosphere.T, np.array(direct))
    return dict(zip(products, scores.tolist(), strict=True))


@pytest.mark.parametrize("indicator", [*INDICATORS, TOTAL])
def test_every_total_agrees(recomputed: Recomputed, indicator: str):
    lamp = recomputed.scores[indicator]["cfp lamp-2026 LEAD", "LAMP-9W"]
    assert recomputed.result.totals[indicator] == pytest.approx(lamp, rel=1e-6, abs=0)


def test_every_product_of_every_member_agrees(recomputed: Recomputed):
    scores = recomputed.result.unit_scores
    found = {key: score[TOTAL] for key, score in scores.items()}
    other = {key: recomputed.scores[TOTAL][f"cfp lamp-2026 {key[0]}", key[1]] for key in scores}
    assert found == pytest.approx(other, rel=1e-6, abs=1e-12)


def test_bw2calc_agrees(recomputed: Recomputed):
    lamp = recomputed.scores[TOTAL]["cfp lamp-2026 LEAD", "LAMP-9W"]
    assert recomputed.result.bw2calc_total == pytest.approx(lamp, rel=1e-6)
