"""A line of a workbook on its way to products: its pool, and how that is split."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bw_cfp_programme.allocation.engine import allocate, dedicated, unknown_code
from bw_cfp_programme.allocation.plant import Plant, Wish
from bw_cfp_programme.allocation.split import Share, Split
from bw_cfp_programme.records import SITE, InventoryLine, Submission


@dataclass(frozen=True, slots=True)
class Splits:
    """How a plant's pools are split; lines that wish the same of a pool share one split.

    Attributes:
        plant: who may receive what.
        forced: the rule that splits the whole site for every line; "" for the rules as chosen.
    """

    plant: Plant
    forced: str = ""
    _known: dict[tuple[str, Wish], Split] = field(
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
        return self.of_pool(pool, wish_of(line))

    def of_pool(self, pool: str, wish: Wish) -> Split:
        """The split of a pool, or of the whole site by the rule that is forced."""
        if self.forced:
            site = self.plant.facility
            asked = SITE, Wish(self.forced, place=site, voice="first_rule_everywhere")
        else:
            asked = pool, self.plant.heard(wish)
        if asked not in self._known:
            self._known[asked] = allocate(self.plant, *asked)
        return self._known[asked]


def shared_lines(submission: Submission) -> Iterator[InventoryLine]:
    """Lines of a site that belong to no single product, in reading order."""
    for line in submission.lines:
        if line.sheet != "downstream" and not line.product:
            yield line


def wish_of(line: InventoryLine) -> Wish:
    """What a line says of its split."""
    return Wish(
        own=line.allocation_rule or "",
        category=line.category or "",
        line=line.line or "",
        place=line.at("allocation_rule"),
    )
