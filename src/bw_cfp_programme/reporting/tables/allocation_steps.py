"""How shared inputs were split: every distinct step, with the lines that it served."""

from collections.abc import Sequence
from dataclasses import dataclass

from bw_cfp_programme.assessment import Study
from bw_cfp_programme.reporting.sums import together
from bw_cfp_programme.reporting.tabulate import Field, tabulate
from bw_cfp_programme.results import AllocationStep, Contribution
from bw_cfp_programme.sections import Column, Kind, Section


@dataclass(frozen=True, slots=True)
class _Step:
    """One level of a split of a member's inputs on the way to a product."""

    member: str
    product: str
    step: AllocationStep
    lines: int


_FIELDS: Sequence[Field[_Step]] = (
    (Column("member"), lambda each: each.member),
    (Column("product"), lambda each: each.product),
    (Column("pool", Kind.TERM, "place"), lambda each: each.step.pool),
    (Column("rule", Kind.TERM, "rule"), lambda each: each.step.rule),
    (Column("key_unit", Kind.UNIT), lambda each: each.step.unit),
    (Column("numerator", Kind.NUMBER), lambda each: each.step.numerator),
    (Column("denominator", Kind.NUMBER), lambda each: each.step.denominator),
    (
        Column("share", Kind.SHARE, formula="{numerator}/{denominator}"),
        lambda each: each.step.share,
    ),
    (Column("chosen_by", Kind.TERM, "rule_source"), lambda each: each.step.chosen_by),
    (Column("passed_over", Kind.TERM, "rule"), lambda each: each.step.passed_over),
    (Column("reason"), lambda each: each.step.reason),
    (Column("lines", Kind.NUMBER, detail=True), lambda each: each.lines),
)


def allocation_steps(study: Study) -> Section:
    """In order of first appearance."""
    steps = together(
        ((line.member, line.product, step), (line, step))
        for line in study.result.contributions
        for step in line.allocation
    )
    return tabulate("allocation_steps", _FIELDS, map(_step, steps))


def _step(served: Sequence[tuple[Contribution, AllocationStep]]) -> _Step:
    line, step = served[0]
    lines = len({(each.line, each.item) for each, _ in served})
    return _Step(line.member, line.product, step, lines)
