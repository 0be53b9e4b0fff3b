"""Shared flows: what a pool holds of a flow category in the period, and who gets which part."""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from bw_cfp_programme.allocation.lines import Splits, shared_lines
from bw_cfp_programme.allocation.plant import plant
from bw_cfp_programme.allocation.rules import DEDICATED
from bw_cfp_programme.allocation.split import Share
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import InventoryLine, Submission
from bw_cfp_programme.results import AllocationStep
from bw_cfp_programme.rule_sets import RuleSet
from bw_cfp_programme.tolerances import LAST_DIGITS
from bw_cfp_programme.units import find_unit


@dataclass(frozen=True, kw_only=True, slots=True)
class SharedFlow:
    """One flow category of one pool, split by one rule; lines in one unit are added up.

    Attributes:
        amount: what the pool holds for the period, in `unit`.
        step: the rule and who chose it; numerator and denominator are those of one receiver.
        keys: receiver -> its key value, in `step.unit`.
        studied: share (0-1) that reaches products of the footprint in the end.
        products: the receivers are products, not processes.
        place: where the first of the lines says its amount.
    """

    member: str
    pool: str
    category: str
    amount: float
    unit: str
    step: AllocationStep
    keys: dict[str, float] = field(hash=False)
    studied: float
    products: bool
    place: Place

    @property
    def left(self) -> float:
        """Share (0-1) that the pool hands on to nobody."""
        given = math.fsum(self.keys.values()) / self.step.denominator
        return max(0.0, 1 - given) if given < 1 - LAST_DIGITS else 0.0


def shared_flows(
    submission: Submission, rules: RuleSet, studied: Collection[str]
) -> list[SharedFlow]:
    """Every level of every pool that several could receive, in reading order.

    Lines that cannot be split are left to the checks.
    """
    member, splits = submission.facility.member or "", Splits(plant(submission, rules))
    found: dict[tuple[object, ...], SharedFlow] = {}
    for line in shared_lines(submission):
        for flow in _of_line(member, splits, line, studied):
            key = (flow.pool, flow.category, flow.unit, _rule(flow.step), flow.step.denominator)
            known = found.get(key)
            found[key] = replace(known, amount=known.amount + flow.amount) if known else flow
    return list(found.values())


def _of_line(
    member: str, splits: Splits, line: InventoryLine, studied: Collection[str]
) -> Iterator[SharedFlow]:
    unit, quantity = find_unit(line.unit or ""), line.quantity
    if unit is None or quantity is None or not line.category:
        return
    for above, group in _levels(splits.of_line(line).shares):
        depth = len(above)
        first = group[0].steps[depth]
        if first.rule != DEDICATED:
            into = math.prod(step.share for step in above)
            parts = {_receiver(share, depth): share.steps[depth].numerator for share in group}
            reached = math.fsum(share.value for share in group if share.target in studied)
            yield SharedFlow(
                member=member,
                pool=first.pool,
                category=line.category,
                amount=quantity * into,
                unit=unit.name,
                step=first,
                keys=parts,
                studied=reached / into if into else 0.0,
                products=parts.keys() <= splits.plant.products.keys(),
                place=line.at("amount"),
            )


def _levels(
    shares: Sequence[Share],
) -> Iterator[tuple[tuple[AllocationStep, ...], list[Share]]]:
    """Every pool on the way down, with the steps above it and the shares that went through it."""
    groups: dict[tuple[object, ...], tuple[tuple[AllocationStep, ...], list[Share]]] = {}
    for share in shares:
        for depth, step in enumerate(share.steps):
            above = share.steps[:depth]
            key = (*(each.pool for each in above), step.pool)
            groups.setdefault(key, (above, []))[1].append(share)
    yield from groups.values()


def _receiver(share: Share, depth: int) -> str:
    below = share.steps[depth + 1 :]
    return below[0].pool if below else share.target


def _rule(step: AllocationStep) -> tuple[object, ...]:
    return step.rule, step.chosen_by, step.reason, step.passed_over
