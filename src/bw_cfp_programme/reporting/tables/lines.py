"""The inventory line by line: a row for a line and a life-cycle stage, which multiplies out.

activity x conversion x share / output x demand x factor = score, per declared unit.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bw_cfp_programme.assessment import Study
from bw_cfp_programme.bounds import Bounds
from bw_cfp_programme.records import InventoryLine
from bw_cfp_programme.reporting.sums import share
from bw_cfp_programme.reporting.tables.elsewhere import supplier
from bw_cfp_programme.reporting.tables.groups import VALUE
from bw_cfp_programme.reporting.tabulate import Field, tabulate
from bw_cfp_programme.results import INDICATORS, TOTAL, AllocationStep, Contribution
from bw_cfp_programme.sections import Column, Kind, Ratio, Section, Value


@dataclass(frozen=True, slots=True)
class _Line:
    """A contribution, what the workbook says of it, and the total that it is a part of."""

    result: Contribution
    entry: InventoryLine | None
    document: str
    whole: float

    @property
    def per_output(self) -> float:
        """Factor units per unit of the member's product."""
        line = self.result
        return line.activity * line.conversion * line.share / line.output


def _text(key: str, *, detail: bool = False) -> Field[_Line]:
    return Column(key, detail=detail), lambda line: getattr(line.result, key)


def _number(key: str, *, detail: bool = True) -> Field[_Line]:
    return Column(key, Kind.NUMBER, detail=detail), lambda line: float(getattr(line.result, key))


def _unit(key: str, *, detail: bool = False) -> Field[_Line]:
    return Column(key, Kind.UNIT, detail=detail), lambda line: getattr(line.result, key)


def _word(key: str, *, detail: bool = False) -> Field[_Line]:
    return Column(key, Kind.TERM, key, detail), lambda line: getattr(line.result, key)


def _entry(key: str, kind: Kind = Kind.TEXT, namespace: str = "") -> Field[_Line]:
    """What the workbook says beyond what the calculation needs; blank where it says nothing."""

    def read(line: _Line) -> Value:
        said: Value = getattr(line.entry, key, None)
        return "" if said is None and kind is not Kind.NUMBER else said

    return Column(key, kind, namespace, detail=True), read


def _stated(key: str, kind: Kind = Kind.TEXT) -> Field[_Line]:
    """What the supplier stated of the line; a TERM's words stand under its own key."""
    words = key if kind is Kind.TERM else ""
    return Column(key, kind, words, detail=True), lambda line: getattr(line.result.stated, key)


def _bounds(key: str, read: Callable[[Contribution], Bounds | None]) -> tuple[Field[_Line], ...]:
    """Lower and upper 95 % bound; blank where nobody stated them."""

    def bound(place: int) -> Callable[[_Line], Value]:
        return lambda line: stated[place] if (stated := read(line.result)) else None

    low, high = (Column(f"{key}_{end}", Kind.SHARE, detail=True) for end in ("low", "high"))
    return (low, bound(0)), (high, bound(1))


def _steps(
    key: str, read: Callable[[AllocationStep], str | Ratio], kind: Kind = Kind.TEXT, words: str = ""
) -> Field[_Line]:
    """All levels of a split, outermost first."""
    column = Column(key, kind, words, detail=True)
    return column, lambda line: tuple(read(step) for step in line.result.allocation)


def _decision(key: str) -> Field[_Line]:
    column = Column(f"mapping_{key}", detail=True)
    return column, lambda line: getattr(line.result.mapping, key, "")


def _factor(indicator: str) -> Field[_Line]:
    column = Column(f"factor_{indicator}", Kind.NUMBER, detail=indicator != TOTAL)
    return column, lambda line: line.result.factor[indicator]


def _score(indicator: str) -> Field[_Line]:
    formula = f"{{per_declared}}*{{factor_{indicator}}}"
    column = Column(f"score_{indicator}", Kind.SCORE, detail=True, formula=formula)
    return column, lambda line: line.result.scores[indicator]


