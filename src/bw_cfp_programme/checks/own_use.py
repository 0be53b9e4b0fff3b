"""A site's own products: what its lines use of them, against what it makes."""

from collections.abc import Iterator

from bw_cfp_programme.allocation.own_use import own_uses
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import Submission
from bw_cfp_programme.units import symbol
from bw_cfp_programme.wording import figure

SUBSTITUTION = "substitution"


def own_product_balance(submission: Submission, _: Context) -> Iterator[Problem]:
    """Lines use more of a product than the site makes, or leave some that is for own use alone."""
    for use in own_uses(submission):
        if use.left < 0 or (use.left and use.is_internal):
            code = "own_product_overdrawn" if use.left < 0 else "internal_unused"
            said = {"product": use.product.product, "unit": symbol(use.product.unit or "")}
            amounts = {"made": figure(use.made), "used": figure(use.used)}
            yield problem(code, use.product.at("output"), **said, **amounts)


def credited_for_own_use(submission: Submission, _: Context) -> Iterator[Problem]:
    """Lines use a by-product that is credited for what it replaces: it would count twice."""
    for use in own_uses(submission):
        product = use.product
        if use.used and product.by_product_treatment == SUBSTITUTION:
            place = product.at("by_product_treatment")
            yield problem("credited_for_own_use", place, product=product.product)


def later_life_of_own_use(submission: Submission, _: Context) -> Iterator[Problem]:
    """Lines use a product with a later life of its own, which what is made of it would take too."""
    later = {line.product for line in submission.lines if line.sheet == "downstream"}
    for use in own_uses(submission):
        if use.used and use.product.product in later:
            place = use.product.at("product")
            yield problem("later_life_of_own_use", place, product=use.product.product)


CHECKS = (own_product_balance, credited_for_own_use, later_life_of_own_use)
