"""The footprint by indicator, and what the programme's first rule alone would give."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bw_cfp_programme.assessment import Study
from bw_cfp_programme.reporting.sums import share
from bw_cfp_programme.reporting.tabulate import Field, tabulate
from bw_cfp_programme.results import AIRCRAFT, INDICATORS, TOTAL, Result
from bw_cfp_programme.sections import Bars, Column, Fact, Kind, Section

_INDICATOR = Column("indicator", Kind.TERM, "indicator")


@dataclass(frozen=True, slots=True)
class _Total:
    """An indicator, kg CO2e per declared unit; `first`: by the first rule."""

    indicator: str
    score: float
    whole: float
    first: float | None

    @property
    def difference(self) -> float | None:
        return None if self.first is None else self.score - self.first

    @property
    def relative(self) -> float | None:
        return None if self.difference is None else share(self.difference, self.first or 0.0)


_TOTALS: Sequence[Field[_Total]] = (
    (_INDICATOR, lambda each: each.indicator),
    (Column("score", Kind.SCORE), lambda each: each.score),
    (Column("part", Kind.SHARE), lambda each: share(each.score, each.whole)),
)
_FIRST: Sequence[Field[_Total]] = (
    (_INDICATOR, lambda each: each.indicator),
    (Column("finer_score", Kind.SCORE), lambda each: each.score),
    (Column("first_score", Kind.SCORE), lambda each: each.first),
    (Column("difference", Kind.SCORE), lambda each: each.difference),
    (Column("relative_difference", Kind.SHARE), lambda each: each.relative),
)


def totals(study: Study) -> Section:
    """Every indicator, the total, and what of it is aircraft transport."""
    primary = Fact("primary_share", study.result.primary_share, Kind.SHARE)
    table = tabulate("totals", _TOTALS, _by_indicator(study.result))
    return replace(table, facts=(primary,), picture=Bars("indicator", "score"))


def first_rule(study: Study) -> Section:
    """Beside the totals by the programme's first rule; no rows where nobody knows those."""
    known = _by_indicator(study.result) if study.result.first_rule else ()
    return tabulate("first_rule", _FIRST, known)


def _by_indicator(result: Result) -> list[_Total]:
    whole = result.totals[TOTAL]
    return [
        _Total(name, result.totals[name], whole, result.first_rule.get(name))
        for name in (*INDICATORS, TOTAL, AIRCRAFT)
    ]
