"""Draws of background factors against closed forms and against bw2calc's own Monte Carlo."""

import math

import numpy as np
import pytest
from bw2data.tests import bw2test

from bw_cfp_programme.brightway import (
    GENERATION,
    get_node,
    lca,
    quiet,
    write_database,
    write_method,
)
from bw_cfp_programme.brightway.generation import bc
from bw_cfp_programme.calculation import draws as drawing
from bw_cfp_programme.calculation.background import Background
from bw_cfp_programme.calculation.draws import _upstream, factor_draws
from bw_cfp_programme.calculation.foreground import Foreground
from bw_cfp_programme.calculation.matrices import Matrices
from bw_cfp_programme.calculation.solver import Solver
from bw_cfp_programme.calculation.system import System
from bw_cfp_programme.calculation.unit_scores import flow_factors
from bw_cfp_programme.errors import InvalidInventory

CO2 = ("bio", "co2")
METHODS = {"total": ("test", "total")}
P, Q, R = ("db", "p"), ("db", "q"), ("db", "r")
SIGMAS = 4.0  # standard errors that draws may be off: 1 in 16 000 by chance, and never anew
DRAWS = 1000


def lognormal(amount, sigma):
    return {
        "amount": amount, "uncertainty type": 2, "loc": math.log(abs(amount)), "scale": sigma,
        "negative": amount < 0,
    }  # fmt: skip


def exactly(amount):
    return {"amount": amount}


def process(key, *exchanges, made=None):
    """`exchanges` are (input, amount with what is uncertain about it, type if it is no usual)."""
    rows = [{"type": "production", "input": key, **(made or exactly(1.0))}]
    for source, amount, *kind in exchanges:
        usual = "biosphere" if source == CO2 else "technosphere"
        rows.append({"type": kind[0] if kind else usual, "input": source, **amount})
    return {
        "code": key[1], "name": key[1], "reference product": key[1], "unit": "kilogram",
        "location": "TW", "type": "process", "exchanges": rows,
    }  # fmt: skip


def written(*processes, database="db"):
    """The database beside a flow that counts 1, and the system of one unit of each process."""
    flow = {"code": "co2", "name": "co2", "unit": "kilogram", "type": "emission"}
    write_database("bio", [{**flow, "categories": ("air",)}])
    write_method(METHODS["total"], {CO2: 1.0}, "kg", {})
    write_database(database, list(processes))
    computed = Matrices(lca({(database, p["code"]): 1.0 for p in processes}, METHODS["total"]))
    flows = flow_factors(METHODS)
    background = Background(computed.unit_scores(flows), flows, "test")
    return System(Foreground(()), P, 1.0, computed, background, "test", 100, METHODS)


def two_processes():
    """p takes 3 kg of q, lognormal with 0.1; q emits 2 kg, lognormal with 0.2."""
    return process(P, (Q, lognormal(3.0, 0.1))), process(Q, (CO2, lognormal(2.0, 0.2)))


def common_upstream():
    """p and r take 1 kg of q each and emit 1 and 2 kg themselves; q emits 1 kg, uncertain."""
    return (
        process(P, (Q, exactly(1.0)), (CO2, exactly(1.0))),
        process(R, (Q, exactly(1.0)), (CO2, exactly(2.0))),
        process(Q, (CO2, lognormal(1.0, 0.3))),
    )


def all_sorts():
    """A loop, a credit, a negative amount, an output of its own, and bounded distributions."""
    triangular = {"amount": 0.2, "uncertainty type": 5, "loc": 0.2, "minimum": 0.1, "maximum": 0.4}
    normal = {"amount": 1.0, "uncertainty type": 3, "loc": 1.0, "scale": 0.1, "minimum": 0.8}
    return (
        process(P, (Q, lognormal(3.0, 0.1)), (CO2, normal), made=lognormal(2.0, 0.05)),
        process(Q, (R, triangular), (CO2, lognormal(2.0, 0.2)), (R, lognormal(-0.1, 0.3))),
        process(R, (P, lognormal(0.1, 0.2)), (Q, lognormal(0.3, 0.2), "substitution")),
    )


class Spy(Solver):
    """Counts factorisations."""

    made = 0

    def __init__(self, matrix):
        type(self).made += 1
        super().__init__(matrix)


@pytest.fixture
def spy(monkeypatch):
    monkeypatch.setattr(Spy, "made", 0)
    monkeypatch.setattr(drawing, "Solver", Spy)
    return Spy


def is_lognormal(ratios, sigma):
    """Median 1 and standard deviation of the logarithm within their errors."""
    logs = np.log(ratios)
    assert abs(logs.mean()) < SIGMAS * sigma / math.sqrt(DRAWS)
    assert logs.std(ddof=1) == pytest.approx(sigma, rel=SIGMAS / math.sqrt(2 * DRAWS))


@bw2test
def test_a_product_of_lognormals_is_one():
    found = factor_draws(written(*two_processes()), [P, Q], draws=DRAWS, seed=1)
    is_lognormal(found[P], math.hypot(0.1, 0.2))
    is_lognormal(found[Q], 0.2)
    is_lognormal(found[P] / found[Q], 0.1)


@bw2test
def test_what_factors_have_in_common_moves_them_together():
    """In every draw p - 1 and r - 2 are what q emits."""
    found = factor_draws(written(*common_upstream()), [P, Q, R], draws=50, seed=1)
    assert 2 * found[P] - 1 == pytest.approx(found[Q], rel=1e-12)
    assert 3 * found[R] - 2 == pytest.approx(found[Q], rel=1e-12)
    assert found[Q].std() > 0.1


