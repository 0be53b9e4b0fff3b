"""Shared flows: whether every pool that a line belongs to can be split, and by which keys.

The allocation engine itself is asked, so that a check and a calculation cannot disagree.
"""

from collections.abc import Iterator

from bw_cfp_programme.allocation.engine import allocate
from bw_cfp_programme.allocation.lines import Splits, shared_lines
from bw_cfp_programme.allocation.plant import Plant, Request, plant
from bw_cfp_programme.allocation.rules import ProductRule, Rule, rules
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.labels import LANGUAGES, word
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import SITE, Submission
from bw_cfp_programme.wording import figure

NO_RECEIVER = "allocation_no_receiver"


def unsplittable_pool(submission: Submission, context: Context) -> Iterator[Problem]:
    """A pool in use that cannot be split: a key without value, shares above one, a circle."""
    if context.rule_set is None:
        return
    splits = Splits(plant(submission, context.rule_set))
    told = set()
    for line in shared_lines(submission):
        for found in splits.of_line(line).problems:
            if not _said(submission, found) and (found.code, found.place) not in told:
                told.add((found.code, found.place))
                yield found


def _said(submission: Submission, found: Problem) -> bool:
    """Whether references.py and products.py say of the same mistake, where it is made."""
    if found.code != NO_RECEIVER:
        return found.code == "allocation_unknown_code"
    pool = str(found.values["pool"])
    return pool == SITE or any(_is_open(submission, code) for code in _leads(submission, pool))


def _leads(submission: Submission, pool: str) -> list[str]:
    """The codes that a process leads to at any remove, itself in front."""
    processes = {process.process: process for process in submission.processes}
    reached = [pool]
    for code in reached:
        named = (*processes[code].makes, *processes[code].serves) if code in processes else ()
        reached += [each for each in dict.fromkeys(named) if each not in reached]
    return reached


def _is_open(submission: Submission, code: str) -> bool:
    """Whether a code is declared nowhere, or a process that names nothing, or not readably."""
    named = [(*p.makes, *p.serves) for p in submission.processes if p.process == code]
    if named:
        return not all(named)
    return code not in {product.product for product in submission.products}


def allocation_remainder(submission: Submission, context: Context) -> Iterator[Problem]:
    """A pool whose shares leave something over, which no product of the workbook carries."""
    if context.rule_set is None:
        return
    site = plant(submission, context.rule_set)
    rows = {row.pool: row for row in reversed(submission.allocation) if row.pool and row.target}
    known = {SITE, *site.processes, *(line.line for line in submission.lines)}
    for pool, row in rows.items():
        if pool not in known:
            continue
        kept = sum(r.share for r in allocate(site, pool, Request()).rests if r.pool == pool)
        if kept:
            percent = figure(100 * (1 - kept))
            yield problem("allocation_remainder", row.at("value"), pool=pool, percent=percent)


def incomplete_default_key(submission: Submission, context: Context) -> Iterator[Problem]:
    """A key that the rule set puts first is entered for some receivers of a pool, not for all."""
    if context.rule_set is None:
        return
    site = plant(submission, context.rule_set)
    told = set()
    for pool, rule in _passed_over(site, submission):
        for found in _gaps(site, pool, rules()[rule]):
            if (rule, found.place) not in told:
                told.add((rule, found.place))
                yield found


def _passed_over(site: Plant, submission: Submission) -> Iterator[tuple[str, str]]:
    """Pool and rule, wherever a rule was tried and its keys were not complete."""
    splits = Splits(site)
    for line in shared_lines(submission):
        steps = (step for share in splits.of_line(line).shares for step in share.steps)
        yield from ((step.pool, rule) for step in steps for rule in step.passed_over)


def _gaps(site: Plant, pool: str, rule: Rule) -> Iterator[Problem]:
    if not isinstance(rule, ProductRule):
        return
    products = [p for receiver in site.receivers(pool, rule, Request()) for p in receiver.products]
    weights = [(product, rule.weigh(product)) for product in products]
    missing = [(p, weight) for p, weight in weights if weight.value is None]
    for product, weight in missing if len(missing) < len(weights) else ():
        if not weight.unreadable:
            names = {f"rule_{each}": word("rule", rule.name, each) for each in LANGUAGES}
            said = {"product": product.product, "pool": pool, **names}
            yield problem("allocation_key_incomplete", weight.place, **said)


CHECKS = (unsplittable_pool, allocation_remainder, incomplete_default_key)
