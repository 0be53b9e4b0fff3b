"""What the lines of all workbooks may be linked to; made once for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bw_cfp_programme.brightway import Dataset
from bw_cfp_programme.importers.background_index import BackgroundIndex
from bw_cfp_programme.importers.decisions import Rulings
from bw_cfp_programme.importers.targets import Target, products_of

Products = Mapping[tuple[str, str], Target]


@dataclass(frozen=True, kw_only=True)
class Partners:
    """Flows, products, decisions and background.

    Attributes:
        flows: emission key -> elementary flow that the methods count.
        products: (member, product) -> dataset of any member whose workbook is known.
        members: codes of all members of the programme.
        rulings: mapping decisions, resolved.
        index: the background databases.
    """

    flows: Mapping[str, Target] = field(default_factory=dict)
    products: Products = field(default_factory=dict)
    members: frozenset[str] = frozenset()
    rulings: Rulings = field(default_factory=dict)
    index: BackgroundIndex = field(default_factory=lambda: BackgroundIndex({}))

    def with_products(self, *inventories: list[Dataset]) -> "Partners":
        """The same, knowing the products of these inventories too."""
        found = dict(self.products)
        for datasets in inventories:
            found.update(products_of(datasets))
        return replace(self, products=found)
