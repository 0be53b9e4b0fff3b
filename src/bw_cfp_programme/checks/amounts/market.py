"""What the members of a programme make and take, so that one workbook can be held against all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bw_cfp_programme.checks.amounts.effort import Efforts, efforts
from bw_cfp_programme.checks.masses import mass_each
from bw_cfp_programme.records import (
    OUTSIDE,
    InventoryLine,
    Product,
    Submission,
    outline,
    shows_lines,
)
from bw_cfp_programme.units import conversion

Key = tuple[str, str]
Effort = tuple[str, str]
Spread = tuple[tuple[float, ...], tuple[float, ...], int]


@dataclass(frozen=True, slots=True)
class Purchase:
    """What a line of another member takes of a product, in the product's unit.

    Attributes:
        kilograms: what the buyer says that one unit of the product weighs.
    """

    member: str
    line: str
    amount: float
    kilograms: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Market:
    """All that is known of all workbooks of a programme.

    Attributes:
        products: (member, code) -> the product as its maker declares it.
        purchases: (member, code) -> what others take of it.
        efforts: member -> what it uses for what it makes (`effort.efforts`).
        spreads: the two least and the two most of each effort, and how many members tell it.
    """

    products: Mapping[Key, Product] = field(default_factory=dict)
    purchases: Mapping[Key, tuple[Purchase, ...]] = field(default_factory=dict)
    efforts: Mapping[str, Efforts] = field(default_factory=dict)
    spreads: Mapping[Effort, Spread] = field(default_factory=dict)

    def sold(self, line: InventoryLine) -> Product | None:
        """The product that a line takes of another member."""
        return self.products.get((line.supplier or "", line.supplier_product or ""))

    def of_others(self, member: str, effort: Effort) -> Spread:
        """Least and most of an effort among all but one member, and how many they are."""
        least, most, count = self.spreads.get(effort, ((), (), 0))
        own = self.efforts.get(member, {}).get(effort)
        if own is None:
            return least, most, count
        low = least[1:] if own == least[0] else least
        high = most[:-1] if own == most[-1] else most
        return low, high, count - 1

    def names(self) -> list[object]:
        """What all products are called."""
        return [(key, p.name_zh, p.name_en) for key, p in self.products.items()]

    def around(self, submission: Submission) -> list[object]:
        """All that a check of one workbook may see of the others but names, in plain values."""
        member = submission.facility.member or ""
        own = [
            (p.product, self.purchases.get((member, p.product or ""))) for p in submission.products
        ]
        taken = {(line.supplier or "", line.supplier_product or "") for line in submission.lines}
        sold = [
            (k, p.output, p.unit, p.mass_per_unit) for k, p in self.products.items() if k in taken
        ]
        others = [self.of_others(member, effort) for effort in self.spreads]
        bought = [self.purchases.get(key) for key in sorted(taken)]
        return [own, sold, others, bought]


EMPTY = Market()


def market_of(submissions: Iterable[Submission]) -> Market:
    """What some workbooks make and take; of a member that claims two, the last.

    Of a member that keeps its lines back, which products there are: others are told of no amount.
    """
    known = {s.facility.member: _seen(s) for s in submissions if s.facility.member}
    shown = {m: s for m, s in known.items() if _is_seen(s)}
    products = {(m, p.product): p for m, s in known.items() for p in s.products if p.product}
    purchases: defaultdict[Key, list[Purchase]] = defaultdict(list)
    for member, submission in shown.items():
        for line in submission.lines:
            key = (line.supplier or "", line.supplier_product or "")
            if key in products and line.supplier not in (OUTSIDE, member):
                purchase = _purchase(member, line, products[key])
                purchases[key] += [purchase] if purchase else []
    used = {member: efforts(submission) for member, submission in shown.items()}
    return Market(
        products=products,
        purchases={key: tuple(found) for key, found in purchases.items()},
        efforts=used,
        spreads=_spreads(used.values()),
    )


def _is_seen(submission: Submission) -> bool:
    return shows_lines(submission.facility.disclosure, "lead")


def _seen(submission: Submission) -> Submission:
    return submission if _is_seen(submission) else outline(submission)


def _spreads(efforts: Iterable[Efforts]) -> dict[Effort, Spread]:
    values: defaultdict[Effort, list[float]] = defaultdict(list)
    for each in efforts:
        for effort, value in each.items():
            values[effort].append(value)
    ordered = {effort: sorted(found) for effort, found in values.items()}
    return {effort: (tuple(v[:2]), tuple(v[-2:]), len(v)) for effort, v in ordered.items()}


def _purchase(member: str, line: InventoryLine, product: Product) -> Purchase | None:
    each = units_each(line, product)
    if each is None or line.quantity is None or line.failed:
        return None
    weighs = line.mass_per_unit / each if line.mass_per_unit and each else None
    return Purchase(member, line.line or line.title, line.quantity * each, weighs)


def units_each(line: InventoryLine, product: Product) -> float | None:
    """Units of the product per unit of the line; by mass where it is known of both."""
    plain = conversion(line.unit or "", product.unit or "")
    bought, sold = mass_each(line), mass_each(product)
    return bought / sold if plain is None and bought and sold else plain
