"""What goes into each product and what comes out, in kilograms of the period.

A line that several products share is parted by what they weigh, whatever rule the workbook has for
its emissions: matter follows mass. So a slip shows at the product whose lines it stands on.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import inf

from bw_cfp_programme.allocation.own_use import takes_own
from bw_cfp_programme.allocation.plant import BY_PRODUCT, INTERNAL, MAKERS, Plant
from bw_cfp_programme.checks.amounts.slip import slips
from bw_cfp_programme.checks.masses import TREATED_WASTE, line_mass, product_mass
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import SITE, InventoryLine, Product, Submission

MOST = 2
"""Places at which one mistake is told, where the figures do not say which of them it is."""
MATERIAL = "main_material"
WASTE = "waste"


@dataclass(frozen=True, slots=True)
class Stream:
    """What goes in or comes out.

    Attributes:
        name: what a person calls it; a product's code.
        products: those that share it.
        inward: whether it goes in; else it leaves, as a product itself where `is_product`.
        place, amount, unit: what stands where.
    """

    name: str
    kilograms: float
    products: tuple[str, ...]
    place: Place
    amount: float
    unit: str
    inward: bool = False
    is_product: bool = False


Masses = dict[str, float]


@dataclass(frozen=True)
class Streams:
    """All streams of a site, each with its mass."""

    streams: tuple[Stream, ...]

    def ratios(self, slip: Stream | None = None, times: float = 1.0) -> dict[str, float]:
        """Product -> what went in by what came out, had one stream not slipped so many times."""
        _, inside, outside = self._sums(slip, times)
        return {code: inside[code] / outside[code] for code in inside}

    def _sums(self, slip: Stream | None, times: float) -> tuple[Masses, Masses, Masses]:
        """Product -> its mass, what goes into it, what comes out with it."""
        masses = {s.name: s.kilograms / times if s is slip else s.kilograms for s in self._products}
        inside, outside = dict.fromkeys(masses, 0.0), dict(masses)
        groups = dict(self._groups)
        if slip and not slip.is_product:
            groups[slip.products, slip.inward] += slip.kilograms / times - slip.kilograms
        for (products, inward), kilograms in groups.items():
            whole = sum(masses[code] for code in products)
            side = inside if inward else outside
            for code in products if whole else ():
                side[code] += kilograms * masses[code] / whole
        return masses, inside, outside

    @cached_property
    def _products(self) -> list[Stream]:
        return [stream for stream in self.streams if stream.is_product]

    @cached_property
    def _groups(self) -> dict[tuple[tuple[str, ...], bool], float]:
        """Kilograms of all lines that are for the same products: a site has few such groups."""
        found: defaultdict[tuple[tuple[str, ...], bool], float] = defaultdict(float)
        for stream in self.streams:
            if not stream.is_product:
                found[stream.products, stream.inward] += stream.kilograms
        return found

    def around(self, product: str) -> list[Place]:
        """Where a product's output stands, and what weighs most of all that goes into it."""
        own = [stream.place for stream in self._products if stream.name == product]
        into = [s for s in self.streams if s.inward and product in s.products]
        into.sort(key=lambda s: (len(s.products) == 1, s.kilograms))
        return [*(stream.place for stream in into[-1:]), *own]

    def likeliest_slips(self, within: float) -> list[tuple[Stream, float]]:
        """Streams, and how many times themselves they are, but for which all would be in balance.

        The likeliest first; others only where they would do as well.
        """
        open_ = {code for code, ratio in self.ratios().items() if off(ratio) >= within}
        found = [
            (apart, stream, times)
            for stream in self.streams
            if stream.is_product or open_ <= set(stream.products)  # a line moves its own only
            for times in slips(stream.unit)
            if (apart := worst(self.ratios(stream, times))) < within
        ]
        found.sort(key=lambda one: one[0])
        near = [one for one in found if one[0] <= found[0][0] * limit("slip_as_likely")]
        first = {id(stream): (stream, times) for _, stream, times in reversed(near)}
        return list(first.values())[::-1][:MOST]


def worst(ratios: dict[str, float]) -> float:
    """How many times apart the two sides of a product are at most."""
    return max((off(ratio) for ratio in ratios.values()), default=1.0)


def off(ratio: float) -> float:
    """How many times one side is the other, whichever is larger."""
    return max(ratio, 1.0 / ratio) if ratio else inf


def streams_of(submission: Submission, site: Plant) -> Streams | None:
    """All streams; None while a mass is not known, or nothing goes in or out."""
    sold = {code: p for code, p in site.products.items() if p.role not in (INTERNAL, TREATED_WASTE)}
    found = [*_products(submission, tuple(sold)), *_lines(submission, site, tuple(sold))]
    known = [stream for stream in found if stream is not None]
    codes = [product.product for product in submission.products]
    unclear = len(known) < len(found) or len(set(codes)) < len(codes) or not _are_made(sold, site)
    if unclear or not sold or not any(s.inward for s in known):
        return None
    return Streams(tuple(known))


def _are_made(sold: Collection[str], site: Plant) -> bool:
    """Whether the process map, where there is one, leads to every product."""
    made = {code for process in site.processes.values() for code in process.makes}
    return made >= set(sold) or not any(p.kind in MAKERS for p in site.processes.values())


def _products(submission: Submission, sold: tuple[str, ...]) -> Iterator[Stream | None]:
    """What is sold, one by one; by-products and treated waste are everybody's."""
    for product in submission.products:
        code, own = product.product or "", product.product in sold
        if own or product.role in (BY_PRODUCT, TREATED_WASTE):
            inward = product.role == TREATED_WASTE
            yield _stream(product, code, product.output, product_mass(product),
                          (code,) if own else sold, inward=inward, is_product=own)  # fmt: skip


def _lines(submission: Submission, site: Plant, sold: tuple[str, ...]) -> Iterator[Stream | None]:
    for line in submission.lines:
        stays = line.category == MATERIAL and takes_own(line, submission)
        if line.category in (MATERIAL, WASTE) and not stays:
            inward = line.category == MATERIAL
            yield _stream(line, line.title, line.quantity, line_mass(line),
                          _reach(line, site, sold), inward=inward)  # fmt: skip


def _reach(line: InventoryLine, site: Plant, sold: tuple[str, ...]) -> tuple[str, ...]:
    """The products that a line is for in the end; all where nobody says it."""
    code = line.product or line.process or SITE
    behind = (p.product for p in site.behind(code) if p.product in sold)
    return tuple(code for code in behind if code) or sold


def _stream(
    record: InventoryLine | Product, name: str, amount: float | None, kilograms: float | None,
    products: tuple[str, ...], *, inward: bool, is_product: bool = False,
) -> Stream | None:  # fmt: skip
    if amount is None or kilograms is None or kilograms < 0 or (is_product and not kilograms):
        return None
    place = record.at("output" if isinstance(record, Product) else "amount")
    return Stream(name, kilograms, products, place, amount, record.unit or "", inward, is_product)
