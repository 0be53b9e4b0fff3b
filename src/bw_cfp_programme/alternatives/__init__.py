"""What the footprint would be under other admissible choices: one file for each kind of choice.

Only what needs Brightway or the workbooks is here; cut-offs and scenarios stand in the study, and
its assessment adds them.
"""

from itertools import chain

from bw_cfp_programme.alternatives.allocation import (
    allocation_alternatives,
    first_rule_alternative,
)
from bw_cfp_programme.alternatives.background import background_alternatives
from bw_cfp_programme.alternatives.basis import Basis
from bw_cfp_programme.alternatives.factor_years import factor_year_alternatives
from bw_cfp_programme.alternatives.gwp import gwp_alternatives
from bw_cfp_programme.results import Alternative

KINDS = (
    first_rule_alternative,
    allocation_alternatives,
    factor_year_alternatives,
    gwp_alternatives,
    background_alternatives,
)


def alternatives(basis: Basis) -> tuple[Alternative, ...]:
    """All of them, in the current Brightway project; nothing is written.

    Raises:
        InvalidInventory: an alternative would use up all of a product.
    """
    return tuple(chain.from_iterable(kind(basis) for kind in KINDS))


__all__ = ["Basis", "alternatives"]
