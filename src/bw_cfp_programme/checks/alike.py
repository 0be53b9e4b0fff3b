"""Unlike products: whether those that share a pool by quantity or mass are alike enough for it."""

from collections.abc import Iterator

from bw_cfp_programme.allocation.lines import Splits, request_of, shared_lines
from bw_cfp_programme.allocation.plant import Plant, Request, plant
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.labels import LANGUAGES, word
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.records import InventoryLine, Product, Submission
from bw_cfp_programme.results import AllocationStep
from bw_cfp_programme.units import conversion
from bw_cfp_programme.wording import figure, words

UNLIKE = {
    "output_quantity": ("mass_per_unit", "price"),
    "count": ("mass_per_unit", "price"),
    "mass": ("price",),
}
"""By a rule, products are alike that do not differ much in these."""


def heterogeneous_output(submission: Submission, context: Context) -> Iterator[Problem]:
    """A pool is split by quantity or mass among products that are not alike."""
    if context.rule_set is None:
        return
    site = plant(submission, context.rule_set)
    told = set()
    for step, place in _steps(site, submission):
        for name, times in _differences(site, step):
            if (name, step.rule, place) not in told:
                told.add((name, step.rule, place))
                said = {**words("key", f"field.{name}"), **words("rule", f"rule.{step.rule}")}
                pools = {f"pool_{each}": word("place", step.pool, each) for each in LANGUAGES}
                yield problem("heterogeneous_output", place, times=times, **pools, **said)


def _steps(site: Plant, submission: Submission) -> Iterator[tuple[AllocationStep, Place]]:
    """Every pool that is split by such a rule, and the cell that chose it."""
    seen, splits = set(), Splits(site)
    for line in shared_lines(submission):
        for share in splits.of_line(line).shares:
            for depth, step in enumerate(share.steps):
                if step.rule in UNLIKE and (step.pool, step.rule) not in seen:
                    seen.add((step.pool, step.rule))
                    yield step, _place(site, step, line, depth)


def _place(site: Plant, step: AllocationStep, line: InventoryLine, depth: int) -> Place:
    request = Request(category=line.category or "") if depth else request_of(line)
    choices = site.choices(step.pool, request)
    return next(choice.place for choice in choices if choice.rule == step.rule)


def _differences(site: Plant, step: AllocationStep) -> Iterator[tuple[str, str]]:
    """What the products of a pool differ in by more than the limit, and how many times."""
    below = site.below(step.pool)
    products = [site.products[code] for code in below if code in site.products]
    for name in UNLIKE[step.rule] if len(products) == len(below) else ():
        each = [value for product in products if (value := _per_weight(product, name, step.rule))]
        times = max(each, default=1.0) / min(each, default=1.0)
        if times > limit("heterogeneous_times"):
            yield name, figure(round(times, 1))


def _per_weight(product: Product, name: str, rule: str) -> float | None:
    """What one unit of the rule's weight stands for: mass or price of a piece, price of a kg."""
    value: float | None = getattr(product, name)
    if value is not None and name == "price":
        value *= product.exchange_rate or 1.0
    if rule != "mass" or value is None:
        return value
    each = conversion(product.unit or "", "kilogram") or product.mass_per_unit
    return value / each if each else None


CHECKS = (heterogeneous_output,)
