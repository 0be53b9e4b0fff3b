"""A line of a workbook on its way to products: its pool, and how that is split."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bw_cfp_programme.allocation.engine import allocate, dedicated, unknown_code
from bw_cfp_programme.allocation.plant import Plant, Request
from bw_cfp_programme.allocation.split import Share, Split
from bw_cfp_programme.records import SITE, InventoryLine, Submission


@dataclass(frozen=True, slots=True)
class Splits:
    """How a plant's pools are split; lines that ask the same of a pool share one split."""

    plant: Plant
    _known: dict[tuple[str, Request], Split] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of_line(self, line: InventoryLine) -> Split:
        """The split of a line's pool; a line of a single product is that product's in any case."""
        if line.product:
            if line.product not in self.plant.products:
                return Split(problems=(unknown_code(line.at("product"), line.product),))
            return Split((Share(line.product, (dedicated(line.product, "own_product"),)),))
        pool = line.process or SITE
        if pool != SITE and pool not in self.plant.processes:
            return Split(problems=(unknown_code(line.at("process"), pool),))
        return self.of_pool(pool, request_of(line))

    def of_pool(self, pool: str, request: Request) -> Split:
        """The split of a pool, or of the whole site where that is compared with."""
        comparison = self.plant.comparison
        if comparison and comparison.whole_site:
            place, chosen_by = self.plant.facility, "first_rule_everywhere"
            asked = SITE, Request(comparison.rule, place=place, chosen_by=chosen_by)
        else:
            asked = pool, self.plant.essence(request)
        if asked not in self._known:
            self._known[asked] = allocate(self.plant, *asked)
        return self._known[asked]


def shared_lines(submission: Submission) -> Iterator[InventoryLine]:
    """Lines of a site that belong to no single product, in reading order."""
    for line in submission.lines:
        if line.sheet != "downstream" and not line.product:
            yield line


def request_of(line: InventoryLine) -> Request:
    """What a line asks of its pool."""
    return Request(
        own=line.allocation_rule or "",
        category=line.category or "",
        line=line.line or "",
        place=line.at("allocation_rule"),
    )
