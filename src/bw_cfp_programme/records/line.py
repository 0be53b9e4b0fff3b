"""A line of the inventory: what went in or came out, how much, and how well it is known."""

from dataclasses import dataclass

from bw_cfp_programme.bounds import Bounds, bounds
from bw_cfp_programme.records.base import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class InventoryLine(Record):
    """A line of materials, energy, transport, outputs or downstream; fields absent there stay None.

    `amount` in `unit` for the reporting period, or per unit of product where `basis` is "per_unit".
    `distance` in km, `load` in tonnes, `mass_per_unit` in kg, `recycled_content` as a share 0-1;
    uncertainties are 95 % bounds as shares of the stated number.
    """

    sheet: str
    line: str | None = None
    category: str | None = None
    stage: str | None = None
    item: str | None = None
    process: str | None = None
    product: str | None = None
    basis: str | None = None
    amount: float | None = None
    unit: str | None = None
    months: tuple[float | None, ...] = ()
    meter: str | None = None
    stock_change: float | None = None
    mass_per_unit: float | None = None
    supplier: str | None = None
    supplier_product: str | None = None
    composition: str | None = None
    recycled_content: float | None = None
    carries: str | None = None
    origin: str | None = None
    destination: str | None = None
    mode: str | None = None
    distance: float | None = None
    load: float | None = None
    treatment: str | None = None
    background: str | None = None
    factor_kind: str | None = None
    activity_uncertainty_low: float | None = None
    activity_uncertainty_high: float | None = None
    factor_uncertainty_low: float | None = None
    factor_uncertainty_high: float | None = None
    allocation_rule: str | None = None
    data_kind: str | None = None
    credibility: str | None = None
    evidence: str | None = None
    department: str | None = None
    remark: str | None = None

    @property
    def title(self) -> str:
        """What a person calls the line: its id and item, or its row."""
        said = " ".join(part for part in (self.line, self.item) if part)
        return said or self.place.cell

    @property
    def quantity(self) -> float | None:
        """Net activity data: total or months, less growth of stock; tonne-km from the leg."""
        gross = self.amount
        if gross is None and any(month is not None for month in self.months):
            gross = sum(month or 0.0 for month in self.months)
        if gross is None and self.distance is not None and self.load is not None:
            gross = self.distance * self.load
        return gross if gross is None else gross - (self.stock_change or 0.0)

    @property
    def activity_uncertainty(self) -> Bounds | None:
        """Of the net activity data."""
        return bounds(self.activity_uncertainty_low, self.activity_uncertainty_high)

    @property
    def factor_uncertainty(self) -> Bounds | None:
        """Of the factor that the line stands on."""
        return bounds(self.factor_uncertainty_low, self.factor_uncertainty_high)
