"""What was stated of one line: made once by an importer, carried whole to results and reports."""

from dataclasses import dataclass

from bw_cfp_programme.bounds import Bounds
from bw_cfp_programme.problems import Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """What one place of a workbook says; datasets keep it under `cfp` (`cfp_key`).

    Attributes:
        line: line id, or what stands for one.
        stage: in the member's own boundary.
        place, workbook: the cell, and the sha256 of its file.
        activity: net amount for the period in `activity_unit`, the whole pool's.
        mass_per_unit: kg per activity unit, where the line says it.
        activity_uncertainty: 95 % bounds, as shares; None: unknown.
        factor_kind, factor_uncertainty: where the line says them of the factor that it stands on.
        primary: the activity is primary data.
        aircraft: carried by air.
    """

    line: str = ""
    category: str = ""
    item: str = ""
    stage: str = ""
    place: Place
    workbook: str = ""
    activity: float
    activity_unit: str
    mass_per_unit: float | None = None
    data_kind: str = ""
    credibility: str = ""
    activity_uncertainty: Bounds | None = None
    factor_kind: str = ""
    factor_uncertainty: Bounds | None = None
    evidence: str = ""
    primary: bool = False
    aircraft: bool = False

    def changed(self, amount: float, unit: str) -> "Stated":
        """The line where somebody changed its amount: no document vouches for it any more."""
        return Stated(
            line=self.line,
            category=self.category,
            item=self.item,
            stage=self.stage,
            place=self.place,
            workbook=self.workbook,
            activity=amount,
            activity_unit=unit,
            aircraft=self.aircraft,
        )
