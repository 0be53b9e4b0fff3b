"""The rows of a report's tables: frozen records of plain types.

Scores are kg CO2e per declared unit. Words of the domain are names from `terms.csv`; what people
wrote is kept as written. A share is a part by the size of the whole, so that its sign is the
part's; it is None where the whole is zero.
"""

from dataclasses import dataclass

from bw_cfp_programme.labels import Text
from bw_cfp_programme.reporting.bars import Bar
from bw_cfp_programme.results import TOTAL, Contribution, Scores


@dataclass(frozen=True, kw_only=True, slots=True)
class Total:
    """An indicator of the whole product, and what the programme's first rule alone would give.

    `difference` = total - first_rule; `relative` = difference by the size of first_rule.
    """

    indicator: str
    total: float
    share: float | None
    bar: Bar
    first_rule: float | None
    difference: float | None
    relative: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """All lines of a stage, member, flow category or product.

    Attributes:
        inside: False for a stage outside the system boundary.
        gross: sizes of the lines added up, kg CO2e.
        primary_share: share of the gross emissions with primary activity data (0-1).
    """

    name: str
    text: Text
    scores: Scores
    share: float | None
    bar: Bar
    lines: int
    gross: float
    primary_share: float
    inside: bool = True

    @property
    def total(self) -> float:
        """All indicators, kg CO2e."""
        return self.scores[TOTAL]


@dataclass(frozen=True, kw_only=True, slots=True)
class Gas:
    """A greenhouse gas over the whole inventory."""

    name: str
    total: float
    share: float | None
    bar: Bar


@dataclass(frozen=True, kw_only=True, slots=True)
class HotSpot:
    """A workbook line over all products and stages that it reaches; rank 0 is all that follow."""

    rank: int
    member: str
    line: str
    item: str
    category: str
    lines: int
    total: float
    share: float | None
    cumulative: float | None
    bar: Bar


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterEntry:
    """What the workbook says of a line beyond what the calculation needs; empty where unknown."""

    process: str = ""
    supplier: str = ""
    composition: str = ""
    quantity: float | None = None
    unit: str = ""
    stock_change: float | None = None
    basis: str = ""
    mode: str = ""
    distance: float | None = None
    load: float | None = None
    treatment: str = ""
    document: str = ""
    department: str = ""
    remark: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line(Contribution):
    """A contribution with what a register adds.

    Attributes:
        per_output: factor units per unit of the member's product.
        per_declared: factor units per declared unit.
        part: share of the line in the total.
    """

    per_output: float
    per_declared: float
    part: float | None
    entry: RegisterEntry


@dataclass(frozen=True, kw_only=True, slots=True)
class ProductFootprint:
    """A member's product with all that it buys, kg CO2e per `unit` of it ("" where unknown)."""

    member: str
    product: str
    unit: str
    scores: Scores


@dataclass(frozen=True, kw_only=True, slots=True)
class Elsewhere:
    """A workbook line that no factor was put to: bought from a member, cut off, or not taken up."""

    member: str
    line: str
    category: str
    item: str
    quantity: float | None
    unit: str
    supplier: str
    file: str
    sheet: str
    cell: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Allocation:
    """One step of a split, with the number of lines that it served."""

    member: str
    product: str
    pool: str
    rule: str
    unit: str
    numerator: float
    denominator: float
    share: float
    chosen_by: str
    reason: str
    passed_over: tuple[str, ...]
    lines: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Factor:
    """A factor (indicator -> kg CO2e per `unit`) and what the footprint owes to it."""

    database: str
    code: str
    name: str
    unit: str
    source: str
    year: str
    location: str
    boundary: str
    factor: Scores
    lines: int
    total: float
    share: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Acceptance:
    """Who accepted a problem, when (ISO date) and why."""

    name: str
    date: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A problem, open or accepted."""

    code: str
    severity: str
    file: str
    sheet: str
    cell: str
    message: Text
    remedy: Text
    acceptance: Acceptance | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CrossCheck:
    """bw2calc's own score of the same demand beside ours."""

    total: float
    bw2calc: float
    relative: float | None
