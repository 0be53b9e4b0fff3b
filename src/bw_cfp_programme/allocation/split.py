"""One level of a split: receivers with weights in, exact shares out."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bw_cfp_programme.allocation.plant import Receiver, RuleChoice
from bw_cfp_programme.allocation.rules import ProductRowRule, ProductRule, RowRule, Rule
from bw_cfp_programme.allocation.weights import Weight
from bw_cfp_programme.labels import LANGUAGES, word
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import AllocationKey
from bw_cfp_programme.results import AllocationStep
from bw_cfp_programme.tolerances import LAST_DIGITS
from bw_cfp_programme.units import conversion, symbol

LIMIT = 1e300  # sums of weights stay finite


@dataclass(frozen=True, slots=True)
class Share:
    """A receiver's part of a pool and the steps that led to it."""

    target: str
    steps: tuple[AllocationStep, ...]

    @property
    def value(self) -> float:
        """Product of the steps' shares."""
        return math.prod(step.share for step in self.steps)


@dataclass(frozen=True, slots=True)
class Rest:
    """A part (0-1) of the whole that `pool` kept; cause and reason are a `Remainder`'s."""

    pool: str
    share: float
    cause: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """Shares and rests add up to 1, or there are none of either.

    That is so where there are problems, or where a key could not be read and a problem said so.
    """

    shares: tuple[Share, ...] = ()
    rests: tuple[Rest, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """A pool with the rule that it is split by, and why."""

    pool: str
    rule: Rule
    choice: RuleChoice

    @property
    def whole(self) -> float | None:
        """The weight of the whole pool, where it is known apart from its parts."""
        return self.rule.whole if isinstance(self.rule, RowRule) else None

    @property
    def unit(self) -> str:
        """The unit of all weights; "" where their own counts."""
        return self.rule.unit if isinstance(self.rule, RowRule) else ""

    def weigh(self, receiver: Receiver) -> tuple[Weight, ...]:
        """A receiver's weights: a process weighs as much as the products behind it together."""
        if isinstance(self.rule, ProductRule):
            if receiver.row is not None:
                return (self.rule.weigh_row(receiver.row),)
            return tuple(self.rule.weigh(product) for product in receiver.products)
        if receiver.row is None:
            return (Weight(None, "", self.choice.place),)
        if isinstance(self.rule, ProductRowRule):
            return tuple(self.rule.weigh(product, receiver.row) for product in receiver.products)
        return (self.rule.weigh(receiver.row),)

    def odd_unit(self, row: AllocationKey | None) -> str:
        """The unit of a row, where it cannot become that of the rule's rows; else ""."""
        if row is None or isinstance(self.rule, ProductRule):
            return ""
        unit = row.unit or self.rule.unit
        asked = self.rule.unit or unit
        return "" if conversion(unit, asked) is not None else unit

    def problem(self, code: str, weight: Weight, **values: object) -> Problem:
        """A problem at a weight's cell that names pool and rule."""
        names = {f"rule_{lang}": word("rule", self.rule.name, lang) for lang in LANGUAGES}
        return problem(code, weight.place, pool=self.pool, **names, **values)


def split(level: Level, receivers: Sequence[Receiver]) -> Split:
    """Split a pool by weights; a weight of zero takes nothing, a missing one is a problem."""
    weights = [level.weigh(receiver) for receiver in receivers]
    flat = [weight for group in weights for weight in group]
    unit = level.unit or next((w.unit for w in flat if not w.unreadable), "")
    problems = _unusable(level, receivers, weights) or _mixed(level, flat, unit)
    if problems or any(weight.unreadable for weight in flat):
        return Split(problems=problems)
    numbers = [math.fsum(_in_unit(weight, unit) for weight in group) for group in weights]
    total, whole = math.fsum(numbers), level.whole
    if whole is None and total == 0:
        return Split(problems=(level.problem("allocation_weights_zero", flat[0]),))
    if whole is not None and total > whole * (1 + LAST_DIGITS):
        return Split(problems=(level.problem("allocation_above_whole", flat[-1], total=total),))
    shares = (
        Share(receiver.code, (_step(level, unit, number, whole or total),))
        for receiver, number in zip(receivers, numbers, strict=True)
    )
    left = 0.0 if whole is None else 1 - total / whole
    rest = Rest(level.pool, left, "not_handed_on", level.choice.reason)
    return Split(tuple(shares), (rest,) if left > LAST_DIGITS else ())


def _unusable(
    level: Level, receivers: Sequence[Receiver], weights: Sequence[tuple[Weight, ...]]
) -> tuple[Problem, ...]:
    pairs = zip(receivers, weights, strict=True)
    faults = (_fault(level, receiver, weight) for receiver, group in pairs for weight in group)
    return tuple(fault for fault in faults if fault)


def _fault(level: Level, receiver: Receiver, weight: Weight) -> Problem | None:
    if weight.unreadable:
        return None
    if weight.value is None:
        return level.problem("allocation_weight_missing", weight, target=receiver.code)
    if unit := level.odd_unit(receiver.row):
        return level.problem("allocation_share_unit", weight, units=symbol(unit))
    if not 0 <= weight.value < LIMIT:
        return level.problem("allocation_weight_invalid", weight, value=weight.value)
    return None


def _mixed(level: Level, weights: Sequence[Weight], unit: str) -> tuple[Problem, ...]:
    readable = [weight for weight in weights if not weight.unreadable]
    odd = [weight for weight in readable if conversion(weight.unit, unit) is None]
    if not odd:
        return ()
    names = dict.fromkeys(symbol(name) or "-" for name in (unit, *(w.unit for w in odd)))
    kind = "currencies" if level.rule.name == "economic_value" else "units"
    return (level.problem(f"allocation_mixed_{kind}", odd[0], units=", ".join(names)),)


def _in_unit(weight: Weight, unit: str) -> float:
    return (weight.value or 0.0) * (conversion(weight.unit, unit) or 0.0)


def _step(level: Level, unit: str, number: float, total: float) -> AllocationStep:
    return AllocationStep(
        pool=level.pool,
        rule=level.rule.name,
        numerator=number,
        denominator=total,
        unit=unit,
        chosen_by=level.choice.chosen_by,
        reason=level.choice.reason,
        passed_over=level.choice.passed_over,
    )
