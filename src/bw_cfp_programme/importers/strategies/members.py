"""Links to products of the programme's own members."""

from collections.abc import Mapping

from bw_cfp_programme.brightway import Dataset
from bw_cfp_programme.cfp_key import member_of, wanted_of
from bw_cfp_programme.importers.strategies.exchanges import TECHNOSPHERE, link_exchanges
from bw_cfp_programme.importers.targets import (
    SUPPLIER_DATA,
    Exchange,
    Link,
    Target,
    by_rule,
    products_of,
)


def link_within_member(data: list[Dataset]) -> list[Dataset]:
    """Link lines that take a product of the same workbook.

    >>> dye = {"database": "cfp p S1", "code": "DYE", "name": "Dye", "unit": "kilogram",
    ...        "location": "TW", "cfp": {"member": "S1", "product": "DYE"}, "exchanges": []}
    >>> line = {"type": "technosphere", "amount": 2.0, "unit": "kilogram",
    ...         "cfp": {"link": {"supplier": "S1", "product": "DYE"}, "conversion": 1.0}}
    >>> cloth = {**dye, "code": "CLOTH", "cfp": {"member": "S1", "product": "CLOTH"},
    ...          "exchanges": [line]}
    >>> link_within_member([dye, cloth])[1]["exchanges"][0]["input"]
    ('cfp p S1', 'DYE')
    """
    products = products_of(data)

    def find(exchange: Exchange, dataset: Dataset) -> Link | None:
        member, wanted = member_of(dataset), wanted_of(exchange)
        if wanted.supplier not in ("", member):
            return None
        target = products.get((member, wanted.product))
        return by_rule(target, SUPPLIER_DATA) if target else None

    return link_exchanges(data, TECHNOSPHERE, find)


def link_to_members(
    data: list[Dataset], products: Mapping[tuple[str, str], Target]
) -> list[Dataset]:
    """Link lines that name another member's product; `products` by (member, product).

    >>> products = {("S3", "ALH"): Target(("cfp p S3", "ALH"), "Housing", "unit")}
    >>> line = {"type": "technosphere", "amount": 2.0, "unit": "thousand units",
    ...         "cfp": {"link": {"supplier": "S3", "product": "ALH"}, "conversion": 1.0}}
    >>> lamp = {"cfp": {"member": "LEAD"}, "exchanges": [line]}
    >>> done = link_to_members([lamp], products)[0]["exchanges"][0]
    >>> done["input"], done["amount"], done["unit"]
    (('cfp p S3', 'ALH'), 2000.0, 'unit')
    """

    def find(exchange: Exchange, _dataset: Dataset) -> Link | None:
        wanted = wanted_of(exchange)
        target = products.get((wanted.supplier, wanted.product))
        return by_rule(target, SUPPLIER_DATA) if target else None

    return link_exchanges(data, TECHNOSPHERE, find)
