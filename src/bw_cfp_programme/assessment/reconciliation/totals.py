"""What a member declares for its facility, against what its lines give."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bw_cfp_programme.assessment.reconciliation.sources import DIRECT, ENERGY, Range, Source
from bw_cfp_programme.limits import limit
from bw_cfp_programme.records import Facility

KILOGRAMS = 1000.0
THOUSAND = 1000.0
FIELDS = {"category_1": "ghg_category_1", "category_2": "ghg_category_2", "all": "ghg_total"}
"""Term of `declared_total` -> field of the facility."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DeclaredTotal:
    """One declared total of a member; kg CO2e for the period.

    Attributes:
        kind: term of `declared_total`.
        declared: None where the workbook says nothing.
        lines: least and most of what the lines give.
        whole: what the lines of that category give with upstream in their factors.
        explained: what a person says is more in the declared total.
        whole_year: the workbook's period is one, as an inventory's is.
    """

    member: str
    kind: str
    declared: float | None
    lines: Range
    whole: float
    explained: float = 0.0
    whole_year: bool = True

    @property
    def difference(self) -> float | None:
        """Declared and not explained, less the lines; zero anywhere between their bounds."""
        if self.declared is None:
            return None
        low, high = self.lines
        net = self.declared - self.explained
        return min(net - low, 0.0) or max(net - high, 0.0)

    @property
    def share(self) -> float | None:
        """The difference by what is declared."""
        if self.difference is None or not self.declared:
            return None
        return self.difference / self.declared

    def verdict(self, tolerance: float) -> str:
        """A term of `reconciled`; "open" where the lines leave more room than the tolerance."""
        if self.declared is None:
            return "undeclared"
        room = tolerance * abs(self.declared)
        if abs(self.difference or 0.0) > room:
            return "apart"
        if self.lines[1] - self.lines[0] > room:
            return "open"
        return "explained" if self.explained else "within"

    def causes(self, tolerance: float) -> Iterator[str]:
        """Terms of `apart_because`: what such a difference usually comes from."""
        declared, middle = self.declared or 0.0, math.fsum(self.lines) / 2
        if _near(declared * THOUSAND, middle, tolerance) or _near(
            declared, middle * THOUSAND, tolerance
        ):
            yield "unit"
        if _near(declared, self.whole, tolerance):
            yield "upstream"
        yield "lines_missing" if declared > middle else "lines_more"
        if not self.whole_year:
            yield "period"


def totals(
    facility: Facility, sources: Sequence[Source], explained: dict[str, float]
) -> Iterator[DeclaredTotal]:
    """Categories 1 and 2 and all categories of one member; `explained` in tonnes by kind."""
    for kind, field in FIELDS.items():
        declared = getattr(facility, field)
        yield DeclaredTotal(
            member=facility.member or "",
            kind=kind,
            declared=None if declared is None else declared * KILOGRAMS,
            lines=_lines(kind, sources),
            whole=math.fsum(s.whole for s in sources if kind == "all" or s.iso == _ISO[kind]),
            explained=explained.get(kind, 0.0) * KILOGRAMS,
            whole_year=_is_year(facility),
        )


def _is_year(facility: Facility) -> bool:
    start, end = facility.period_start, facility.period_end
    if start is None or end is None:
        return False
    return (end - start).days + 1 >= limit("shortest_year_days")


_ISO = {"category_1": DIRECT, "category_2": ENERGY}


def _lines(kind: str, sources: Sequence[Source]) -> Range:
    """An inventory of all categories may leave 3 to 6 out, or hold all that the lines hold."""
    counted = _ISO.values() if kind == "all" else (_ISO[kind],)
    parts = [source.direct for source in sources if source.iso in counted]
    low, high = math.fsum(low for low, _ in parts), math.fsum(high for _, high in parts)
    return (low, math.fsum(source.whole for source in sources)) if kind == "all" else (low, high)


def _near(one: float, other: float, tolerance: float) -> bool:
    return bool(other) and math.isclose(one, other, rel_tol=tolerance)
