"""A site's own products: what its lines use of them, against what it makes."""

from collections.abc import Iterator

from bw_cfp_programme.allocation.own_use import own_uses
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.wording import figure
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import Submission
from bw_cfp_programme.units import symbol


def own_product_balance(submission: Submission, _: Context) -> Iterator[Problem]:
    """Lines use more of a product than the site makes, or leave some that is for own use alone."""
    for use in own_uses(submission):
        if use.left < 0 or (use.left and use.is_internal):
            code = "own_product_overdrawn" if use.left < 0 else "internal_unused"
            said = {"product": use.product.product, "unit": symbol(use.product.unit or "")}
            amounts = {"made": figure(use.made), "used": figure(use.used)}
            yield problem(code, use.product.at("output"), **said, **amounts)


CHECKS = (own_product_balance,)
