"""Results: a footprint that adds up, down to single lines of single workbooks.

All scores are kg CO2e per declared unit of the product under study.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bw_cfp_programme.bounds import Bounds
from bw_cfp_programme.frames import Row, Rows, Tabular, column, html
from bw_cfp_programme.labels import Text
from bw_cfp_programme.problems import Place
from bw_cfp_programme.stated import Stated
from bw_cfp_programme.tolerances import SUMMED

INDICATORS = ("fossil", "biogenic_emissions", "biogenic_removals", "land_use_change")
TOTAL = "total"
AIRCRAFT = "aircraft"
Scores = Mapping[str, float]
Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class AllocationStep:
    """One level of a split: `numerator` of `denominator` by a rule's key.

    Attributes:
        unit: unit of the key by name; "" for a plain number.
        chosen_by: who chose the rule: a name of `rule_source`.
        reason: what a person wrote of it.
        passed_over: rules that come before it, for which the workbook lacks data.
    """

    pool: str
    rule: str
    numerator: float
    denominator: float
    unit: str = ""
    chosen_by: str = ""
    reason: str = ""
    passed_over: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Numerator by denominator."""
        return self.numerator / self.denominator

    def __str__(self) -> str:
        return f"{self.rule} {self.numerator:.6g}/{self.denominator:.6g} {self.unit}".rstrip()


@dataclass(frozen=True, kw_only=True, slots=True)
class MappingDecision:
    """Why a line stands on its factor: the recorded decision, or the rule that linked it."""

    condition: str
    mapper: str = ""
    date: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class GasPart:
    """A gas in a factor whose publisher splits it.

    Attributes:
        gas: emission key of `gwp`.
        share: of the factor, by the study's GWP.
        uncertainty: of the kilograms of this gas, where stated.
    """

    gas: str
    share: float
    uncertainty: Bounds | None = None

    def __str__(self) -> str:
        return f"{self.gas} {self.share:.6g}"


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Remainder:
    """What a pool did not hand on, in the line's own unit.

    Attributes:
        cause: why nobody got it: a name of `remainder`.
        reason: what a person wrote of it.
        estimate: kg CO2e per `unit`, of what a decision left out; None: nobody estimated it.
    """

    member: str
    line: str
    item: str
    amount: float
    unit: str
    pool: str
    place: Place
    cause: str = ""
    reason: str = ""
    estimate: float | None = field(default=None, metadata=column("estimate_kg_co2e_per_unit"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Alternative:
    """The footprint had one thing been chosen otherwise, and everything else as it is.

    Attributes:
        choice: a name of `choice` in terms.csv: what kind of choice it is.
        subject: what it is about: a member, a dataset, a line's item; "" for the whole study.
        chosen, other: what was chosen, and the alternative to it.
        total: kg CO2e per declared unit with the alternative; None where it cannot be computed.
        reason: why not.
        place: where the choice stands.
    """

    choice: str
    subject: str | Text = ""
    chosen: str | Text = ""
    other: str | Text = ""
    total: float | None = field(default=None, metadata=column("total_kg_co2e"))
    reason: str | Text = ""
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, kw_only=True, slots=True)
class Result(Tabular):
    """A footprint. Construction fails when the parts do not add up to `totals`.

    `to_dataframe()` has a row for each line, with columns such as `total_kg_co2e`; a notebook shows
    the stages.

    Attributes:
        totals: indicator, "total" and "aircraft" -> kg CO2e per declared unit.
        by_gas: gas name -> kg CO2e per declared unit, from the inventory.
        first_rule: totals when every member splits its whole site by output quantity.
        purchases: what members buy of each other, at unit scores. Their scores are parts of the
            same emissions again, seen from the buyer: how the footprint changes with each amount.
        sites: every line of every member's site before allocation, kg CO2e for the period.
        unit_scores: (member, product) -> kg CO2e per unit, of every product that the system holds.
        uncertain_backgrounds: databases under the lines whose exchanges have distributions.
        bw2calc_total: bw2calc's own score of the same demand, for the record.
        stamp: when and with which versions it was calculated; excluded from comparisons.
    """

    programme: str
    product: str
    product_name: str
    declared_amount: float
    declared_unit: str
    boundary: str
    gwp: str
    horizon: int
    methods: Mapping[str, tuple[str, ...]]
    totals: Scores
    by_gas: Scores
    contributions: tuple[Contribution, ...]
    remainders: tuple[Remainder, ...]
    first_rule: Scores
    bw2calc_total: float
    purchases: tuple[Contribution, ...] = ()
    sites: tuple[SiteLine, ...] = ()
    unit_scores: Mapping[Key, Scores] = field(default_factory=dict)
    uncertain_backgrounds: frozenset[str] = frozenset()
    stamp: Mapping[str, str] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        """Refuse a result whose parts do not add up (`SUMMED` of the gross sum)."""
        for indicator in (*INDICATORS, TOTAL):
            parts = [c.scores[indicator] for c in self.contributions]
            gross = sum(abs(p) for p in parts)
            if not math.isclose(
                sum(parts), self.totals[indicator], rel_tol=0, abs_tol=SUMMED * gross
            ):
                raise ValueError(f"{indicator}: lines add up to {sum(parts)}, not {self.totals}")

    def by(self, part: Callable[[Contribution], str]) -> dict[str, dict[str, float]]:
        """Scores summed by a property of the lines, in order of first appearance."""
        sums: dict[str, dict[str, float]] = {}
        for line in self.contributions:
            group = sums.setdefault(part(line), defaultdict(float))
            for indicator, score in line.scores.items():
                group[indicator] += score
            group[AIRCRAFT] += line.total if line.aircraft else 0.0
        return {name: dict(group) for name, group in sums.items()}

    @property
    def primary_share(self) -> float:
        """Share of the gross emissions whose activity data are primary (0-1)."""
        gross = sum(abs(c.total) for c in self.contributions)
        primary = sum(abs(c.total) for c in self.contributions if c.stated.primary)
        return primary / gross if gross else 0.0

    @property
    def per(self) -> str:
        """What all scores are for: "1 unit LAMP-9W"."""
        return f"{self.declared_amount:g} {self.declared_unit} {self.product}"

    @property
    def lines(self) -> Rows[Contribution]:
        """The contributions as a table."""
        return Rows(self.contributions)

    def to_rows(self) -> list[Row]:
        """A row for each line."""
        return self.lines.to_rows()

    def about(self) -> Row:
        """What the footprint is of, and what it comes to."""
        named = ("programme", "product_name", "per", "boundary", "gwp", "horizon")
        return {name: getattr(self, name) for name in named} | _columns(self.totals)

    def __repr__(self) -> str:
        return f"<Result {self.product!r}: {self.totals[TOTAL]:.6g} kg CO2e per {self.per}>"

    def _repr_html_(self) -> str:
        stages = self.by(lambda line: line.stage)
        return html(
            [{"stage": name} | _columns(sums) for name, sums in stages.items()], self.about()
        )


def _columns(scores: Scores) -> Row:
    return {f"{name}_kg_co2e": score for name, score in scores.items()}
