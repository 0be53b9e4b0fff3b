"""Unit scores against bw2calc's own score of one unit of each product."""

import json

import numpy as np
import pytest
from bw2data.tests import bw2test
from scipy import sparse

from bw_cfp_programme.brightway import lca, write_database, write_method
from bw_cfp_programme.calculation.matrices import Matrices, as_entered
from bw_cfp_programme.calculation.unit_scores import flow_factors

CO2, SO2, UPTAKE = ("bio", "co2"), ("bio", "so2"), ("bio", "uptake")
METHODS = {"total": ("test", "total"), "fossil": ("test", "fossil")}


def write_flows(**factors: dict[tuple[str, str], float]) -> None:
    flows = [
        {"code": code, "name": code, "unit": "kilogram", "type": "emission", "categories": ("air",)}
        for _, code in (CO2, SO2, UPTAKE)
    ]
    write_database("bio", flows)
    for indicator, found in factors.items():
        write_method(METHODS[indicator], found, "kg", {})


def process(code: str, made: float, *inputs: tuple[str, tuple[str, str], float]) -> dict:
    own = {"type": "production", "input": ("db", code), "amount": made}
    return {
        "code": code,
        "name": code,
        "reference product": code,
        "unit": "kilogram",
        "location": "TW",
        "type": "process",
        "exchanges": [
            own,
            *({"type": kind, "input": key, "amount": amount} for kind, key, amount in inputs),
        ],
    }


def unit_scores(computed):
    return Matrices(computed).unit_scores(flow_factors(METHODS))


def random_processes(size: int, seed: int) -> list[dict]:
    """A system with loops, self-use, outputs other than 1, credits and negative amounts."""
    draw = np.random.default_rng(seed)
    found = []
    for number in range(size):
        made = float(draw.lognormal(2.0, 2.0))
        takes = [
            (
                "substitution" if draw.random() < 0.1 else "technosphere",
                ("db", f"p{draw.integers(size)}"),
                made * float(draw.uniform(-0.02, 0.2)),
            )
            for _ in range(4)
        ]
        emits = [("biosphere", flow, made * float(draw.lognormal())) for flow in (CO2, SO2, UPTAKE)]
        found.append(process(f"p{number}", made, *takes, *emits[: draw.integers(1, 4)]))
    return found


@pytest.mark.needs_shared
@bw2test
def test_the_matrix_books_first_system(shared):
    """Heijungs and Suh (2002), ch. 2: 10 kWh from 2 l of fuel, 100 l of fuel from 50 l of oil."""
    book = json.loads((shared / "examples/heijungs_suh_2002_electricity.json").read_text())
    write_flows(total={CO2: 1.0, SO2: 2.0}, fossil={CO2: 1.0})
    write_database("db", [_from_book(entry) for entry in book["processes"]])
    system = lca({("db", "electricity"): book["demand"]["electricity"]}, METHODS["total"])
    scores = unit_scores(system)
    demand, expected = book["demand"]["electricity"], book["expected"]
    assert demand * scores["db", "electricity"]["total"] == pytest.approx(
        expected["lcia_with_CF"]["score"], rel=1e-9
    )
    assert demand * scores["db", "electricity"]["fossil"] == pytest.approx(
        expected["CO2"], rel=1e-9
    )
    assert scores["db", "fuel"] == pytest.approx({"total": 0.14, "fossil": 0.1}, rel=1e-9)
    assert sorted(system.supply_array) == pytest.approx(sorted(expected["scaling"]))


def _from_book(entry: dict) -> dict:
    [made] = entry["outputs"]
    takes = [("technosphere", ("db", i["product"]), i["amount"]) for i in entry["inputs"]]
    emits = [("biosphere", ("bio", e["flow"].lower()), e["amount"]) for e in entry["emissions"]]
    return process(made["product"], made["amount"], *takes, *emits)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_systems_have_bw2calcs_scores(seed):
    _compare_with_bw2calc(random_processes(40, seed))


@bw2test
def _compare_with_bw2calc(processes: list[dict]) -> None:
    factors = {"total": {CO2: 1.0, SO2: 29.8, UPTAKE: -1.0}, "fossil": {CO2: 1.0, SO2: 29.8}}
    write_flows(**factors)
    write_database("db", processes)
    scores = unit_scores(lca({("db", "p0"): 1.0}, METHODS["total"]))
    assert set(scores.keys) == {("db", found["code"]) for found in processes}
    for indicator, method in METHODS.items():
        for key in scores.keys:
            expected = lca({key: 1.0}, method).score
            assert scores[key][indicator] == pytest.approx(expected, rel=1e-6), (key, indicator)


@bw2test
def test_the_lca_and_its_method_stay_as_they_were():
    write_flows(total={CO2: 1.0}, fossil={SO2: 5.0})
    write_database("db", [process("p", 4.0, ("biosphere", CO2, 2.0))])
    system = lca({("db", "p"): 1.0}, METHODS["total"])
    before = system.technosphere_matrix.copy(), system.biosphere_matrix.copy(), system.score
    unit_scores(system)
    assert (system.technosphere_matrix != before[0]).nnz == 0
    assert (system.biosphere_matrix != before[1]).nnz == 0
    assert system.score == before[2] == pytest.approx(0.5)
    assert tuple(system.method) == METHODS["total"]


@bw2test
def test_a_published_factor_comes_out_as_published():
    """0.474 in single precision is 0.47400000691."""
    write_flows(total={CO2: 1.0}, fossil={})
    write_database("db", [process("power", 1.0, ("biosphere", CO2, 0.474))])
    scores = unit_scores(lca({("db", "power"): 1.0}, METHODS["total"]))
    assert scores["db", "power"] == {"total": pytest.approx(0.474, rel=1e-15), "fossil": 0.0}
    assert ("db", "power") in scores
    assert ("db", "steam") not in scores


@pytest.mark.parametrize("number", [0.474, 1234567.0, -2.5e-9, 3.141593e12, 0.1])
def test_decimals_of_seven_digits_come_back_from_single_precision(number):
    matrix = sparse.csr_matrix(np.array([[float(np.float32(number))]]))
    assert as_entered(matrix).toarray() == pytest.approx(number, rel=1e-15)


def test_what_is_no_short_decimal_stays_as_it_is():
    summed = float(np.float32(0.1)) + float(np.float32(0.7))
    third = float(np.float32(1 / 3))
    matrix = sparse.csr_matrix(np.array([[third, summed], [0.0, 1.0]]))
    assert as_entered(matrix).toarray().tolist() == [[third, summed], [0.0, 1.0]]


def test_zeros_that_were_entered_stay_in_the_matrix_that_was_given():
    given = sparse.csr_matrix(([0.0, 0.474, 0.0, 2.5], ([0, 0, 1, 1], [0, 1, 0, 1])), (2, 2))
    found = as_entered(given)
    assert (given.nnz, found.nnz) == (4, 2)
    assert given.toarray().tolist() == found.toarray().tolist() == [[0.0, 0.474], [0.0, 2.5]]
