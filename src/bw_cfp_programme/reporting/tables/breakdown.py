"""The footprint by flow category and by greenhouse gas."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bw_cfp_programme.assessment import Study
from bw_cfp_programme.reporting.sums import share, sums
from bw_cfp_programme.reporting.tables.groups import SPLIT, VALUE, group_table
from bw_cfp_programme.reporting.tabulate import Field, tabulate
from bw_cfp_programme.results import TOTAL
from bw_cfp_programme.sections import Bars, Column, Kind, Section


def categories(study: Study) -> Section:
    """By flow category, as they first appear."""
    result = study.result
    found = sums(result.contributions, lambda line: line.category, result.totals[TOTAL])
    names = ((Column("category", Kind.TERM, "category"), lambda each: each.name),)
    table = group_table("categories", names, found, detail=SPLIT)
    return replace(table, picture=Bars("category", VALUE))


@dataclass(frozen=True, slots=True)
class _Gas:
    """A greenhouse gas, kg CO2e per declared unit."""

    name: str
    score: float
    whole: float


_GASES: Sequence[Field[_Gas]] = (
    (Column("gas", Kind.TERM, "gas"), lambda gas: gas.name),
    (Column(VALUE, Kind.SCORE, sums=True), lambda gas: gas.score),
    (Column("part", Kind.SHARE, sums=True), lambda gas: share(gas.score, gas.whole)),
)


def gases(study: Study) -> Section:
    """By greenhouse gas, over the whole inventory."""
    whole = study.result.totals[TOTAL]
    found = (_Gas(name, score, whole) for name, score in study.result.by_gas.items())
    return replace(tabulate("gases", _GASES, found), picture=Bars("gas", VALUE), by_size=VALUE)
