"""The footprint once more, by a sparse solver: matrices instead of elimination row by row."""

from collections.abc import Iterable, Mapping

import numpy as np
from scipy import sparse

from bw_cfp_programme.calculation.solver import Array, Solver
from bw_cfp_programme.packages import recompute
from bw_cfp_programme.results import Key


def footprint(
    processes: Iterable[Mapping[str, str]],
    exchanges: Iterable[Mapping[str, str]],
    factors: Mapping[Key, recompute.Scores],
    demand: Iterable[Mapping[str, str]],
    count: int,
) -> recompute.Scores:
    """Kg CO2e by indicator: A x = d is solved for the demand d, and x characterised.

    The first, second and last but one are rows of the tables; `factors` has `count` unit scores of
    each.

    Raises:
        InvalidInventory: the system has no solution.
    """
    outputs = {recompute.key_of(row): float(row["output"]) for row in processes}
    place = {key: number for number, key in enumerate(outputs)}
    emitted = np.zeros((len(outputs), count))
    entries = [(number, number, made) for number, made in enumerate(outputs.values())]
    for row in exchanges:
        column, taken = place[recompute.key_of(row)], recompute.key_of(row, "input_")
        amount = recompute.SIGNS[row["type"]] * float(row["amount"])
        if taken in place:
            entries.append((place[taken], column, -amount))
        else:
            emitted[column] += amount * np.array(factors[taken])
    wanted, known = np.zeros(len(outputs)), np.zeros(count)
    for row in demand:
        key, amount = recompute.key_of(row), float(row["amount"])
        if key in place:
            wanted[place[key]] += amount
        else:
            known += amount * np.array(factors[key])
    runs = _solved(entries, wanted) if entries else wanted
    return [float(score) for score in runs @ emitted + known]


def _solved(entries: list[tuple[int, int, float]], wanted: Array) -> Array:
    rows, columns, amounts = zip(*entries, strict=True)
    return Solver(sparse.coo_matrix((amounts, (rows, columns)), (len(wanted),) * 2)).solve(wanted)
