"""What the site makes: main product, output, and the processes that make it."""

from collections.abc import Iterator

from bw_cfp_programme.allocation.plant import MAKERS
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.places import sheet
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import Submission

MAIN, BY_PRODUCT = "main", "by_product"
PRODUCTION = "production"


def no_main_product(submission: Submission, context: Context) -> Iterator[Problem]:
    """Nothing is declared as the main product."""
    roles = [p.role for p in submission.products]
    unread = any("role" in p.failed for p in submission.products)
    if MAIN not in roles and not unread and context.knows("products"):
        yield problem("no_main_product", sheet(submission, "products", submission.products))


def output_zero(submission: Submission, _: Context) -> Iterator[Problem]:
    """A main or co-product of which nothing was made; a blank is another matter, the reader's."""
    for product in submission.products:
        if product.role != BY_PRODUCT and product.product and product.output == 0:
            yield problem("output_zero", product.at("output"), product=product.product)


def product_not_made(submission: Submission, context: Context) -> Iterator[Problem]:
    """There is a process map, and none of its processes makes the product."""
    processes = [p for p in submission.processes if p.kind == PRODUCTION]
    made = {code for process in submission.processes for code in process.makes}
    known = {p.product for p in submission.products}
    unclear = any("makes" in p.failed for p in submission.processes) or not made <= known
    if not processes or unclear or not context.knows("processes"):
        return
    for product in submission.products:
        if product.product and product.product not in made and product.role != BY_PRODUCT:
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
    output_zero,
    product_not_made,
    process_makes_nothing,
    substitution_without_product,
)
