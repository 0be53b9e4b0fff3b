"""Monte Carlo over the lines of many suppliers against bw2calc's own, which solves every draw."""

import math
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bw2calc as bc
import numpy as np

from bw_cfp_programme import brightway, methods
from bw_cfp_programme.assessment.sampling import Sampling
from bw_cfp_programme.assessment.uncertainty.monte_carlo import draw
from bw_cfp_programme.assessment.uncertainty.spread import Spread
from bw_cfp_programme.assessment.uncertainty.terms import Amount, Term
from bw_cfp_programme.calculation.matrices import Matrices
from bw_cfp_programme.calculation.unit_scores import flow_factors
from stopwatch import timed

SUPPLIERS, LINES, PROCESSES, INPUTS = 100, 60, 1000, 4
SIGMA = 0.1
OURS, THEIRS, PROGRAMME = 10_000, 40, 1000
DATABASE = "uncertain"
Key = tuple[str, str]
Node = dict[str, Any]


def run(_folder: Path) -> list[str]:
    """Print-ready lines; both draw the same lines and come to the same spread."""
    with brightway.use_project("bench uncertainty", create=True):
        brightway.ensure_biosphere()
        method = methods.install("AR6")["total"]
        brightway.write_database(DATABASE, _system(methods.flow_key("CO2")))
        scores = _scores(method)
        solved, theirs = _solved(method)
    terms = [_term(n, line, scores) for n in range(SUPPLIERS) for line in range(LINES)]
    seconds, ours = timed(lambda: _drawn(terms, 1))
    assert math.isclose(ours.mean(), theirs.mean(), rel_tol=0.01)
    assert math.isclose(ours.std(), theirs.std(), rel_tol=0.5)  # 40 draws tell no more
    rate, rate_solved = len(terms) * OURS / seconds, len(terms) * THEIRS / solved
    many = [_term(n, line, scores) for n in range(PROGRAMME) for line in range(LINES)]
    large, _ = timed(lambda: _drawn(many, 2))
    return [
        f"uncertainty: {len(terms)} lines on {PROCESSES} background processes"
        f" {rate / 1e6:.1f} million lines x draws a second, bw2calc's Monte Carlo"
        f" {rate_solved / 1e6:.3f} million: {rate / rate_solved:.0f} times as many",
        f"uncertainty: {len(many)} lines, {OURS} draws, 2 workers {large:.1f} s",
    ]


def _scores(method: tuple[str, ...]) -> dict[int, float]:
    """Number of a background process -> kg CO2e per kilogram."""
    matrices = Matrices(brightway.lca({(DATABASE, "product"): 1.0}, method))
    found = matrices.unit_scores(flow_factors({"total": method}))
    return {n: found[DATABASE, f"process {n}"]["total"] for n in range(PROCESSES)}


def _solved(method: tuple[str, ...]) -> tuple[float, Any]:
    """Seconds of `THEIRS` draws after the first, and their scores."""
    demand = {brightway.get_node((DATABASE, "product")): 1.0}
    with brightway.quiet():
        lca = monte_carlo(demand, method)
        next(lca)
        start = time.perf_counter()
        scores = np.array([next_score(lca) for _ in range(THEIRS)])
    return time.perf_counter() - start, scores


def monte_carlo(demand: dict[Any, float], method: tuple[str, ...]) -> Any:
    if brightway.GENERATION == "2":
        return bc.DirectSolvingMonteCarloLCA(demand, method, seed=1)
    lca = bc.LCA(demand, method, use_distributions=True, seed_override=1)
    lca.lci()
    lca.lcia()
    return lca


def next_score(lca: Any) -> float:
    found = next(lca)
    return float(lca.score if found is None else found)


def _term(supplier: int, line: int, scores: dict[int, float]) -> Term:
    process = _bought(supplier, line)
    activity = Amount(f"{supplier} {line}", Spread.lognormal(SIGMA))
    return Term(activity, Amount(f"process {process}"), {"raw_materials": scores[process]})


def _drawn(terms: list[Term], workers: int) -> Any:
    stated = {"raw_materials": sum(term.product().score for term in terms)}
    return draw(stated, terms, Sampling(draws=OURS, workers=workers))["raw_materials"]


def _bought(supplier: int, line: int) -> int:
    return (supplier * 31 + line) % PROCESSES


def _system(carbon: Key) -> dict[Key, Node]:
    suppliers = {f"supplier {n}": _supplies(n) for n in range(SUPPLIERS)}
    product = [_input(supplier, 1.0) for supplier in suppliers]
    processes = dict(_processes(carbon))
    made = {"product": product, **suppliers, **processes}
    return {(DATABASE, code): _node(code, exchanges) for code, exchanges in made.items()}


def _supplies(supplier: int) -> list[dict[str, Any]]:
    uncertain = {"uncertainty type": 2, "loc": 0.0, "scale": SIGMA}  # lognormal of median 1
    lines = (_input(f"process {_bought(supplier, n)}", 1.0) for n in range(LINES))
    return [{**line, **uncertain} for line in lines]


def _processes(carbon: Key) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A background that is certain, loops and all."""
    draws = np.random.default_rng(1)
    for n in range(PROCESSES):
        others = draws.choice(PROCESSES, INPUTS, replace=False)
        inputs = [_input(f"process {o}", float(draws.random() / 20)) for o in others if o != n]
        emitted = {"type": "biosphere", "input": carbon, "amount": float(draws.random())}
        yield f"process {n}", [emitted, *inputs]


def _node(code: str, exchanges: list[dict[str, Any]]) -> Node:
    made = {"type": "production", "input": (DATABASE, code), "amount": 1.0}
    about = {"name": code, "unit": "kilogram", "location": "GLO", "reference product": code}
    return {**about, "type": "process", "exchanges": [made, *exchanges]}


def _input(code: str, amount: float) -> dict[str, Any]:
    return {"type": "technosphere", "input": (DATABASE, code), "amount": amount}
