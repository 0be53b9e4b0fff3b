"""The product under study: in the lead's workbook, with all stages of its life cycle."""

from collections.abc import Iterator

from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.places import sheet
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import GRAVE, Product, Submission
from bw_cfp_programme.units import conversion, symbol
from bw_cfp_programme.wording import words

DOWNSTREAM = "downstream"
STAGES = ("distribution", "use", "end_of_life")


def studied_product_missing(submission: Submission, context: Context) -> Iterator[Problem]:
    """The lead's workbook does not declare the product that the programme studies."""
    programme = context.programme
    if programme is None or not context.is_lead(submission) or not context.knows("products"):
        return
    if _studied(submission, context) or any("product" in p.failed for p in submission.products):
        return
    codes = [p.product for p in submission.products if p.product]
    yield problem(
        "studied_product_missing",
        sheet(submission, "products", submission.products),
        product=programme.product.code,
        known=", ".join(codes),
    )


def declared_unit_differs(submission: Submission, context: Context) -> Iterator[Problem]:
    """The product under study is counted in a unit that cannot become the declared unit."""
    product, programme = _studied(submission, context), context.programme
    if programme is None or product is None or not product.unit:
        return
    if conversion(programme.product.declared_unit, product.unit) is None:
        yield problem(
            "declared_unit_differs",
            product.at("unit"),
            unit=symbol(product.unit),
            declared=symbol(programme.product.declared_unit),
        )


def downstream_missing(submission: Submission, context: Context) -> Iterator[Problem]:
    """Cradle to grave, and nothing said of a stage after the gate."""
    programme = context.programme
    if programme is None or not context.is_lead(submission):
        return
    lines = [line for line in submission.lines if line.sheet == DOWNSTREAM]
    read = context.knows(DOWNSTREAM) and not any("stage" in line.failed for line in lines)
    if programme.product.boundary != GRAVE or not read:
        return
    place = sheet(submission, DOWNSTREAM, lines)
    for stage in STAGES:
        if not any(line.stage == stage for line in lines):
            yield problem("downstream_missing", place, **words("stage", f"stage.{stage}"))


def downstream_of_supplier(submission: Submission, context: Context) -> Iterator[Problem]:
    """A supplier describes the life of its product after the gate, which is the lead's to say."""
    lines = [line for line in submission.lines if line.sheet == DOWNSTREAM]
    if (
        context.programme
        and submission.facility.member
        and lines
        and not context.is_lead(submission)
    ):
        yield problem("downstream_of_supplier", lines[0].place, lead=context.programme.lead)


def _studied(submission: Submission, context: Context) -> Product | None:
    if context.programme is None or not context.is_lead(submission):
        return None
    code = context.programme.product.code
    return next((p for p in submission.products if p.product == code), None)


CHECKS = (
    studied_product_missing,
    declared_unit_differs,
    downstream_missing,
    downstream_of_supplier,
)
