"""Shared flows: whether every pool that a line belongs to can be split, and how fairly.

The allocation engine itself is asked, so that a check and a calculation cannot disagree.
"""

from collections.abc import Iterator

from bw_cfp_programme.allocation.engine import allocate
from bw_cfp_programme.allocation.lines import split_line, wish_of
from bw_cfp_programme.allocation.plant import Choice, Plant, Wish, plant
from bw_cfp_programme.allocation.rules import ProductRule, Rule, rules
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.limits import limit
from bw_cfp_programme.checks.wording import figure, words
from bw_cfp_programme.labels import LANGUAGES, word
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import SITE, InventoryLine, Product, Submission
from bw_cfp_programme.units import conversion

UNLIKE = {
    "output_quantity": ("mass_per_unit", "price"),
    "count": ("mass_per_unit", "price"),
    "mass": ("price",),
}
"""By a rule, products are alike that do not differ much in these."""
# What references.py and products.py say of the same mistake, where it is made.
SAID_ELSEWHERE = ("allocation_unknown_code", "allocation_no_receiver")


def unsplittable_pool(submission: Submission, context: Context) -> Iterator[Problem]:
    """A pool in use that cannot be split: a key without value, shares above one, a circle."""
    if context.rule_set is None:
        return
    site = plant(submission, context.rule_set)
    wishes = dict.fromkeys((line.process or SITE, wish_of(line)) for line in _shared(submission))
    told = set()
    for pool, wish in wishes:
        if pool != SITE and pool not in site.processes:
            continue
        for found in allocate(site, pool, wish).problems:
            if found.code not in SAID_ELSEWHERE and (found.code, found.place) not in told:
                told.add((found.code, found.place))
                yield found


def allocation_remainder(submission: Submission, context: Context) -> Iterator[Problem]:
    """A pool whose shares leave something over, which no product of the workbook carries."""
    if context.rule_set is None:
        return
    site = plant(submission, context.rule_set)
    rows = {row.pool: row for row in reversed(submission.allocation) if row.pool and row.target}
    for pool, row in rows.items():
        kept = sum(r.share for r in allocate(site, pool, Wish()).rests if r.pool == pool)
        if kept:
            percent = figure(100 * (1 - kept))
            yield problem("allocation_remainder", row.at("value"), pool=pool, percent=percent)


def incomplete_default_key(submission: Submission, context: Context) -> Iterator[Problem]:
    """A key that the rule set puts first is entered for some receivers of a pool, not for all."""
    if context.rule_set is None:
        return
    site = plant(submission, context.rule_set)
    told = set()
    for line in _shared(submission):
        for share in split_line(site, line).shares:
            for step in share.steps:
                for rule in (rules()[name] for name in step.passed_over):
                    for found in _gaps(site, step.pool, rule):
                        if (rule.name, found.place) not in told:
                            told.add((rule.name, found.place))
                            yield found


def _gaps(site: Plant, pool: str, rule: Rule) -> Iterator[Problem]:
    if not isinstance(rule, ProductRule):
        return
    products = [p for receiver in site.receivers(pool, rule, Wish()) for p in receiver.products]
    weights = [(product, rule.weigh(product)) for product in products]
    missing = [(p, weight) for p, weight in weights if weight.value is None]
    for product, weight in missing if len(missing) < len(weights) else ():
        if not weight.unreadable:
            names = {f"rule_{each}": word("rule", rule.name, each) for each in LANGUAGES}
            said = {"product": product.product, "pool": pool, **names}
            yield problem("allocation_key_incomplete", weight.place, **said)


def heterogeneous_output(submission: Submission, context: Context) -> Iterator[Problem]:
    """The whole site is split by quantity or mass among products that are not alike."""
    if context.rule_set is None:
        return
    site = plant(submission, context.rule_set)
    sold = [site.products[code] for code in site.below(SITE)]
    for choice in _site_choices(site, submission):
        for name in UNLIKE.get(choice.rule, ()):
            values = [value for product in sold if (value := _per_weight(product, name, choice))]
            times = max(values, default=1.0) / min(values, default=1.0)
            if times > limit("heterogeneous_times"):
                said = {**words("key", f"field.{name}"), **words("rule", f"rule.{choice.rule}")}
                place, said = choice.place, {**said, "times": figure(round(times, 1))}
                yield problem("heterogeneous_output", place, **said)


def _shared(submission: Submission) -> Iterator[InventoryLine]:
    for line in submission.lines:
        if line.sheet != "downstream" and not line.product:
            yield line


def _site_choices(site: Plant, submission: Submission) -> Iterator[Choice]:
    """The rules by which lines of the whole site are split, each once."""
    told: set[str] = set()
    for wish in dict.fromkeys(wish_of(x) for x in _shared(submission) if x.process == SITE):
        used = {share.steps[0].rule for share in allocate(site, SITE, wish).shares}
        for choice in site.choices(SITE, wish):
            if choice.rule in used - told:
                told.add(choice.rule)
                yield choice


def _per_weight(product: Product, name: str, choice: Choice) -> float | None:
    """What one unit of the rule's weight stands for: mass or price of a piece, price of a kg."""
    value: float | None = getattr(product, name)
    if choice.rule != "mass" or value is None:
        return value
    each = conversion(product.unit or "", "kilogram") or product.mass_per_unit
    return value / each if each else None


CHECKS = (unsplittable_pool, allocation_remainder, incomplete_default_key, heterogeneous_output)
