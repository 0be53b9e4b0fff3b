"""Pollutants that are no greenhouse gases: linked only where somebody puts a dataset to them."""

from bw_cfp_programme.brightway import Dataset
from bw_cfp_programme.categories import of_kind
from bw_cfp_programme.cfp_key import category_of, member_of, wanted_of
from bw_cfp_programme.importers.decisions import Rulings, ruling
from bw_cfp_programme.importers.targets import Exchange

POLLUTANTS = of_kind("pollutant")


def leave_out_pollutants(data: list[Dataset], rulings: Rulings) -> list[Dataset]:
    """Drop pollutants to which neither the supplier nor a decision puts a dataset.

    >>> line = {"type": "technosphere", "amount": 2.0, "cfp": {
    ...     "category": "water_pollutant", "item": "COD", "activity": {"unit": "kilogram"},
    ...     "link": {"supplier": "", "product": "", "background": "", "gas": ""}}}
    >>> leave_out_pollutants([{"cfp": {"member": "S3"}, "exchanges": [line]}], {})[0]["exchanges"]
    []
    """
    return [
        {**ds, "exchanges": [e for e in ds["exchanges"] if not is_uncounted(e, ds, rulings)]}
        for ds in data
    ]


def is_uncounted(exchange: Exchange, dataset: Dataset, rulings: Rulings) -> bool:
    """Whether this is a pollutant that nobody wants linked."""
    if category_of(exchange) not in POLLUTANTS or "input" in exchange or wanted_of(exchange):
        return False
    return ruling(rulings, member_of(dataset), exchange) is None
