"""Internal products: what the site's lines use of them, against what it makes."""

from collections.abc import Iterator

from bw_cfp_programme.allocation.internal import internal_balances
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.wording import figure
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import Submission
from bw_cfp_programme.units import symbol


def internal_product_balance(submission: Submission, _: Context) -> Iterator[Problem]:
    """Lines use more of an internal product than the site makes, or leave some of it."""
    for balance in internal_balances(submission):
        product = balance.product
        if balance.left:
            code = "internal_overdrawn" if balance.left < 0 else "internal_unused"
            said = {"product": product.product, "unit": symbol(product.unit or "")}
            amounts = {"made": figure(balance.made), "used": figure(balance.used)}
            yield problem(code, product.at("output"), **said, **amounts)


CHECKS = (internal_product_balance,)
