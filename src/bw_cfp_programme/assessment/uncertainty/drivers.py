"""Drivers: the amounts whose uncertainty moves the footprint most, largest first."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bw_cfp_programme.assessment.uncertainty.findings import Findings
from bw_cfp_programme.assessment.uncertainty.of_study import activity_name, factor_name
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import Contribution, Result

LARGEST = 20
"""As many as are listed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Driver:
    """An amount that stands on one draw: a line's activity, or a factor.

    Attributes:
        kind: a name of `uncertain_amount`.
        member, line, place: of an activity; of a factor, the member if only one uses it.
        lines: how many lines stand on it.
        low, high: the footprint with this amount alone at its bounds, kg CO2e per declared unit.
        variance: the share of the variance that it brings alone.
    """

    kind: str
    member: str
    line: str
    item: str
    place: Place | None
    lines: int
    low: float
    high: float
    variance: float


def drivers(result: Result, findings: Findings) -> Iterator[Driver]:
    """The largest of them."""
    effects = {name: effect for name, effect in findings.whole.effects.items() if effect}
    largest = sorted(effects, key=lambda name: (-effects[name], name))[:LARGEST]
    activities, factors = _lines(result)
    sums, total = _sums(findings), sum(line.total for line in result.contributions)
    for name in largest:
        less, more = sums[name]
        about = _activity(activities[name]) if name in activities else _factor(factors[name])
        yield Driver(
            **about,
            low=total - less,
            high=total + more,
            variance=effects[name] / findings.whole.variance,
        )


Named = dict[str, list[Contribution]]


def _lines(result: Result) -> tuple[Named, Named]:
    """The lines behind each activity's name and behind each factor's."""
    activities: Named = defaultdict(list)
    factors: Named = defaultdict(list)
    for line in (*result.contributions, *result.purchases):
        activities[activity_name(line)].append(line)
        factors[factor_name(line)].append(line)
    return activities, factors


def _activity(lines: list[Contribution]) -> dict[str, Any]:
    first = lines[0]
    return {
        "kind": "activity",
        "member": first.member,
        "line": first.line,
        "item": first.item,
        "place": first.place,
        "lines": 1,
    }


def _factor(lines: list[Contribution]) -> dict[str, Any]:
    members = {line.member for line in lines}
    return {
        "kind": "factor",
        "member": members.pop() if len(members) == 1 else "",
        "line": "",
        "item": lines[0].factor_name,
        "place": None,
        "lines": len({activity_name(line) for line in lines}),
    }


def _sums(findings: Findings) -> dict[str, tuple[float, float]]:
    """Name -> what the footprint loses and gains at the bounds of that amount, kg CO2e."""
    sums: dict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for term in findings.terms:
        score = term.product().score
        for amount in (term.activity, term.factor):
            less, more = sums[amount.name]
            sums[amount.name] = less + score * amount.spread.low, more + score * amount.spread.high
    return sums