def drawn_by_bw2calc(draws):
    """Scores of one unit of p."""
    demand = {get_node(P): 1.0}
    with quiet():
        if GENERATION == "2":
            theirs = bc.DirectSolvingMonteCarloLCA(demand, METHODS["total"], seed=1)
            return np.array([next(theirs) for _ in range(draws)])
        theirs = bc.LCA(demand, METHODS["total"], use_distributions=True, seed_override=1)
        theirs.lci()
        theirs.lcia()
        return np.array([theirs.score for _ in zip(range(draws), theirs, strict=False)])


@bw2test
def test_bw2calc_draws_the_same_distribution():
    system = written(*all_sorts())
    ours = (
        factor_draws(system, [P], draws=DRAWS, seed=1)[P] * system.background.products[P]["total"]
    )
    theirs = drawn_by_bw2calc(DRAWS)
    deviation = theirs.std()
    assert ours.mean() == pytest.approx(
        theirs.mean(), abs=SIGMAS * deviation * math.sqrt(2 / DRAWS)
    )
    assert ours.std() == pytest.approx(deviation, rel=SIGMAS / math.sqrt(DRAWS))
    edges = (0.1, 0.5, 0.9)
    assert np.quantile(ours, edges) == pytest.approx(
        np.quantile(theirs, edges), abs=SIGMAS * 2.4 * deviation / math.sqrt(DRAWS)
    )


@bw2test
def test_a_draw_stands_on_seed_and_number_and_not_on_who_makes_it():
    system = written(*all_sorts())
    alone = factor_draws(system, [P, R], draws=30, seed=1)
    for workers in (2, 3):
        shared = factor_draws(system, [R, P], draws=30, seed=1, workers=workers)
        assert {key: r.tolist() for key, r in shared.items()} == {
            key: r.tolist() for key, r in alone.items()
        }
    assert factor_draws(system, [P, R], draws=7, seed=1)[P].tolist() == alone[P][:7].tolist()
    assert factor_draws(system, [P, R], draws=7, seed=2)[P].tolist() != alone[P][:7].tolist()


@bw2test
def test_a_background_without_distributions_is_never_factorised(spy):
    certain = process(P, (Q, exactly(3.0))), process(Q, (CO2, exactly(2.0)))
    assert factor_draws(written(*certain), [P, Q], draws=20, seed=1) == {}
    assert spy.made == 0


@bw2test
def test_nor_is_what_does_not_stand_behind_a_factor(spy):
    """r is uncertain, and takes q; but p and q do not take it."""
    certain = process(P, (Q, exactly(3.0))), process(Q, (CO2, exactly(2.0)))
    other = process(R, (Q, lognormal(1.0, 0.1)), (CO2, lognormal(1.0, 0.1)))
    system = written(*certain, other)
    assert factor_draws(system, [P, Q], draws=20, seed=1) == {}
    assert factor_draws(system, [CO2], draws=20, seed=1) == {}
    assert spy.made == 0
    assert list(factor_draws(system, [P, Q, R], draws=20, seed=1)) == [R]


@bw2test
def test_one_factorisation_serves_all_draws_of_emissions(spy):
    factor_draws(written(*common_upstream()), [P, Q], draws=20, seed=1)
    assert spy.made == 1


@bw2test
def test_inputs_take_a_factorisation_for_every_draw(spy):
    factor_draws(written(*two_processes()), [P, Q], draws=20, seed=1)
    assert spy.made == 20


@bw2test
def test_drawing_leaves_the_system_alone():
    system = written(*two_processes())
    before = (
        system.matrices.lca.technosphere_matrix.copy(),
        system.matrices.lca.biosphere_matrix.copy(),
    )
    factor_draws(system, [P], draws=3, seed=1)
    assert (system.matrices.lca.technosphere_matrix != before[0]).nnz == 0
    assert (system.matrices.lca.biosphere_matrix != before[1]).nnz == 0


@bw2test
@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": 2.0, "uncertainty type": 2, "loc": 0.7, "scale": -1.0},
        {"amount": 2.0, "uncertainty type": 3, "loc": 2.0, "scale": 0.1, "minimum": 9.0},
        {"amount": 2.0, "uncertainty type": 99, "loc": 2.0},
    ],
)
def test_an_impossible_distribution_is_refused(wrong):
    system = written(process(P, (CO2, wrong)))
    with pytest.raises(InvalidInventory, match="distribution"):
        factor_draws(system, [P], draws=2, seed=1)


def test_what_stands_behind_a_product_where_its_maker_has_another_number():
    """0 is made in column 1, of 1 that is made in column 2, of 2 that is made in column 0."""
    makes = np.array([[0.0, 1.0, 0.0, -0.5], [0.0, -0.1, 1.0, 0.0], [1.0, 0.0, -0.1, 0.0],
                      [0.0, 0.0, 0.0, 1.0]])  # fmt: skip
    found = {row: [each.tolist() for each in _upstream(makes, np.array([row]))] for row in range(4)}
    assert found == {
        0: [[0, 1, 2], [0, 1, 2]], 1: [[1, 2], [0, 2]], 2: [[2], [0]],
        3: [[0, 1, 2, 3], [0, 1, 2, 3]],
    }  # fmt: skip


@bw2test
def test_of_no_factor_or_one_of_nothing_there_is_no_draw():
    nothing = process(P, (CO2, {**lognormal(1.0, 0.1), "amount": 0.0, "loc": 0.0}))
    assert factor_draws(written(*two_processes()), [], draws=3, seed=1) == {}
    assert factor_draws(written(process(R), nothing), [R], draws=3, seed=1) == {}
