"""Recompute the footprint from the folder `tables` beside this file, with nothing but Python.

依旁邊的 tables 資料夾重算碳足跡，只需要 Python：

    python recompute.py

An exchange takes `amount` of an input for the `output` of its process. An input that is a process
stands for more exchanges, any other for kg CO2e per unit (`factors.csv`). Where one unit of process
p takes a[p, q] of process q, and all else that it takes emits b[p], it comes to

    h[p] = b[p] + sum of a[p, q] h[q]   kg CO2e.

The processes are eliminated one after the other, those first that cost least, so that a chain of
suppliers is followed upwards and a loop is solved.
"""

import csv
import heapq
import math
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

Key = tuple[str, str]  # database, code
Row = Mapping[str, str]
Scores = list[float]  # kg CO2e by indicator
Equations = tuple[dict[Key, Scores], dict[Key, dict[Key, float]]]  # b and a of above

SIGNS = {"technosphere": 1.0, "biosphere": 1.0, "substitution": -1.0, "production": -1.0}
RELATIVE, ABSOLUTE = 1e-9, 1e-12  # of the indicator itself; of the largest indicator


def key_of(row: Row, prefix: str = "") -> Key:
    """What a row is, or takes."""
    return row[f"{prefix}database"], row[f"{prefix}code"]


def equations(
    processes: Iterable[Row], exchanges: Iterable[Row], factors: Mapping[Key, Scores], count: int
) -> Equations:
    """What one unit of each process emits by itself, and takes of other processes."""
    outputs = {key_of(row): float(row["output"]) for row in processes}
    emitted = {key: [0.0] * count for key in outputs}
    needs: dict[Key, dict[Key, float]] = {key: {} for key in outputs}
    for row in exchanges:
        key, taken = key_of(row), key_of(row, "input_")
        amount = SIGNS[row["type"]] * float(row["amount"]) / outputs[key]
        if taken in outputs:
            needs[key][taken] = needs[key].get(taken, 0.0) + amount
        else:
            add(emitted[key], amount, factors[taken])
    return emitted, needs


def add(sums: Scores, amount: float, scores: Scores) -> None:
    """Add so much of something to sums by indicator."""
    for place, score in enumerate(scores):
        sums[place] += amount * score


def solved(
    emitted: dict[Key, Scores], needs: dict[Key, dict[Key, float]], patience: float = math.inf
) -> dict[Key, Scores]:
    """Unit scores of all processes; both arguments are used up, and so may patience be."""
    users: dict[Key, set[Key]] = {key: set() for key in needs}
    for key, taken in needs.items():
        for other in taken:
            users[other].add(key)
    places = {key: place for place, key in enumerate(needs)}
    waiting, order = set(needs), []

    def cost(key: Key) -> int:
        return len(needs[key]) * len(users[key])

    queue = [(cost(key), places[key], key) for key in needs]
    heapq.heapify(queue)
    while queue:
        said, _, key = heapq.heappop(queue)
        if key in waiting and said == cost(key):
            waiting.remove(key)
            patience -= said
            if patience < 0:
                raise OverflowError("more loops than anybody has patience for")
            order.append(key)
            for other in eliminate(key, emitted, needs, users):
                heapq.heappush(queue, (cost(other), places[other], other))
    for key in reversed(order):
        for other, amount in needs[key].items():
            add(emitted[key], amount, emitted[other])
    return emitted


def eliminate(
    key: Key,
    emitted: dict[Key, Scores],
    needs: dict[Key, dict[Key, float]],
    users: dict[Key, set[Key]],
) -> set[Key]:
    """Put what a process stands for into those that take it; gives all that it touched."""
    taken, own = needs[key], emitted[key]
    net = 1.0 - taken.pop(key, 0.0)  # of what it makes, it may take some itself
    own[:] = [score / net for score in own]
    for other in taken:
        taken[other] /= net
        users[other].discard(key)
    takers = users.pop(key) - {key}
    for user in takers:
        amount = needs[user].pop(key)
        add(emitted[user], amount, own)
        for other, part in taken.items():
            needs[user][other] = needs[user].get(other, 0.0) + amount * part
            users[other].add(user)
    return takers | taken.keys()


def footprint(demand: Iterable[Row], *known: Mapping[Key, Scores]) -> Scores:
    """What the demand comes to, by the unit scores of processes or the factors."""
    sums: Scores = []
    for row in demand:
        scores = next(each[key_of(row)] for each in known if key_of(row) in each)
        sums = sums or [0.0] * len(scores)
        add(sums, float(row["amount"]), scores)
    return sums


def agree(stated: Scores, found: Scores) -> list[bool]:
    """Whether each indicator is the same but for rounding."""
    largest = max(map(abs, stated), default=0.0)
    pairs = zip(stated, found, strict=True)
    return [abs(a - b) <= RELATIVE * abs(a) + ABSOLUTE * largest for a, b in pairs]


def main() -> int:
    """Print stated and recomputed numbers; 1 where they differ."""
    folder = Path(__file__).resolve().parent / "tables"

    def rows(name: str) -> list[dict[str, str]]:
        with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.DictReader(stream))

    names = [row["indicator"] for row in rows("result")]
    stated = [float(row["kg_co2e"]) for row in rows("result")]
    factors = {key_of(row): [float(row[name]) for name in names] for row in rows("factors")}
    system = equations(rows("processes"), rows("exchanges"), factors, len(names))
    found = footprint(rows("demand"), solved(*system), factors)
    same = agree(stated, found)
    for name, said, number, fits in zip(names, stated, found, same, strict=True):
        sign = "=" if fits else "!="
        sys.stdout.write(f"{name}: {number!r} {sign} {said!r} kg CO2e\n")
    return 0 if all(same) else 1


if __name__ == "__main__":
    sys.exit(main())
