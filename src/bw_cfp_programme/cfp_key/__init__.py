"""The key `cfp` of datasets, flows and exchanges: how it is written, and read again.

No other room knows how it is spelt (docs/architecture.md shows it). It holds plain JSON types only,
so that a database opens without this package, and what an older import did not say is blank.
"""

from bw_cfp_programme.cfp_key.factors import (
    Published,
    PublishedGas,
    of_emission,
    of_factor,
    of_flow,
    published_of,
)
from bw_cfp_programme.cfp_key.lines import (
    Taken,
    Wanted,
    category_of,
    cell_of,
    converted,
    item_of,
    line_of,
    mass_of,
    of_line,
    part_of_gas,
    stated_of,
    taken_of,
    unit_of,
    wanted_of,
)
from bw_cfp_programme.cfp_key.plain import KEY, Node
from bw_cfp_programme.cfp_key.products import (
    file_of,
    mass_per_unit_of,
    member_of,
    of_product,
    of_stage,
    product_of,
    stage_of,
    without_cell,
)

__all__ = [
    "KEY",
    "Node",
    "Published",
    "PublishedGas",
    "Taken",
    "Wanted",
    "category_of",
    "cell_of",
    "converted",
    "file_of",
    "item_of",
    "line_of",
    "mass_of",
    "mass_per_unit_of",
    "member_of",
    "of_emission",
    "of_factor",
    "of_flow",
    "of_line",
    "of_product",
    "of_stage",
    "part_of_gas",
    "product_of",
    "published_of",
    "stage_of",
    "stated_of",
    "taken_of",
    "unit_of",
    "wanted_of",
    "without_cell",
]
