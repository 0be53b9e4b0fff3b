"""A member that gives results only: its own footprint per unit, as emissions of one unit."""

from collections.abc import Iterator

from bw_cfp_programme.cfp_key import Wanted
from bw_cfp_programme.gwp import Emission, emissions
from bw_cfp_programme.importers.inventory_case import Case
from bw_cfp_programme.importers.inventory_exchanges import Exchange, WholeLine, exchange
from bw_cfp_programme.importers.inventory_products import Dataset, product_dataset
from bw_cfp_programme.records import DeclaredResult, Product
from bw_cfp_programme.results import INDICATORS
from bw_cfp_programme.stated import Stated
from bw_cfp_programme.units import conversion

KILOGRAM = "kilogram CO2e"
DECLARED = "declared_result"


def declared_datasets(case: Case) -> Iterator[Dataset]:
    """A dataset of one unit for every product that has a declared value.

    A removal is declared as a negative value. The flow of removals counts what is taken up, so its
    amount is positive and its score is the negative value that was declared.
    """
    for product in case.submission.products:
        rows = (r for r in case.submission.results if r.product == product.product)
        declared = [_exchange(case, product, row) for row in rows if _is_usable(row)]
        if product.product and declared:
            yield product_dataset(case, product, 1.0, declared)


def _is_usable(row: DeclaredResult) -> bool:
    known = row.indicator in INDICATORS and conversion(row.unit or "", KILOGRAM) is not None
    return known and row.value is not None and not row.failed


def _exchange(case: Case, product: Product, row: DeclaredResult) -> Exchange:
    stated = Stated(
        line=" ".join(part for part in (row.product, row.indicator, row.stage) if part),
        category=DECLARED,
        item=product.name,
        stage=row.stage or "",
        place=row.at("value"),
        workbook=case.submission.sha256,
        activity=row.value or 0.0,
        activity_unit=row.unit or "",
        evidence=row.evidence or "",
    )
    return declared_exchange(stated, row.indicator or "")


def declared_exchange(stated: Stated, indicator: str) -> Exchange:
    """The emission of one unit of a product, of which nothing but an indicator's score is told."""
    emission = _emission(indicator)
    kilograms = conversion(stated.activity_unit, KILOGRAM) or 0.0
    whole = WholeLine(
        stated=stated,
        type="biosphere",
        unit="kilogram",
        conversion=kilograms * emission.sign,
        wanted=Wanted(gas=emission.key),
    )
    return exchange(whole, ())


def _emission(indicator: str) -> Emission:
    """The own flow "CO2 equivalent" of an indicator."""
    return next(
        emission
        for emission in emissions().values()
        if emission.own and emission.indicator == indicator
    )
