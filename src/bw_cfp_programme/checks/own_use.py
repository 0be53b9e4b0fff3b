"""A site's own products: what its lines use of them, against what it makes."""

from collections.abc import Iterator

from bw_cfp_programme.allocation.own_use import OwnUse, own_uses, takes_own
from bw_cfp_programme.checks.amounts.slip import meant, meant_by, slips
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.records import Submission
from bw_cfp_programme.units import conversion, symbol
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


def internal_mostly_unused(submission: Submission, _: Context) -> Iterator[Problem]:
    """Much of what is made for own use has no user; told where a slip would explain it."""
    for use in own_uses(submission):
        if use.is_internal and use.left > limit("internal_unused_share") * use.made:
            product = use.product
            said = {"product": product.product, "unit": symbol(product.unit or "")}
            amounts = {"made": figure(use.made), "used": figure(use.used)}
            place, hint = _likeliest_slip(use, submission)
            yield problem("internal_mostly_unused", place, **said, **amounts, suggestion=hint)


def _likeliest_slip(use: OwnUse, submission: Submission) -> tuple[Place, str | None]:
    """The output, or the line that uses it, but for which what is made is used."""
    product = use.product
    for times in slips(product.unit or ""):
        if _is_same(use.made / times, use.used):
            return product.at("output"), meant(use.made, product.unit or "", times)
    for line in submission.lines:
        each = conversion(line.unit or "", product.unit or "")
        if not takes_own(line, submission) or line.supplier_product != product.product or not each:
            continue
        taken = (line.quantity or 0.0) * each
        for times in slips(line.unit or ""):
            if _is_same(use.made, use.used - taken + taken / times):
                return line.at("amount"), meant_by(line, times)
    return product.at("output"), None


def _is_same(made: float, used: float) -> bool:
    return abs(made - used) <= limit("same_sum") * made


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


CHECKS = (own_product_balance, internal_mostly_unused, credited_for_own_use, later_life_of_own_use)
