"""What each exchange of a system brings into the footprint."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bw_cfp_programme.packages import recompute
from bw_cfp_programme.results import Key

Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """An exchange in the footprint.

    Attributes:
        row: of `exchanges`.
        process: that takes it, a row of `processes`.
        runs: units of the process's product that the demand needs, loops counted.
        scores: kg CO2e that come in through it, by indicator.
        passed_on: it takes another process, whose own exchanges bring the same again.
    """

    row: Row
    process: Row
    runs: float
    scores: recompute.Scores
    passed_on: bool


def brought(
    processes: Iterable[Row],
    exchanges: Iterable[Row],
    factors: Mapping[Key, recompute.Scores],
    demand: Iterable[Row],
    count: int,
    *,
    patience: float = math.inf,
) -> Iterator[Brought]:
    """Every exchange that the demand needs; those not `passed_on` add up to the footprint."""
    processes, exchanges = list(processes), list(exchanges)
    known = {recompute.key_of(row): row for row in processes}
    direct, needs = recompute.equations(processes, exchanges, factors, count)
    runs = supply(needs, demand, patience)
    scores = {**factors, **recompute.solved(direct, needs, patience)}
    for row in exchanges:
        key, taken = recompute.key_of(row), recompute.key_of(row, "input_")
        if runs[key]:
            process = known[key]
            amount = recompute.SIGNS[row["type"]] * float(row["amount"]) / float(process["output"])
            yield Brought(
                row=row,
                process=process,
                runs=runs[key],
                scores=[amount * runs[key] * score for score in scores[taken]],
                passed_on=taken in known,
            )


def supply(
    needs: Mapping[Key, Mapping[Key, float]], demand: Iterable[Row], patience: float = math.inf
) -> dict[Key, float]:
    """How much each process makes for the demand: the same equations, from the other side."""
    wanted = {key: [0.0] for key in needs}
    for row in demand:
        if recompute.key_of(row) in wanted:
            wanted[recompute.key_of(row)][0] += float(row["amount"])
    takers: dict[Key, dict[Key, float]] = {key: {} for key in needs}
    for key, taken in needs.items():
        for other, amount in taken.items():
            takers[other][key] = amount
    return {key: made for key, (made,) in recompute.solved(wanted, takers, patience).items()}
