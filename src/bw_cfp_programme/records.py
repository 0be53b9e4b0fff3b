"""Records: what a programme and a supplier workbook say, frozen, every field with its place.

Numbers are as typed (period totals in the line's own unit); choices are names from `terms.csv`
("main_material", "raw"), not what the supplier typed. None means blank, or unreadable when the
field's name is in `failed`: later checks skip those, so one mistake gives one problem.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bw_cfp_programme.bounds import Bounds, bounds
from bw_cfp_programme.options import Options
from bw_cfp_programme.problems import Place

STAGES = ("raw_materials", "manufacturing", "distribution", "use", "end_of_life")
GATE_STAGES = STAGES[:2]
"""What lies before the gate."""
GRAVE = "cradle-to-grave"
SITE = "site"
OUTSIDE = "outside"


def stages_within(boundary: str) -> tuple[str, ...]:
    """The stages inside a system boundary, in their order."""
    return STAGES if boundary == GRAVE else GATE_STAGES


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A row (or the one record) of a sheet.

    Attributes:
        place: the row's first cell.
        cells: field name -> the cell that it was read from.
        failed: fields whose cell could not be read; a Problem says why.
    """

    place: Place
    cells: Mapping[str, Place] = field(default_factory=dict)
    failed: frozenset[str] = frozenset()

    def at(self, name: str) -> Place:
        """The cell of a field, or the row when the form has no such column."""
        return self.cells.get(name, self.place)

    def is_blank(self, name: str) -> bool:
        """Nothing was entered (zero and unreadable cells are not blank)."""
        return name not in self.failed and getattr(self, name) in (None, "", ())


@dataclass(frozen=True, kw_only=True, slots=True)
class Facility(Record):
    """Sheet 基本資料: one site of a member. `ghg_*`: tonnes CO2e of the period (ISO 14064-1)."""

    member: str | None = None
    company_zh: str | None = None
    company_en: str | None = None
    tax_id: str | None = None
    site: str | None = None
    address: str | None = None
    country: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    contact: str | None = None
    email: str | None = None
    ghg_category_1: float | None = None
    ghg_category_2: float | None = None
    ghg_total: float | None = None
    disclosure: str | None = None
    allocation_rule: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Product(Record):
    """Sheet 產品. Per unit: mass (kg), price, energy (MJ).

    For the period: output, machine hours, labour hours, area (m2). Prices are in one currency, or
    in `currency` with an `exchange_rate` into a common one. `role`: "internal" is made and used on
    the site (steam), "treated_waste" is waste of others that the site treats.
    """

    product: str | None = None
    name_zh: str | None = None
    name_en: str | None = None
    role: str | None = None
    unit: str | None = None
    output: float | None = None
    mass_per_unit: float | None = None
    price: float | None = None
    currency: str | None = None
    exchange_rate: float | None = None
    energy_per_unit: float | None = None
    machine_hours: float | None = None
    labour_hours: float | None = None
    area: float | None = None
    by_product_treatment: str | None = None
    substitutes: str | None = None
    evidence: str | None = None
    remark: str | None = None

    @property
    def name(self) -> str:
        """English name where there is one, else Chinese, else the code."""
        return self.name_en or self.name_zh or self.product or ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Process(Record):
    """Sheet 製程: a process, department or product group; makes products, serves processes."""

    process: str | None = None
    name_zh: str | None = None
    name_en: str | None = None
    kind: str | None = None
    makes: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    remark: str | None = None


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


@dataclass(frozen=True, kw_only=True, slots=True)
class AllocationKey(Record):
    """Sheet 分配. Without `target` the row names a pool's rule; with one, a target's key value.

    `pool` is a process code, "site", or a line's id for keys of this line alone; `target` a product
    code, or a process that a utility serves.
    """

    pool: str | None = None
    rule: str | None = None
    target: str | None = None
    value: float | None = None
    unit: str | None = None
    reason: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DeclaredResult(Record):
    """Sheet 碳足跡結果: a member's own cradle-to-gate value, kg CO2e per unit of product."""

    product: str | None = None
    indicator: str | None = None
    stage: str | None = None
    value: float | None = None
    unit: str | None = None
    standard: str | None = None
    verification: str | None = None
    evidence: str | None = None
    remark: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence(Record):
    """Sheet 佐證: a document that stands behind lines."""

    evidence: str | None = None
    document: str | None = None
    kind: str | None = None
    period: str | None = None
    holder: str | None = None
    file_hash: str | None = None
    remark: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Submission:
    """One workbook as received: all its rows, in reading order."""

    file: str
    sha256: str
    form: str
    form_version: str
    facility: Facility
    products: tuple[Product, ...] = ()
    processes: tuple[Process, ...] = ()
    lines: tuple[InventoryLine, ...] = ()
    allocation: tuple[AllocationKey, ...] = ()
    results: tuple[DeclaredResult, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def records(self) -> tuple[Record, ...]:
        """All rows of all sheets."""
        tables = (self.products, self.processes, self.lines, self.allocation, self.results)
        return (self.facility, *(row for table in tables for row in table), *self.evidence)


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """A company in the programme; tier 0 is the lead manufacturer."""

    code: str
    name_zh: str = ""
    name_en: str = ""
    tier: int = 1
    supplies: tuple[str, ...] = ()
    country: str = ""
    language: str = "both"


@dataclass(frozen=True, kw_only=True, slots=True)
class Programme:
    """What `programme.toml` says. The product under study is (`lead`, `product`).

    Attributes:
        background: databases in order of preference.
        own_factors: files of those that are factor tables of the programme's own.
    """

    id: str
    title_zh: str = ""
    title_en: str = ""
    project: str
    rule_set: str
    gwp: str
    period_start: date
    period_end: date
    background: tuple[str, ...]
    own_factors: tuple[str, ...] = ()
    lead: str
    product: str
    product_name_zh: str = ""
    product_name_en: str = ""
    declared_amount: float = 1.0
    declared_unit: str
    functional_unit: str = ""
    boundary: str
    members: tuple[Member, ...]
    options: Options = field(default_factory=Options)

    def member(self, code: str) -> Member | None:
        """The member with this code."""
        return next((m for m in self.members if m.code == code), None)

    def database(self, code: str) -> str:
        """Name of a member's Brightway database: readable, and the same for every import."""
        return f"cfp {self.id} {code}"
