"""A site's own products: how much of steam, clinker or returned scrap its own lines use."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bw_cfp_programme.allocation.plant import INTERNAL
from bw_cfp_programme.records import InventoryLine, Product, Submission
from bw_cfp_programme.tolerances import SUMMED
from bw_cfp_programme.units import conversion


@dataclass(frozen=True, slots=True)
class OwnUse:
    """What a site makes of a product in the period, and what it uses itself, in its unit."""

    product: Product
    made: float
    used: float

    @property
    def left(self) -> float:
        """What no line uses; negative where lines use more than was made."""
        rest = self.made - self.used
        return rest if abs(rest) > SUMMED * self.made else 0.0

    @property
    def is_internal(self) -> bool:
        """Whether the product is there for own use alone, so that what is left has no user."""
        return self.product.role == INTERNAL


def own_uses(submission: Submission) -> Iterator[OwnUse]:
    """Every internal product, and every other that the site's own lines use.

    Those whose output or uses cannot be read are left out: a Problem says so elsewhere.
    """
    lines: defaultdict[str | None, list[InventoryLine]] = defaultdict(list)
    for line in submission.lines:
        if takes_own(line, submission):
            lines[line.supplier_product].append(line)
    for product in submission.products:
        users = lines[product.product] if product.product else []
        if not product.product or not product.output or not (users or product.role == INTERNAL):
            continue
        amounts = [_amount(line, product) for line in users]
        if None not in amounts:
            used = sum(amount for amount in amounts if amount is not None)
            yield OwnUse(product, product.output, used)


def takes_own(line: InventoryLine, submission: Submission) -> bool:
    """Whether a line uses a product of its own site."""
    own = line.supplier in (None, submission.facility.member)
    return own and line.supplier_product is not None


def _amount(line: InventoryLine, product: Product) -> float | None:
    factor = conversion(line.unit or "", product.unit or "")
    if line.failed or line.quantity is None or factor is None:
        return None
    return line.quantity * factor
