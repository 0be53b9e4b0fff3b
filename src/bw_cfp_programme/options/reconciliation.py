"""`[reconciliation]` and `[[differences]]`: how near a facility's own inventory must be."""

from dataclasses import dataclass
from typing import Annotated

from bw_cfp_programme.options.base import Option
from bw_cfp_programme.options.kinds import CODE, Share, term


@dataclass(frozen=True, kw_only=True, slots=True)
class ReconciliationLimit(Option):
    """The share of a declared total by which the lines may differ, and who chose it why."""

    tolerance: Share
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ExplainedDifference(Option):
    """Why a member's declared total is `tonnes` CO2e more than its lines.

    `total` is a term of `declared_total`.
    """

    member: Annotated[str, CODE]
    total: Annotated[str, term("declared_total")]
    tonnes: float
    reason: str
