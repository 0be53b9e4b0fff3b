"""`[reconciliation]` and `[[differences]]`: how near a facility's own inventory must be."""

from dataclasses import dataclass

from bw_cfp_programme.options.base import Option


@dataclass(frozen=True, kw_only=True, slots=True)
class ReconciliationLimit(Option):
    """The share of a declared total by which the lines may differ, and who chose it why."""

    tolerance: float
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ExplainedDifference(Option):
    """Why a member's declared total is `tonnes` CO2e more than its lines.

    `total` is a term of `declared_total`.
    """

    member: str
    total: str
    tonnes: float
    reason: str
