"""What the site makes: main product, output, and the processes that make it."""

from collections.abc import Iterator

from bw_cfp_programme.allocation.plant import BY_PRODUCT, MAKERS
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.places import sheet
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import RESULT, Submission

MAIN, TREATED_WASTE = "main", "treated_waste"
PURPOSES = (MAIN, TREATED_WASTE)
"""Roles of which a site has one at least: what it is there for."""
HOURS = ("machine_hours", "labour_hours", "area")
PRODUCTION = "production"


def no_main_product(submission: Submission, context: Context) -> Iterator[Problem]:
    """Nothing is declared as the main product, nor as waste that the site is there to treat."""
    roles = {p.role for p in submission.products}
    unread = any("role" in p.failed for p in submission.products)
    if roles.isdisjoint(PURPOSES) and not unread and context.knows("products"):
        if is_free_of_burdens(submission):
            return
        yield problem("no_main_product", sheet(submission, "products", submission.products))


def is_free_of_burdens(submission: Submission) -> bool:
    """Whether all that the member hands on are by-products cut off, and no line says otherwise."""
    free = (BY_PRODUCT, "cut_off")
    handed_on = [(p.role, p.by_product_treatment) for p in submission.products]
    return bool(handed_on) and set(handed_on) == {free} and not submission.lines


def without_burdens(submission: Submission, _: Context) -> Iterator[Problem]:
    """A member whose products all are by-products cut off: its buyers take them as free."""
    if is_free_of_burdens(submission):
        codes = ", ".join(p.product or "" for p in submission.products)
        place = submission.products[0].at("by_product_treatment")
        yield problem("without_burdens", place, products=codes)


def output_zero(submission: Submission, context: Context) -> Iterator[Problem]:
    """A product of which nothing was made; a blank is another matter, the reader's.

    A by-product may come or not. Another product may rest for a period, as long as it took no hours
    and the site has something else to make.
    """
    if submission.facility.disclosure == RESULT:
        return
    made = any(p.output and p.role in PURPOSES for p in submission.products)
    for product in submission.products:
        if product.role != BY_PRODUCT and product.product and product.output == 0:
            took = any(getattr(product, name) for name in HOURS)
            rests = made and not took and not _is_studied(product.product, submission, context)
            code = "product_not_made_now" if rests else "output_zero"
            yield problem(code, product.at("output"), product=product.product)


def _is_studied(code: str, submission: Submission, context: Context) -> bool:
    programme = context.programme
    return context.is_lead(submission) and programme is not None and code == programme.product.code


def product_not_made(submission: Submission, context: Context) -> Iterator[Problem]:
    """There is a process map, and none of its processes makes the product."""
    processes = [p for p in submission.processes if p.kind == PRODUCTION]
    made = {code for process in submission.processes for code in process.makes}
    known = {p.product for p in submission.products}
    unclear = any("makes" in p.failed for p in submission.processes) or not made <= known
    if not processes or unclear or not context.knows("processes"):
        return
    for product in submission.products:
        is_asked = product.role != BY_PRODUCT and product.output != 0
        if product.product and product.product not in made and is_asked:
            yield problem("product_not_made", product.at("product"), product=product.product)


def process_makes_nothing(submission: Submission, _: Context) -> Iterator[Problem]:
    """A production process or product group that leads nowhere: what it uses would be lost."""
    for process in submission.processes:
        leads = not (process.is_blank("makes") and process.is_blank("serves"))
        if process.kind in MAKERS and not leads:
            yield problem("process_makes_nothing", process.at("makes"), process=process.process)


def substitution_without_product(submission: Submission, _: Context) -> Iterator[Problem]:
    """A by-product is to be credited, but not for what."""
    for product in submission.products:
        if product.by_product_treatment == "substitution" and product.is_blank("substitutes"):
            yield problem(
                "substitution_without_product", product.at("substitutes"), product=product.product
            )


CHECKS = (
    no_main_product,
    without_burdens,
    output_zero,
    product_not_made,
    process_makes_nothing,
    substitution_without_product,
)
