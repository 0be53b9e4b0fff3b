"""Rates: what is told of the slips, by kind, and how often good workbooks are accused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bw_cfp_programme.problems import Place, Problem, Severity

from .footprint import Footprints, moved
from .good import Desk, Good
from .kinds import KINDS, Slip, seeded
from .variation import varied

MOVES = 0.05
"""Of a product's footprint: a slip that moves one by so much matters."""


@dataclass(frozen=True)
class Outcome:
    """A slip, what it does to the product that it moves most, and what was told of it."""

    slip: Slip
    moved: float
    told: bool
    elsewhere: tuple[Problem, ...]

    @property
    def matters(self) -> bool:
        return self.moved >= MOVES


def outcomes(
    good: Good, last: Good, count: int, random: Random, place: Path, *, earlier: bool = False
) -> Iterator[Outcome]:
    """Slips into one set of workbooks, all kinds in turn.

    `earlier`: the programme has the workbooks of the year before.
    """
    desk, footprints = Desk(place), Footprints(good)
    known_before = Desk(place / "earlier").submissions(last) if earlier else ()
    before = footprints.of(desk.submissions(good))
    known = {_said(p) for p in _serious(desk.problems(good, known_before))}
    for number in range(count):
        slip = seeded(good, last, KINDS[number % len(KINDS)], random)
        rows = _rows(desk, good, slip)
        new = [p for p in _serious(desk.problems(slip.good, known_before)) if _said(p) not in known]
        after = footprints.of(desk.submissions(slip.good))
        told = any((p.place.file, p.place.sheet, _row(p.place)) in rows for p in new)
        yield Outcome(slip, moved(before, after), told, () if told else tuple(new))


def false_alarms(goods: Sequence[Good], place: Path) -> list[tuple[Good, list[Problem]]]:
    """Errors and warnings in good workbooks that the unvaried ones do not have, by set."""
    return [(good, _serious(Desk(place).problems(good))) for good in goods]


def variations(good: Good, count: int, random: Random) -> list[Good]:
    return [varied(good, random) for _ in range(count)]


def _serious(problems: Sequence[Problem]) -> list[Problem]:
    return [p for p in problems if p.severity is not Severity.INFO]


def _said(problem: Problem) -> tuple[str, Place, str]:
    return problem.code, problem.place, problem.message("en")


def _rows(desk: Desk, good: Good, slip: Slip) -> set[tuple[str, str, int]]:
    """Where the slip stands; a copy stands below the last row."""
    submission = desk.readings(good)[slip.member].submission
    assert submission
    tables = {"products": submission.products, "result": submission.results}
    lines = [line for line in submission.lines if line.sheet == slip.sheet]
    records = tables.get(slip.sheet, lines)
    place = records[slip.row].place
    rows = {(place.file, place.sheet, _row(place))}
    if slip.copy is not None:
        rows.add((place.file, place.sheet, _row(records[-1].place) + 1))
    return rows


def _row(place: Place) -> int:
    return int("".join(c for c in place.cell.partition(":")[0] if c.isdigit()) or 0)
