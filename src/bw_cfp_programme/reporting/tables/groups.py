"""The footprint by stage, member, flow category and product: columns that they have in common."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from bw_cfp_programme.reporting.sums import Sum
from bw_cfp_programme.reporting.tabulate import Field, tabulate
from bw_cfp_programme.results import AIRCRAFT, INDICATORS, TOTAL
from bw_cfp_programme.sections import Column, Kind, Section

VALUE = f"score_{TOTAL}"
SPLIT = tuple(f"score_{indicator}" for indicator in INDICATORS)
_PART: Field[Sum] = (Column("part", Kind.SHARE, sums=True), lambda each: each.share)
_COUNTS: tuple[Field[Sum], ...] = (
    (Column("primary_share", Kind.SHARE, detail=True), lambda each: each.primary_share),
    (Column("lines", Kind.NUMBER, detail=True, sums=True), lambda each: each.lines),
    (Column("gross", Kind.SCORE, detail=True, sums=True), lambda each: each.gross),
)


def _score(indicator: str) -> Field[Sum]:
    column = Column(f"score_{indicator}", Kind.SCORE, sums=True, detail=indicator == AIRCRAFT)
    return column, lambda each: each.scores[indicator]


_FIELDS = (_score(TOTAL), _PART, *map(_score, (*INDICATORS, AIRCRAFT)), *_COUNTS)


def group_table(
    key: str,
    names: Iterable[Field[Sum]],
    groups: Iterable[Sum],
    *,
    detail: Collection[str] = (),
    shown: Collection[str] = (),
) -> Section:
    """A row for every group: its names, score, share of the whole, and the score's parts.

    `detail` and `shown` say which columns a page leaves out or has besides.
    """
    section = tabulate(key, (*names, *_FIELDS), groups)
    columns = (
        replace(column, detail=(column.detail or column.key in detail) and column.key not in shown)
        for column in section.columns
    )
    return replace(section, columns=tuple(columns), by_size=VALUE)


def recomputed(section: Section, by: str) -> Section:
    """The same with formulas that sum the lines whose `by` reads as the row's."""
    columns = (
        replace(
            column, formula=f"SUMPRODUCT(EXACT({{lines.{by}}},{{{by}}})*{{lines.{column.key}}})"
        )
        if column.key in (VALUE, *SPLIT)
        else column
        for column in section.columns
    )
    return replace(section, columns=tuple(columns))
