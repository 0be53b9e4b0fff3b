"""Lists drawn from the lines: hot spots, allocation steps, factors."""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from bw_cfp_programme.reporting.bars import bars
from bw_cfp_programme.reporting.groups import share
from bw_cfp_programme.reporting.rows import Allocation, Factor, HotSpot
from bw_cfp_programme.results import TOTAL, AllocationStep, Contribution

T = TypeVar("T")


def hot_spots(lines: Iterable[Contribution], whole: float, count: int) -> tuple[HotSpot, ...]:
    """The `count` workbook lines that weigh most, by size, then one row for all that remain."""
    items = _collect(((line.member, line.line, line.item), line) for line in lines)
    ranked = sorted(((_total(parts), parts) for parts in items), key=lambda each: -abs(each[0]))
    rows = [(total, parts[0]) for total, parts in ranked[:count]]
    rest = ranked[count:]
    totals = [total for total, _ in rows]
    if rest:
        totals.append(sum(total for total, _ in rest))
    spots = []
    for place, (total, bar) in enumerate(zip(totals, bars(totals), strict=True)):
        first = rows[place][1] if place < len(rows) else None
        spots.append(
            HotSpot(
                rank=place + 1 if first else 0,
                member=first.member if first else "",
                line=first.line if first else "",
                item=first.item if first else "",
                category=first.category if first else "",
                lines=1 if first else len(rest),
                total=total,
                share=share(total, whole),
                cumulative=share(sum(totals[: place + 1]), whole),
                bar=bar,
            )
        )
    return tuple(spots)


def allocations(lines: Iterable[Contribution]) -> tuple[Allocation, ...]:
    """Every distinct step of a split, in order of first appearance."""
    steps = _collect(
        ((line.member, line.product, step), (line, step))
        for line in lines
        for step in line.allocation
    )
    return tuple(_allocation(served) for served in steps)


def _allocation(served: Sequence[tuple[Contribution, AllocationStep]]) -> Allocation:
    line, step = served[0]
    return Allocation(
        member=line.member,
        product=line.product,
        pool=step.pool,
        rule=step.rule,
        unit=step.unit,
        numerator=step.numerator,
        denominator=step.denominator,
        share=step.share,
        chosen_by=step.chosen_by,
        reason=step.reason,
        passed_over=step.passed_over,
        lines=len({(each.line, each.item) for each, _ in served}),
    )


def factors(lines: Iterable[Contribution], whole: float) -> tuple[Factor, ...]:
    """Every factor that a line stands on, a credit's (negative) apart, as they first appear."""
    used = _collect(((line.factor_key, line.factor[TOTAL]), line) for line in lines)
    return tuple(_factor(parts, whole) for parts in used)


def _factor(parts: Sequence[Contribution], whole: float) -> Factor:
    first = parts[0]
    return Factor(
        database=first.factor_key[0],
        code=first.factor_key[1],
        name=first.factor_name,
        unit=first.factor_unit,
        source=first.factor_source,
        year=first.factor_year,
        location=first.factor_location,
        boundary=first.factor_boundary,
        factor=first.factor,
        lines=len({(line.member, line.line, line.item) for line in parts}),
        total=_total(parts),
        share=share(_total(parts), whole),
    )


def _total(parts: Iterable[Contribution]) -> float:
    return sum(line.total for line in parts)


def _collect(pairs: Iterable[tuple[Hashable, T]]) -> list[list[T]]:
    """Values with equal keys together, in order of first appearance."""
    found: dict[Hashable, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return list(found.values())
