"""Who supplies what: lines that take a product of a member, against that member's workbook."""

from collections.abc import Iterator

from bw_cfp_programme.categories import of_kind
from bw_cfp_programme.checks.context import Context, Offer, Products
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import OUTSIDE, InventoryLine, Submission
from bw_cfp_programme.units import conversion_by_mass, symbol
from bw_cfp_programme.wording import nearest

GOODS = of_kind("goods")


def supplier_without_product(submission: Submission, context: Context) -> Iterator[Problem]:
    """A member is named as the supplier, but not which of its products."""
    for line in submission.lines:
        if _is_member(line.supplier, context) and line.is_blank("supplier_product"):
            yield problem(
                "supplier_without_product",
                line.at("supplier_product"),
                supplier=line.supplier,
                known=_listed(context.products_by_member.get(line.supplier or "", {})),
            )


def unknown_supplier_product(submission: Submission, context: Context) -> Iterator[Problem]:
    """The supplier's own workbook declares no such product."""
    for line, products in _supplied(submission, context):
        if line.supplier_product and line.supplier_product not in products:
            yield problem(
                "unknown_supplier_product",
                line.at("supplier_product"),
                text=line.supplier_product,
                supplier=line.supplier,
                known=_listed(products),
                suggestion=nearest(line.supplier_product, products),
            )


def product_without_footprint(submission: Submission, context: Context) -> Iterator[Problem]:
    """The supplier has the product, but no footprint to hand on: a reason of `Offer.barred`.

    A credit already says what a product is worth to whoever takes it; an internal one has no part
    of the site's overhead.
    """
    own = submission.facility.member
    for line, offer in _offered(submission, context):
        is_told_as_own_use = line.supplier == own and offer.barred != "not_made"
        if offer.barred and not is_told_as_own_use:
            place, code = line.at("supplier_product"), f"supplier_product_{offer.barred}"
            yield problem(code, place, supplier=line.supplier, product=line.supplier_product)


def bought_of_treatment(submission: Submission, context: Context) -> Iterator[Problem]:
    """What is bought is said to be the waste that its supplier takes in from others."""
    for line, offer in _offered(submission, context):
        if offer.is_treatment and line.category in GOODS:
            said = {"supplier": line.supplier, "product": line.supplier_product}
            yield problem("bought_of_treatment", line.at("supplier_product"), **said)


def supplier_unit_differs(submission: Submission, context: Context) -> Iterator[Problem]:
    """A line is in a unit that cannot become the unit in which the supplier sells.

    Pieces and kilograms convert where buyer or supplier says what one piece weighs.
    """
    for line, offer in _offered(submission, context):
        sold_in, each = offer.unit or "", line.mass_per_unit
        if not line.unit or not sold_in or "mass_per_unit" in line.failed:
            continue
        if conversion_by_mass(line.unit, sold_in, each, offer.mass_per_unit) is None:
            yield problem(
                "supplier_unit_differs",
                line.at("unit"),
                unit=symbol(line.unit),
                sold_in=symbol(sold_in),
                supplier=line.supplier,
                product=line.supplier_product,
            )


def product_made_of_itself(submission: Submission, _: Context) -> Iterator[Problem]:
    """A line takes the own product that it is for."""
    own = submission.facility.member
    for line in submission.lines:
        if own and line.supplier == own and line.product and line.supplier_product == line.product:
            yield problem(
                "product_made_of_itself", line.at("supplier_product"), product=line.product
            )


def supplier_not_in_programme_file(submission: Submission, context: Context) -> Iterator[Problem]:
    """The programme does not say that this member supplies us: one of both is out of date."""
    own, programme = submission.facility.member, context.programme
    if own is None or programme is None or programme.member(own) is None:
        return
    for line in submission.lines:
        supplier = programme.member(line.supplier or "")
        if supplier and supplier.code != own and own not in supplier.supplies:
            yield problem(
                "supply_not_in_programme", line.at("supplier"), supplier=supplier.code, member=own
            )


def _is_member(supplier: str | None, context: Context) -> bool:
    if supplier is None or supplier == OUTSIDE:
        return False
    known = supplier in context.products_by_member
    return known or bool(context.programme and context.programme.member(supplier))


def _supplied(submission: Submission, context: Context) -> Iterator[tuple[InventoryLine, Products]]:
    """Lines whose supplier's workbook is known, with that workbook's products; our own is."""
    known = context.with_workbooks([submission]).products_by_member
    for line in submission.lines:
        if line.supplier and line.supplier in known:
            yield line, known[line.supplier]


def _offered(submission: Submission, context: Context) -> Iterator[tuple[InventoryLine, Offer]]:
    """Lines that take a product which their supplier's workbook declares, with that product."""
    for line, products in _supplied(submission, context):
        if offer := products.get(line.supplier_product or ""):
            yield line, offer


def _listed(products: Products) -> str:
    return ", ".join(products)


CHECKS = (
    supplier_without_product,
    unknown_supplier_product,
    product_without_footprint,
    bought_of_treatment,
    supplier_unit_differs,
    product_made_of_itself,
    supplier_not_in_programme_file,
)
