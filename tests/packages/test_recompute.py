"""The program that ships, against a solver that is not ours; and the lot."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bw_cfp_programme.limits import limit
from bw_cfp_programme.packages import recompute
from bw_cfp_programme.packages.contributions import brought, supply
from bw_cfp_programme.packages.sample import LARGE, sample

SIZES = st.integers(1, 12)


def system(random, size, links):
    """Processes that take of each other at random, loops and themselves included."""
    processes = [
        {"database": "d", "code": str(n), "output": float(random.uniform(1, 1e5)), "member": "M"}
        for n in range(size)
    ]
    exchanges = []
    for number, process in enumerate(processes * links):
        taken = str(random.integers(size))
        kind = random.choice(["technosphere", "technosphere", "substitution", "production"])
        amount = float(random.uniform(0, 0.4 / links)) * process["output"]
        where = {"input_database": "d", "input_code": taken}
        exchanges.append(line(process, number, kind, amount, where))
        where = {"input_database": "f", "input_code": str(random.integers(3))}
        exchanges.append(line(process, -number - 1, "biosphere", amount, where))
    factors = {("f", str(n)): list(random.uniform(-1, 10, 2)) for n in range(3)}
    return processes, exchanges, factors


def line(process, number, kind, amount, where):
    own = {"database": "d", "code": process["code"], "number": number, "type": kind}
    said = dict.fromkeys(("line", "item", "file", "sheet", "activity", "activity_unit"), "")
    cell = f"F{number}" if number >= 0 else f"G{-number}"
    named = {"cell": cell, "evidence": "", "input_name": ""}
    return {**own, **said, **named, "amount": amount, **where}


def solved_by_numpy(processes, exchanges, factors):
    place = {p["code"]: n for n, p in enumerate(processes)}
    matrix = np.diag([p["output"] for p in processes]).astype(float)
    emitted = np.zeros((len(processes), 2))
    for row in exchanges:
        amount = recompute.SIGNS[row["type"]] * row["amount"]
        if row["input_database"] == "d":
            matrix[place[row["input_code"]], place[row["code"]]] -= amount
        else:
            key = row["input_database"], row["input_code"]
            emitted[place[row["code"]]] += amount * np.array(factors[key])
    return np.linalg.solve(matrix.T, emitted)


@given(seed=st.integers(0, 2**32), size=SIZES, links=st.integers(1, 4))
def test_unit_scores_are_those_of_a_matrix(seed, size, links):
    made = system(np.random.default_rng(seed), size, links)
    expected = solved_by_numpy(*made)
    found = recompute.solved(*recompute.equations(*made, 2))
    ours = np.array([found["d", p["code"]] for p in made[0]])
    assert ours == pytest.approx(expected, rel=1e-9, abs=1e-12)


@given(seed=st.integers(0, 2**32), size=SIZES, links=st.integers(1, 4))
def test_what_exchanges_bring_adds_up_to_the_footprint(seed, size, links):
    processes, exchanges, factors = system(np.random.default_rng(seed), size, links)
    demand = [{"database": "d", "code": "0", "amount": 2.5}]
    found = recompute.solved(*recompute.equations(processes, exchanges, factors, 2))
    expected = recompute.footprint(demand, found)
    parts = [one.scores for one in brought(processes, exchanges, factors, demand, 2)
             if not one.passed_on]  # fmt: skip
    assert np.sum(parts, axis=0) == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_a_thousand_members_in_a_chain_of_chains():
    """No recursion, and no square of what there is."""
    processes = [{"database": "d", "code": str(n), "output": 2.0} for n in range(30_000)]
    exchanges = [
        {**own, "type": "technosphere", "amount": 1.0, "input_database": "d", "input_code": str(n)}
        for n, own in enumerate(processes[:-1], start=1)
    ]
    last = {"type": "biosphere", "amount": 4.0, "input_database": "f", "input_code": "0"}
    exchanges.append({**processes[-1], **last})
    made = recompute.equations(processes, exchanges, {("f", "0"): [1.0]}, 1)
    assert supply(made[1], [{"database": "d", "code": "0", "amount": 1.0}])["d", "10"] == 0.5**10
    assert recompute.solved(*made)["d", "29990"] == [2.0 * 0.5**9]


def test_the_program_needs_no_more_than_a_hundred_lines_and_the_standard_library():
    text = Path(recompute.__file__).read_text(encoding="utf-8")
    code = text.split('"""', 2)[2]
    assert len([row for row in code.splitlines() if row.strip()]) <= 120
    assert "bw_cfp" not in text


@pytest.mark.parametrize("seed", ["a", "b"])
def test_the_lot_covers_what_it_should_and_falls_alike(seed):
    processes, exchanges, factors = system(np.random.default_rng(1), 12, 30)
    demand = [{"database": "d", "code": "0", "amount": 1.0}]

    def found():
        return list(brought(processes, exchanges, factors, demand, 2))

    rows = sample(found(), seed)
    assert rows == sample(found(), seed)
    gross = {}
    for one in found():
        if not one.passed_on:
            cell = one.row["cell"]
            gross[cell] = gross.get(cell, 0.0) + abs(one.scores[-1])
    picked = {row["cell"] for row in rows}
    covered = sum(gross.get(cell, 0.0) for cell in picked)
    assert covered >= limit("sample_covered") * sum(gross.values())
    large = {row["cell"] for row in rows if row["chosen"] == LARGE}
    assert all(abs(row["share"]) >= limit("sample_large") for row in rows if row["cell"] in large)
    assert picked - large


def test_other_content_draws_other_lines():
    processes, exchanges, factors = system(np.random.default_rng(1), 12, 30)
    demand = [{"database": "d", "code": "0", "amount": 1.0}]
    found = list(brought(processes, exchanges, factors, demand, 2))
    assert sample(found, "a") != sample(found, "b")
