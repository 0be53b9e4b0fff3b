"""A member's site as its workbook tells it: facility, products, processes, keys, evidence."""

from dataclasses import dataclass
from datetime import date

from bw_cfp_programme.records.base import Record


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
