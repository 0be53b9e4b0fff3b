"""The workbook lines that weigh most, over all products and stages that they reach."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from bw_cfp_programme.assessment import Study
from bw_cfp_programme.labels import Text, text
from bw_cfp_programme.reporting.sums import share, together, total
from bw_cfp_programme.reporting.tables.groups import VALUE
from bw_cfp_programme.reporting.tabulate import Field, tabulate
from bw_cfp_programme.results import TOTAL, Contribution
from bw_cfp_programme.sections import Bars, Column, Kind, Section

TOP = 20


@dataclass(frozen=True, slots=True)
class _Spot:
    """A line; without a `rank`, all that follow. `sum`: with all before it, kg CO2e."""

    rank: int | None
    member: str
    line: str
    item: str | Text
    category: str
    score: float
    sum: float
    whole: float


_FIELDS: Sequence[Field[_Spot]] = (
    (Column("rank", Kind.NUMBER, detail=True), lambda spot: spot.rank),
    (Column("item"), lambda spot: spot.item),
    (Column("member"), lambda spot: spot.member),
    (Column("line"), lambda spot: spot.line),
    (Column("category", Kind.TERM, "category", detail=True), lambda spot: spot.category),
    (Column(VALUE, Kind.SCORE), lambda spot: spot.score),
    (Column("part", Kind.SHARE), lambda spot: share(spot.score, spot.whole)),
    (Column("cumulative", Kind.SHARE), lambda spot: share(spot.sum, spot.whole)),
)


def hot_spots(study: Study, top: int = TOP) -> Section:
    """The `top` lines by size, then one row for all that remain."""
    lines, whole = study.result.contributions, study.result.totals[TOTAL]
    items = together(((line.member, line.line, line.item), line) for line in lines)
    ranked = sorted(items, key=lambda parts: -abs(total(parts)))
    table = tabulate("hot_spots", _FIELDS, _spots(ranked, top, whole))
    return replace(table, picture=Bars("item", VALUE, notes=("member", "line")))


def _spots(ranked: Sequence[list[Contribution]], top: int, whole: float) -> list[_Spot]:
    shown, rest = ranked[:top], ranked[top:]
    sums = list(accumulate(map(total, shown)))
    spots = [
        _Spot(rank, first.member, first.line, first.item, first.category, total(parts), sum_, whole)
        for rank, (parts, sum_) in enumerate(zip(shown, sums, strict=True), start=1)
        for first in parts[:1]
    ]
    if rest:
        remaining = text("report.remaining_lines", lines=len(rest))
        score = sum(map(total, rest))
        spots.append(_Spot(None, "", "", remaining, "", score, sum([*sums[-1:], score]), whole))
    return spots