_TOTAL_SCORE = "+".join(f"{{score_{indicator}}}" for indicator in INDICATORS)
_FIELDS: Sequence[Field[_Line]] = (
    _text("member"),
    _text("product", detail=True),
    _text("line"),
    _word("stage"),
    _word("category", detail=True),
    _text("item"),
    _entry("process", Kind.TERM, "place"),
    (Column("supplier", detail=True), lambda line: supplier(line.entry)),
    _entry("composition"),
    _entry("mode", Kind.TERM, "mode"),
    _entry("distance", Kind.NUMBER),
    _entry("load", Kind.NUMBER),
    _entry("treatment", Kind.TERM, "treatment"),
    _entry("quantity", Kind.NUMBER),
    (
        Column("quantity_unit", Kind.UNIT, detail=True),
        lambda line: getattr(line.entry, "unit", None) or "",
    ),
    _entry("stock_change", Kind.NUMBER),
    _entry("basis", Kind.TERM, "basis"),
    _number("activity"),
    _unit("activity_unit", detail=True),
    _number("conversion"),
    _steps("pool", lambda step: step.pool, Kind.TERM, "place"),
    _steps("rule", lambda step: step.rule, Kind.TERM, "rule"),
    _steps("key_unit", lambda step: step.unit, Kind.UNIT),
    _steps("fraction", lambda step: Ratio(step.numerator, step.denominator)),
    _steps("chosen_by", lambda step: step.chosen_by, Kind.TERM, "rule_source"),
    _steps("reason", lambda step: step.reason),
    (
        Column("share", Kind.NUMBER, detail=True, formula="{fraction}"),
        lambda line: line.result.share,
    ),
    _number("output"),
    _unit("output_unit", detail=True),
    (
        Column(
            "per_output",
            Kind.NUMBER,
            detail=True,
            formula="{activity}*{conversion}*{share}/{output}",
        ),
        lambda line: line.per_output,
    ),
    _number("demand"),
    (
        Column("per_declared", Kind.NUMBER, formula="{per_output}*{demand}"),
        lambda line: line.per_output * line.result.demand,
    ),
    _unit("factor_unit"),
    _text("factor_name"),
    *map(_factor, (*INDICATORS, TOTAL)),
    _text("factor_source", detail=True),
    (Column("database", detail=True), lambda line: line.result.factor_key[0]),
    (Column("code", detail=True), lambda line: line.result.factor_key[1]),
    *map(_score, INDICATORS),
    (Column(VALUE, Kind.SCORE, formula=_TOTAL_SCORE), lambda line: line.result.total),
    (Column("part", Kind.SHARE), lambda line: share(line.result.total, line.whole)),
    (Column("aircraft", detail=True), lambda line: line.result.aircraft),
    _stated("primary"),
    _stated("data_kind", Kind.TERM),
    _stated("credibility", Kind.TERM),
    *_bounds("activity_uncertainty", lambda line: line.stated.activity_uncertainty),
    _word("factor_kind", detail=True),
    *_bounds("factor_uncertainty", lambda line: line.factor_uncertainty),
    _stated("evidence"),
    (Column("document", detail=True), lambda line: line.document),
    _entry("department", Kind.TERM, "department"),
    _decision("condition"),
    _decision("mapper"),
    _decision("date"),
    _decision("reason"),
    (Column("source", Kind.PLACE), lambda line: line.result.place),
    _stated("workbook"),
    _entry("remark"),
)


def lines(study: Study) -> Section:
    """Every line of every member, as a part of the footprint."""
    whole = study.result.totals[TOTAL]
    return _table(study, lambda _: whole)


def own_lines(study: Study) -> Section:
    """A member's own, each as a part of the product that it belongs to."""
    wholes: dict[str, float] = {}
    for line in study.result.contributions:
        wholes[line.product] = wholes.get(line.product, 0.0) + line.total
    return _table(study, lambda line: wholes[line.product])


def _table(study: Study, whole: Callable[[Contribution], float]) -> Section:
    documents: Mapping[Any, str] = {
        (s.sha256, each.evidence): each.document or ""
        for s in study.submissions
        for each in s.evidence
    }
    found = (
        _Line(
            result=line,
            entry=study.entry(line),
            document=documents.get((line.stated.workbook, line.stated.evidence), ""),
            whole=whole(line),
        )
        for line in study.result.contributions
    )
    return replace(tabulate("lines", _FIELDS, found), together=("member",), by_size=VALUE)
