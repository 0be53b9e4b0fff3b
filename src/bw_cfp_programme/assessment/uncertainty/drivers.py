"""Drivers: the amounts whose uncertainty moves the footprint most, largest first."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bw_cfp_programme.assessment.uncertainty.drawn import BACKGROUND
from bw_cfp_programme.assessment.uncertainty.findings import Findings
from bw_cfp_programme.assessment.uncertainty.of_study import Lines, activity_name
from bw_cfp_programme.assessment.uncertainty.one_draw import Weighted, bounds
from bw_cfp_programme.results import TOTAL, Contribution, Result

LARGEST = 20
"""As many as are listed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Driver:
    """An amount that stands on one draw: a line's activity, a factor, or all of the background.

    Attributes:
        kind: a name of `uncertain_amount`.
        member, line: of an activity; of a factor, the member if only one uses it.
        lines: how many lines stand on it, as far as its uncertainty is stated for them.
        low, high: the footprint with this amount alone at its bounds, kg CO2e per declared unit.
        variance: the share of the variance that it brings alone.
    """

    kind: str
    member: str
    line: str
    item: str
    lines: int
    low: float
    high: float
    variance: float


def drivers(result: Result, findings: Findings, lines: Lines) -> Iterator[Driver]:
    """The largest of them."""
    effects = {name: effect for name, effect in findings.whole.effects.items() if effect}
    largest = sorted(effects, key=lambda name: (-effects[name], name))[:LARGEST]
    named, sums = _named(result, lines), _sums(findings)
    for name in largest:
        less, more = sums[name]
        yield Driver(
            **named[name],
            low=result.totals[TOTAL] - less,
            high=result.totals[TOTAL] + more,
            variance=effects[name] / findings.whole.variance,
        )


def _named(result: Result, lines: Lines) -> dict[str, dict[str, Any]]:
    """Name of a draw -> what it is of, by the fields of `Driver`."""
    behind: dict[tuple[str, str], list[Contribution]] = defaultdict(list)
    for line, product in lines:
        if product.factor.stated:
            behind[product.factor.name, product.factor.gas].append(line)
    factors = {
        name: _background(on_it) if name == BACKGROUND else _factor(gas, on_it)
        for (name, gas), on_it in behind.items()
    }
    activities = (*(line for line, _ in lines), *result.purchases)
    return factors | {activity_name(line): _activity(line) for line in activities}


def _activity(line: Contribution) -> dict[str, Any]:
    return {
        "kind": "activity",
        "member": line.member,
        "line": line.line,
        "item": line.item,
        "lines": 1,
    }


def _factor(gas: str, lines: list[Contribution]) -> dict[str, Any]:
    members = {line.member for line in lines}
    return {
        "kind": "factor",
        "member": members.pop() if len(members) == 1 else "",
        "line": "",
        "item": " ".join(filter(None, (lines[0].factor_name, gas))),
        "lines": len({activity_name(line) for line in lines}),
    }


def _background(lines: list[Contribution]) -> dict[str, Any]:
    databases = sorted({line.factor_key[0] for line in lines})
    return _factor("", lines) | {"kind": "background", "item": "; ".join(databases)}


def _sums(findings: Findings) -> dict[str, tuple[float, float]]:
    """Name -> what the footprint loses and gains at the bounds of that amount, kg CO2e."""
    parts: dict[str, list[Weighted]] = defaultdict(list)
    for term in findings.terms:
        score = term.product().score
        for amount in (term.activity, term.factor):
            parts[amount.name].append((score, amount.spread))
    return {name: bounds(weighted) for name, weighted in parts.items()}
