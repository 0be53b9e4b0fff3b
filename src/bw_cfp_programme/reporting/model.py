"""What deliverables say of a footprint: one frozen record, the same for every exporter."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from bw_cfp_programme.labels import Text
from bw_cfp_programme.reporting.numbers import Scale
from bw_cfp_programme.reporting.rows import (
    Allocation,
    CrossCheck,
    Elsewhere,
    Factor,
    Finding,
    Gas,
    Group,
    HotSpot,
    Line,
    ProductFootprint,
    Total,
)
from bw_cfp_programme.reporting.sections import section_dict
from bw_cfp_programme.results import TOTAL, Remainder
from bw_cfp_programme.sections import Section

SCHEMA = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """What was studied and how. `stamp`: when it was calculated and with which versions."""

    programme: str
    title: Text
    lead: str
    product: str
    product_name: Text
    declared_amount: float
    declared_unit: str
    functional_unit: str
    boundary: str
    period_start: str
    period_end: str
    gwp: str
    horizon: int
    rule_set: str
    methods: Mapping[str, tuple[str, ...]]
    stamp: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    """An assessment's tables under the name of its command."""

    topic: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportModel:
    """A footprint as it is reported; every deliverable is written from this and nothing else."""

    schema: int
    header: Header
    scale: Scale
    totals: tuple[Total, ...]
    stages: tuple[Group, ...]
    members: tuple[Group, ...]
    categories: tuple[Group, ...]
    gases: tuple[Gas, ...]
    hot_spots: tuple[HotSpot, ...]
    primary_share: float
    cross_check: CrossCheck
    allocations: tuple[Allocation, ...]
    factors: tuple[Factor, ...]
    products: tuple[ProductFootprint, ...]
    remainders: tuple[Remainder, ...]
    findings: tuple[Finding, ...]
    lines: tuple[Line, ...]
    elsewhere: tuple[Elsewhere, ...]
    chapters: tuple[Chapter, ...] = ()

    @property
    def total(self) -> Total:
        """The footprint."""
        return next(row for row in self.totals if row.indicator == TOTAL)

    def to_dict(self) -> dict[str, Any]:
        """Field by field, plain JSON types in a fixed order."""
        return {f.name: plain(getattr(self, f.name)) for f in fields(self)}


def plain(value: Any) -> Any:
    """A record, mapping or tuple as JSON types."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, Section):
        return section_dict(value)
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    return [plain(part) for part in value]
