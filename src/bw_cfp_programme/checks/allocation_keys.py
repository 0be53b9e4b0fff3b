"""Shared flows: whether every pool that a line belongs to can be split, and how fairly.

The allocation engine itself is asked, so that a check and a calculation cannot disagree.
"""

from collections.abc import Iterator

from bw_cfp_programme.allocation.engine import allocate
from bw_cfp_programme.allocation.plant import Wish, plant
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.limits import limit
from bw_cfp_programme.checks.wording import figure, words
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import SITE, InventoryLine, Submission
from bw_cfp_programme.rule_sets import RuleSet

BY_OUTPUT = ("output_quantity", "count")
ALIKE = ("mass_per_unit", "price")
# What references.py and products.py say of the same mistake, where it is made.
SAID_ELSEWHERE = ("allocation_unknown_code", "allocation_no_receiver")


def unsplittable_pool(submission: Submission, context: Context) -> Iterator[Problem]:
    """A pool in use that cannot be split: a key without value, shares above one, a circle."""
    if context.rule_set is None:
        return
    site = plant(submission, context.rule_set.first_rule)
    shared = (line for line in submission.lines if line.sheet != "downstream" and not line.product)
    wishes = dict.fromkeys(_wish(line, context.rule_set) for line in shared)
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
    site = plant(submission, context.rule_set.first_rule)
    rows = {row.pool: row for row in reversed(submission.allocation) if row.pool and row.target}
    for pool, row in rows.items():
        kept = sum(r.share for r in allocate(site, pool, Wish()).rests if r.pool == pool)
        if kept:
            percent = figure(100 * (1 - kept))
            yield problem("allocation_remainder", row.at("value"), pool=pool, percent=percent)


def heterogeneous_output(submission: Submission, context: Context) -> Iterator[Problem]:
    """The whole site is split by quantity among products that are not alike."""
    if context.rule_set is None:
        return
    site = plant(submission, context.rule_set.first_rule)
    choice = site.choose(SITE, Wish())
    shared = any(line.process == SITE and not line.product for line in submission.lines)
    if choice.rule not in BY_OUTPUT or not shared:
        return
    for name in ALIKE:
        values = [value for p in site.products.values() if (value := getattr(p, name))]
        times = max(values, default=1.0) / min(values, default=1.0)
        if times > limit("heterogeneous_times"):
            said = {**words("key", f"field.{name}"), **words("rule", f"rule.{choice.rule}")}
            place = choice.place
            yield problem("heterogeneous_output", place, times=figure(round(times, 1)), **said)


def _wish(line: InventoryLine, rule_set: RuleSet) -> tuple[str, Wish]:
    """The line's pool, and what the line and the rule set say of its split."""
    category = rule_set.allocation.get(line.category or "", "")
    own = line.allocation_rule or ""
    return line.process or SITE, Wish(own=own, category=category, place=line.at("allocation_rule"))


CHECKS = (unsplittable_pool, allocation_remainder, heterogeneous_output)
