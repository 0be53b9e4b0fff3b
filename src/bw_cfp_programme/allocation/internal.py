"""Internal products (steam, compressed air): how much of them the site's own lines use."""

from collections.abc import Iterator
from dataclasses import dataclass

from bw_cfp_programme.allocation.plant import INTERNAL
from bw_cfp_programme.records import InventoryLine, Product, Submission
from bw_cfp_programme.units import conversion

EXACT = 1e-9
"""Sums of meter readings are not exact to the last digit."""


@dataclass(frozen=True, slots=True)
class InternalBalance:
    """What a site makes of an internal product in the period, and what it uses, in its unit."""

    product: Product
    made: float
    used: float

    @property
    def left(self) -> float:
        """What no line uses; negative where lines use more than was made."""
        rest = self.made - self.used
        return rest if abs(rest) > EXACT * self.made else 0.0


def internal_balances(submission: Submission) -> Iterator[InternalBalance]:
    """The balance of every internal product whose output and uses can all be read."""
    for product in submission.products:
        if product.role != INTERNAL or not product.product or not product.output:
            continue
        lines = [line for line in submission.lines if _takes(line, product, submission)]
        amounts = [_amount(line, product) for line in lines]
        used = sum(amount for amount in amounts if amount is not None)
        if None not in amounts:
            yield InternalBalance(product, product.output, used)


def _takes(line: InventoryLine, product: Product, submission: Submission) -> bool:
    own = line.supplier in (None, submission.facility.member)
    return own and line.supplier_product == product.product


def _amount(line: InventoryLine, product: Product) -> float | None:
    factor = conversion(line.unit or "", product.unit or "")
    if line.failed or line.quantity is None or factor is None:
        return None
    return line.quantity * factor
