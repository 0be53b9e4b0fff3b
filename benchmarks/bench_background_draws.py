"""Draws of a hundred factors of an uncertain background against bw2calc's draws of one."""

import math
from pathlib import Path
from typing import Any

import numpy as np

from bench_uncertainty import monte_carlo, next_score
from bw_cfp_programme import brightway, methods
from bw_cfp_programme.calculation.background import Background
from bw_cfp_programme.calculation.draws import factor_draws
from bw_cfp_programme.calculation.foreground import Foreground
from bw_cfp_programme.calculation.matrices import Matrices
from bw_cfp_programme.calculation.system import System
from bw_cfp_programme.calculation.unit_scores import flow_factors
from stopwatch import timed

PROCESSES, INPUTS, FACTORS = 1000, 4, 100
DRAWS = 40
SIGMA = 0.1
DATABASE = "uncertain background"
Key = tuple[str, str]


def run(_folder: Path) -> list[str]:
    """Print-ready lines; both come to the same spread."""
    with brightway.use_project("bench background draws", create=True):
        brightway.ensure_biosphere()
        names = methods.install("AR6")
        brightway.write_database(DATABASE, _database(methods.flow_key("CO2")))
        keys = [(DATABASE, str(n)) for n in range(FACTORS)]
        system = _system(keys, names)
        ours, ratios = timed(lambda: factor_draws(system, keys, draws=DRAWS, seed=1))
        with brightway.quiet():
            theirs = monte_carlo({brightway.get_node(keys[0]): 1.0}, names["total"])
            next(theirs)
            seconds, scores = timed(lambda: np.array([next_score(theirs) for _ in range(DRAWS)]))
    spread = scores.std() / scores.mean()
    assert math.isclose(ratios[keys[0]].std() / ratios[keys[0]].mean(), spread, rel_tol=0.5)
    return [
        f"background draws: {FACTORS} factors of {PROCESSES} processes {ours / DRAWS * 1e3:.0f} ms"
        f" a draw, bw2calc's Monte Carlo of one of them {seconds / DRAWS * 1e3:.0f} ms"
    ]


def _system(keys: list[Key], names: dict[str, tuple[str, ...]]) -> System:
    computed = Matrices(brightway.lca(dict.fromkeys(keys, 1.0), names["total"]))
    flows = flow_factors(names)
    background = Background(computed.unit_scores(flows), flows, "AR6 GWP100")
    return System(Foreground(()), keys[0], 1.0, computed, background, "AR6", 100, names)


def _database(carbon: Key) -> dict[Key, dict[str, Any]]:
    draw = np.random.default_rng(1)
    return {(DATABASE, str(n)): _process(n, draw, carbon) for n in range(PROCESSES)}


def _process(number: int, draw: np.random.Generator, carbon: Key) -> dict[str, Any]:
    key = (DATABASE, str(number))
    inputs = [
        _uncertain("technosphere", (DATABASE, str(n)), draw.random() / 20)
        for n in draw.choice(PROCESSES, INPUTS, replace=False)
        if n != number
    ]
    made = {"type": "production", "input": key, "amount": 1.0}
    about = {"name": f"process {number}", "unit": "kilogram", "location": "GLO", "type": "process"}
    emitted = _uncertain("biosphere", carbon, draw.random())
    return {**about, "reference product": about["name"], "exchanges": [made, emitted, *inputs]}


def _uncertain(kind: str, source: Key, amount: float) -> dict[str, Any]:
    lognormal = {"uncertainty type": 2, "loc": math.log(amount), "scale": SIGMA}
    return {"type": kind, "input": source, "amount": float(amount), **lognormal}
