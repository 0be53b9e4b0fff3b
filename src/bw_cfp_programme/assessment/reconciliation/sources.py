"""Lines of a site by ISO 14064-1: which category, and how much of each is direct.

A footprint counts with life-cycle factors. An inventory to ISO 14064-1 counts in category 1 only
what the site itself emits and in category 2 only what the generation of its energy emits; the rest
of such a factor is upstream, among the other indirect categories. Where no publisher splits a
factor, and its boundary does not say that it counts one part alone (`data/factor_boundaries.csv`),
the direct part is anything from nothing to the whole. CO2 of biogenic origin stands apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bw_cfp_programme.assessment.reconciliation.biogenic import without_biogenic_co2
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.categories import of_kind
from bw_cfp_programme.factor_parts import electric_role, parts_of
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.results import SiteLine
from bw_cfp_programme.tables import Row, read_table

DIRECT, ENERGY = "1", "2"
EITHER = "stationary_or_mobile"
Range = tuple[float, float]
"""Least and most; equal where both are known."""


@dataclass(frozen=True, slots=True)
class Source:
    """A line of a site.

    Attributes:
        line: as the footprint counts it.
        counted: the same without CO2 of biogenic origin, as an inventory has it.
        iso: number of the ISO 14064-1 category of its direct part; "" where it has none.
        type: term of `iso_14064_type`; "" outside category 1.
        direct: least and most of what belongs to `iso`, kg CO2e for the period.
    """

    line: SiteLine
    counted: SiteLine
    iso: str
    type: str
    direct: Range

    @property
    def whole(self) -> float:
        """All that the inventory counts of the line, kg CO2e for the period."""
        return self.counted.total

    @property
    def biogenic(self) -> float:
        """CO2 of biogenic origin, which stands apart, kg for the period."""
        return self.line.total - self.counted.total


def site_sources(study: Study, member: str) -> list[Source]:
    """The lines of a member's site, without credits and without what it makes for itself."""
    lines = (line for line in study.site(member) if not is_own(line))
    return [_source(line) for line in lines if line.sign > 0 or line.category in _TREATED]


def members_with_lines(study: Study) -> Iterator[str]:
    """Members whose sites have lines, in order of their first."""
    yield from dict.fromkeys(line.member for line in study.result.sites)


def is_own(line: SiteLine) -> bool:
    """Whether a site makes itself what the line takes: counted where it was made."""
    return line.member_product is not None and line.member_product[0] == line.member


def is_upstream_alone(line: SiteLine) -> bool:
    """Whether a line counts no more than what came before: beside another for the same energy."""
    return "upstream" in (_boundary(line).get("part"), electric_role(line.factor_boundary))


def _source(line: SiteLine) -> Source:
    iso, type_ = _category(line)
    counted = without_biogenic_co2(line)
    return Source(line, counted, iso, type_, _direct(counted, iso))


def _category(line: SiteLine) -> tuple[str, str]:
    """Category and type, of the flow and as its factor's boundary says them.

    What is entered by hours or by weight may be emitted on the spot: a septic tank, welding rods.
    """
    about, said = _categories().get(line.category, {}), _boundary(line)
    if said.get("iso_category"):
        return said["iso_category"], said["type"]
    type_ = about.get("type", "")
    if type_ == EITHER:
        type_ = said.get("type") or type_
    return about.get("iso_category", ""), type_


def _direct(line: SiteLine, iso: str) -> Range:
    """What belongs to the category itself; all of it outside categories 1 and 2."""
    whole = (line.total, line.total)
    if iso not in (DIRECT, ENERGY) or line.category in _EMISSIONS:
        return whole
    parts = parts_of(line.factor_key)
    if parts is not None:
        direct = line.total * parts.direct_value / parts.whole_value
        return (direct, direct)
    part = _boundary(line).get("part") or (iso == ENERGY and electric_role(line.factor_boundary))
    if part == "direct":
        return whole
    return (0.0, 0.0) if part == "upstream" else (min(0.0, line.total), max(0.0, line.total))


_EMISSIONS = of_kind("emission")
_TREATED = of_kind("treated")  # given to a treatment: no credit, though an output


@cache
def _categories() -> dict[str, Row]:
    return {row["category"]: row for row in read_table("iso_14064.csv")}


def _boundary(line: SiteLine) -> Row:
    return _boundaries().get(normalise(line.factor_boundary), {})


@cache
def _boundaries() -> dict[str, Row]:
    return {row["boundary"]: row for row in read_table("factor_boundaries.csv")}
