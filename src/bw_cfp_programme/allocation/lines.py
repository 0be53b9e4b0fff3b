"""A line of a workbook on its way to products: its pool, and how that is split."""

from collections.abc import Iterator

from bw_cfp_programme.allocation.engine import allocate, dedicated, unknown_code
from bw_cfp_programme.allocation.plant import Plant, Wish
from bw_cfp_programme.allocation.split import Share, Split
from bw_cfp_programme.records import SITE, InventoryLine, Submission


def split_line(plant: Plant, line: InventoryLine, forced: str = "") -> Split:
    """Split a line's pool by the rules as chosen, or the whole site by one that is `forced`.

    A line of a single product is that product's in either case.
    """
    if line.product:
        if line.product not in plant.products:
            return Split(problems=(unknown_code(line.at("product"), line.product),))
        return Split((Share(line.product, (dedicated(line.product, "own_product"),)),))
    pool = line.process or SITE
    if pool != SITE and pool not in plant.processes:
        return Split(problems=(unknown_code(line.at("process"), pool),))
    return split_pool(plant, pool, wish_of(line), forced)


def split_pool(plant: Plant, pool: str, wish: Wish, forced: str = "") -> Split:
    """Split a pool by the rules as chosen, or the whole site by one that is `forced`."""
    if forced:
        return allocate(
            plant, SITE, Wish(forced, place=plant.facility, voice="first_rule_everywhere")
        )
    return allocate(plant, pool, wish)


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
