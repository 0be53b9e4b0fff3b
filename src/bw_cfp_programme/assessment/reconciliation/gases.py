"""What a site emits by gas, as sheet 6 of the ministry's inventory form sums it up."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bw_cfp_programme.assessment.reconciliation.sources import DIRECT, ENERGY, Source
from bw_cfp_programme.gwp import BIOGENIC_CO2, GROUPS, gas_group
from bw_cfp_programme.results import GasPart
from bw_cfp_programme.sections import Column, Kind, Section, Value

_ELSEWHERE = ""
_COLUMNS = (
    Column("member"),
    Column("gas_group", Kind.TERM, "gas_group"),
    Column("category_1", Kind.MASS),
    Column("category_2", Kind.MASS),
    Column("other_categories", Kind.MASS),
    Column("all_categories", Kind.MASS),
    Column("gas_share", Kind.SHARE),
)
_UNSPLIT = (GasPart(gas="CO2e", share=1.0),)
Sums = dict[tuple[str, str], float]
"""(group of gases, category of ISO 14064-1) -> kg CO2e for the period."""


def gases_section(sites: Sequence[tuple[str, Sequence[Source]]]) -> Section:
    """A row for each group of gases that a site emits, and one for all of them."""
    rows = [row for member, sources in sites for row in _rows(member, _sums(sources))]
    return Section(key="site_gases", columns=_COLUMNS, rows=tuple(rows))


def _sums(sources: Sequence[Source]) -> Sums:
    """A line's part in its category, at most; the rest of its factor is of the others."""
    found: Sums = defaultdict(float)
    for source in (source for source in sources if source.iso):
        own = source.direct[1]
        category = source.iso if source.iso in (DIRECT, ENERGY) else _ELSEWHERE
        for part in source.counted.factor_gases or _UNSPLIT:
            group = gas_group(part.gas)
            found[group, category] += part.share * own
            found[group, _ELSEWHERE] += part.share * (source.whole - own)
        found[BIOGENIC_CO2, category] += source.biogenic
    return found


def _rows(member: str, sums: Sums) -> Iterator[tuple[Value, ...]]:
    counted = [group for group in GROUPS if group != BIOGENIC_CO2]
    whole = _terms(sums, counted)
    for group in GROUPS:
        terms = _terms(sums, [group])
        if any(terms):
            apart = group == BIOGENIC_CO2 or not whole[-1]
            yield (member, group, *terms, None if apart else terms[-1] / whole[-1])
    yield (member, None, *whole, 1.0)


def _terms(sums: Sums, groups: Sequence[str]) -> tuple[float, ...]:
    """Category 1, category 2, the others, and all of them."""
    by = [sum(sums[g, category] for g in groups) for category in (DIRECT, ENERGY, _ELSEWHERE)]
    return (*by, sum(by))
