"""By-products that replace something else: a credit to the products that they came with."""

from collections.abc import Iterator

from bw_cfp_programme.allocation.plant import BY_PRODUCT, Request
from bw_cfp_programme.cfp_key import Wanted
from bw_cfp_programme.importers.inventory_case import Case
from bw_cfp_programme.importers.inventory_exchanges import WholeLine
from bw_cfp_programme.importers.inventory_lines import Piece, pieces
from bw_cfp_programme.importers.inventory_products import SUBSTITUTION
from bw_cfp_programme.records import SITE, Product
from bw_cfp_programme.stated import Stated

CREDIT = "by_product_credit"


def credit_pieces(case: Case) -> Iterator[Piece]:
    """Credits for substituted by-products, split as the pool that they come from is split."""
    for product in case.submission.products:
        credit = _credit(product, case.submission.sha256)
        if credit is not None:
            origin = _origin(case, product.product or "")
            yield from pieces(case, credit, case.splits.of_pool(origin, Request()))


def _origin(case: Case, code: str) -> str:
    """The one process that makes the by-product; the site where none or several do."""
    making = [p for p in case.submission.processes if code in p.makes and p.process]
    return (making[0].process or SITE) if len(making) == 1 else SITE


def _credit(product: Product, workbook: str) -> WholeLine | None:
    substituted = (product.role, product.by_product_treatment) == (BY_PRODUCT, SUBSTITUTION)
    if not substituted or not product.substitutes or product.output is None or not product.unit:
        return None
    stated = Stated(
        line=product.product or "",
        category=CREDIT,
        item=product.name,
        stage="manufacturing",
        place=product.at("output"),
        workbook=workbook,
        activity=product.output,
        activity_unit=product.unit,
        mass_per_unit=product.mass_per_unit,
        evidence=product.evidence or "",
    )
    return WholeLine(
        stated=stated,
        type="substitution",
        unit=product.unit,
        wanted=Wanted(background=product.substitutes),
    )
