"""A member's electricity: the lines of its whole site, and what of them is in the footprint."""

from collections.abc import Callable
from dataclasses import dataclass

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.results import Contribution, Key, SiteLine
from bw_cfp_programme.units import conversion

KWH = "kilowatt hour"
ELECTRICITY = "electricity"
Line = Contribution | SiteLine


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """Lines that count electricity; what the product takes in use is its user's, and not here.

    Attributes:
        whole: of the site and the period, whether or not they reach the product.
        declared: their parts in the footprint.
        apart: codes of lines that stand on a contract's factor already.
    """

    whole: tuple[SiteLine, ...]
    declared: tuple[Contribution, ...]
    apart: frozenset[str]

    @property
    def codes(self) -> frozenset[str]:
        """Codes of all lines."""
        return frozenset(line.line for line in self.whole)

    @property
    def on_grid(self) -> float:
        """The site's kWh that stand on no contract."""
        return self.kwh(self.codes - self.apart)

    def kwh(self, codes: frozenset[str]) -> float:
        """The site's kWh of lines by code."""
        return sum(_kwh(line) for line in self.whole if line.line in codes)

    def only(self, wanted: Callable[[Line], bool]) -> "Site":
        """The site with these lines alone."""
        return Site(
            whole=tuple(line for line in self.whole if wanted(line)),
            declared=tuple(line for line in self.declared if wanted(line)),
            apart=self.apart,
        )

    def on(self, dataset: Key) -> "Site":
        """The site with the lines of one dataset."""
        return self.only(lambda line: line.factor_key == dataset)

    @property
    def declared_kwh(self) -> float:
        """Per declared unit."""
        return sum(_kwh(c) * c.share / c.output * c.demand for c in self.declared)

    @property
    def counted(self) -> float:
        """What the footprint has of it, kg CO2e per declared unit."""
        return sum(line.total for line in self.declared)


NOWHERE = Site(whole=(), declared=(), apart=frozenset())
"""The site of a member that counts no electricity."""


def sites_of(study: Study) -> dict[str, Site]:
    """Member -> its site, in the order of the footprint's lines."""
    declared: dict[str, list[Contribution]] = {}
    for line in filter(_is_electric, study.result.contributions):
        declared.setdefault(line.member, []).append(line)
    whole: dict[str, list[SiteLine]] = {}
    for part in filter(_is_electric, study.result.sites):
        whole.setdefault(part.member, []).append(part)
    apart: dict[str, set[str]] = {}
    for contract in study.programme.options.electricity_contracts:
        apart.setdefault(contract.member, set()).update(contract.lines)
    return {
        member: Site(
            whole=tuple(whole.get(member, ())),
            declared=tuple(lines),
            apart=frozenset(apart.get(member, ())),
        )
        for member, lines in declared.items()
    }


def _is_electric(line: Line) -> bool:
    return line.category == ELECTRICITY and conversion(line.activity_unit, KWH) is not None


def _kwh(line: Line) -> float:
    """Activity of the whole pool in kWh."""
    return line.activity * (conversion(line.activity_unit, KWH) or 0.0)
