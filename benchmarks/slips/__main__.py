"""`python -m slips`: seed slips, print what is told by kind, and the false alarms.

--count slips in all, --good workbooks without any, --seed of the chance, --missed to list those
that matter and are not told, --earlier with the workbooks of the year before beside them.
"""

import argparse
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from .good import Good, programmes
from .kinds import KINDS
from .measure import Outcome, false_alarms, outcomes, variations


def main() -> None:
    parser = argparse.ArgumentParser(prog="slips")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--good", type=int, default=100)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--earlier", action="store_true")
    parser.add_argument("--missed", action="store_true")
    asked = parser.parse_args()
    random, goods = Random(asked.seed), programmes()  # noqa: S311
    with tempfile.TemporaryDirectory() as place:
        alarms(goods, asked.good, random, Path(place))
        each = asked.count // len(goods)
        found = [one for good in goods for one in _seed(good, each, random, place, asked.earlier)]
    table(found)
    if asked.missed:
        for one in sorted(found, key=lambda one: -one.moved):
            if not one.told:
                codes = ", ".join(f"{p.code} {p.place}" for p in one.elsewhere)
                print(
                    f"{one.moved:10.1%} {one.slip.kind}: {one.slip.member} {one.slip.said} {codes}"
                )


def _seed(good: Good, count: int, random: Random, place: str, earlier: bool) -> list[Outcome]:
    (last,) = variations(good, 1, random)
    folder = Path(place) / good.programme.id
    (folder / "earlier").mkdir(parents=True)
    return list(outcomes(good, last, count, random, folder, earlier=earlier))


def alarms(goods: list[Good], count: int, random: Random, place: Path) -> None:
    """How many varied workbooks have an error or warning that their pattern has not."""
    total, accused, codes = 0, 0, Counter()
    for good in goods:
        known = {(p.code, p.place) for p in false_alarms([good], place)[0][1]}
        sets = -(-count // (len(goods) * len(good.members)))
        for other, problems in false_alarms(variations(good, sets, random), place):
            new = [p for p in problems if (p.code, p.place) not in known]
            total += len(other.members)
            accused += len({p.place.file for p in new})
            codes.update(f"{p.code} {p.place}" for p in new)
        if known:
            print(
                "  in the pattern:",
                *sorted(f"{code} {place}" for code, place in known),
                sep="\n    ",
            )
    print(f"false alarms: {accused} of {total} good workbooks")
    for code, times in codes.most_common():
        print(f"  {times:4} {code}")


def table(found: list[Outcome]) -> None:
    """Told of all, and of those that matter, by kind."""
    print(f"{'kind':14}{'told of all':>20}{'of those that matter':>24}")
    for kind in (*KINDS, ""):
        of_kind = [one for one in found if kind in ("", one.slip.kind)]
        matter = [one for one in of_kind if one.matters]
        print(f"{kind or 'all':14}{_rate(of_kind):>20}{_rate(matter):>24}")


def _rate(found: list[Outcome]) -> str:
    told = sum(one.told for one in found)
    return f"{told} of {len(found)}, {told / max(len(found), 1):.0%}"


if __name__ == "__main__":
    main()
