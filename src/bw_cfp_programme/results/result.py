"""The footprint, which refuses not to add up, and what stands beside it."""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bw_cfp_programme.frames import Row, Rows, Tabular, column, html
from bw_cfp_programme.labels import Text
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results.lines import Contribution, SiteLine
from bw_cfp_programme.results.parts import (
    AIRCRAFT,
    INDICATORS,
    TOTAL,
    Key,
    Scores,
)
from bw_cfp_programme.tolerances import SUMMED


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
        missing: members, or files that nobody can read, whose workbooks lie there and cannot be
            counted: the totals are incomplete without them.
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
    missing: tuple[str, ...] = ()
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
        missing = {"missing": ", ".join(self.missing)} if self.missing else {}
        return {name: getattr(self, name) for name in named} | missing | _columns(self.totals)

    def __repr__(self) -> str:
        without = f", incomplete without {', '.join(self.missing)}" if self.missing else ""
        total = f"{self.totals[TOTAL]:.6g} kg CO2e per {self.per}"
        return f"<Result {self.product!r}: {total}{without}>"

    def _repr_html_(self) -> str:
        stages = self.by(lambda line: line.stage)
        return html(
            [{"stage": name} | _columns(sums) for name, sums in stages.items()], self.about()
        )


def _columns(scores: Scores) -> Row:
    return {f"{name}_kg_co2e": score for name, score in scores.items()}
