"""The factors that the lines stand on, and what the footprint owes to each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bw_cfp_programme.assessment import Study
from bw_cfp_programme.reporting.sums import share, together, total
from bw_cfp_programme.reporting.tables.groups import VALUE
from bw_cfp_programme.reporting.tabulate import Field, tabulate
from bw_cfp_programme.results import INDICATORS, TOTAL, Contribution
from bw_cfp_programme.sections import Column, Kind, Section


@dataclass(frozen=True, slots=True)
class _Factor:
    """A factor as its first line has it, and all its lines."""

    first: Contribution
    lines: Sequence[Contribution]
    whole: float


def _text(key: str, *, detail: bool = False) -> Field[_Factor]:
    return Column(key, detail=detail), lambda each: getattr(each.first, key)


def _score(indicator: str) -> Field[_Factor]:
    column = Column(f"factor_{indicator}", Kind.NUMBER, detail=indicator != TOTAL)
    return column, lambda each: each.first.factor[indicator]


_FIELDS: Sequence[Field[_Factor]] = (
    _text("factor_name"),
    (Column("factor_unit", Kind.UNIT), lambda each: each.first.factor_unit),
    *map(_score, (*INDICATORS, TOTAL)),
    _text("factor_source"),
    _text("factor_year"),
    _text("factor_location"),
    _text("factor_boundary"),
    (Column("database", detail=True), lambda each: each.first.factor_key[0]),
    (Column("code", detail=True), lambda each: each.first.factor_key[1]),
    (
        Column("lines", Kind.NUMBER, detail=True),
        lambda each: len({(line.member, line.line, line.item) for line in each.lines}),
    ),
)
_OWED: Sequence[Field[_Factor]] = (
    (Column(VALUE, Kind.SCORE), lambda each: total(each.lines)),
    (Column("part", Kind.SHARE), lambda each: share(total(each.lines), each.whole)),
)


def factors(study: Study) -> Section:
    """A credit's (negative) apart, as they first appear."""
    return replace(tabulate("factors", (*_FIELDS, *_OWED), _used(study)), by_size=VALUE)


def own_factors(study: Study) -> Section:
    """A member's own, of whose lines no sum means anything: they are per unit of many products."""
    return tabulate("factors", _FIELDS, _used(study))


def _used(study: Study) -> list[_Factor]:
    lines, whole = study.result.contributions, study.result.totals[TOTAL]
    used = together(((line.factor_key, line.factor[TOTAL]), line) for line in lines)
    return [_Factor(parts[0], parts, whole) for parts in used]
