"""Lines: of the footprint, and of a site before allocation."""

from dataclasses import dataclass, field

from bw_cfp_programme.bounds import Bounds
from bw_cfp_programme.frames import column
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results.parts import (
    TOTAL,
    AllocationStep,
    GasPart,
    Key,
    MappingDecision,
    Scores,
)
from bw_cfp_programme.stated import Stated


@dataclass(frozen=True, kw_only=True, slots=True)
class ComputedLine:
    """A line of a workbook with the factor that was put to it.

    Attributes:
        stated: what the supplier stated of it.
        conversion: factor units per activity unit.
        factor: indicator -> kg CO2e per `factor_unit` (unit score of `factor_key`).
        factor_kind: how the factor came about, a name of `factor_kind`, as the line says it or
            else the factor; so for `factor_uncertainty`. "" and None: nobody said.
        factor_year, factor_location, factor_boundary: what the factor stands for, as published.
        factor_megajoule: heating value of one unit of the factor's fuel, where published with it.
        factor_gases: what it consists of: a gas itself, or as its publisher splits it.
        scores: indicator -> kg CO2e.
    """

    member: str
    stated: Stated
    conversion: float
    factor_key: Key
    factor_name: str
    factor_unit: str
    factor: Scores = field(metadata=column("factor_{}_kg_co2e"))
    scores: Scores = field(metadata=column("{}_kg_co2e"))
    factor_kind: str = ""
    factor_uncertainty: Bounds | None = None
    factor_year: str = ""
    factor_location: str = ""
    factor_boundary: str = ""
    factor_megajoule: float | None = None
    factor_gases: tuple[GasPart, ...] = ()

    @property
    def line(self) -> str:
        """Line id."""
        return self.stated.line

    @property
    def category(self) -> str:
        """Flow category."""
        return self.stated.category

    @property
    def item(self) -> str:
        """What the workbook calls the good."""
        return self.stated.item

    @property
    def place(self) -> Place:
        """The cell; for what was added in Brightway, the dataset."""
        return self.stated.place

    @property
    def activity(self) -> float:
        """Net activity data of the whole pool for the period, in `activity_unit`."""
        return self.stated.activity

    @property
    def activity_unit(self) -> str:
        """Unit of `activity`."""
        return self.stated.activity_unit

    @property
    def total(self) -> float:
        """All indicators."""
        return self.scores[TOTAL]

    @property
    def without_removals(self) -> float:
        """All indicators but the uptake of biogenic CO2."""
        return self.total - self.scores["biogenic_removals"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Contribution(ComputedLine):
    """One line's part in the footprint.

    activity x conversion x share / output x demand x factor = score, for every indicator, in kg
    CO2e per declared unit:

    Attributes:
        share: product of the allocation steps' shares.
        output: the product's output for the period, in `output_unit`.
        demand: how much of that product one declared unit of the product under study takes.
        stage: stage in the life cycle of the product under study.
        aircraft: the line or its factor is transport by air.
    """

    product: str
    stage: str
    allocation: tuple[AllocationStep, ...]
    share: float
    output: float
    output_unit: str
    demand: float
    factor_source: str
    aircraft: bool = False
    mapping: MappingDecision | None = field(default=None, metadata=column("mapping_{}"))


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteLine(ComputedLine):
    """A line of a member's workbook before it is allocated: the whole site, the whole period.

    activity x conversion x factor = scores, kg CO2e for the period.

    Attributes:
        sign: -1 for a credit, whose `factor` is negative.
        member_product: (member, product) where the line is bought from another member.
    """

    sign: float = 1.0
    member_product: Key | None = None
