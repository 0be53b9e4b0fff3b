"""Columns of the register: value, look, and the formula by which a verifier recomputes it."""

from collections.abc import Callable
from typing import Any

from bw_cfp_programme.exporters.table import Column
from bw_cfp_programme.exporters.words import why_this_rule
from bw_cfp_programme.labels import word
from bw_cfp_programme.reporting.rows import Line
from bw_cfp_programme.results import INDICATORS, TOTAL, AllocationStep
from bw_cfp_programme.units import symbol

LineColumn = Column[Line]


def _said(line: Line, key: str) -> Any:
    """A field of the line, or what was stated of it."""
    return getattr(line, key) if hasattr(line, key) else getattr(line.stated, key)


def _text(key: str, width: int = 12) -> LineColumn:
    return Column(key=key, value=lambda line, _: str(_said(line, key)), width=width)


def _entry(key: str, width: int = 12) -> LineColumn:
    return Column(key=key, value=lambda line, _: getattr(line.entry, key), width=width)


def _word(key: str, namespace: str, width: int = 14) -> LineColumn:
    return Column(
        key=key,
        value=lambda line, language: word(namespace, _said(line, key), language),
        width=width,
    )


def _entry_word(key: str, namespace: str) -> LineColumn:
    return Column(
        key=key, value=lambda line, language: word(namespace, getattr(line.entry, key), language)
    )


def _unit(key: str) -> LineColumn:
    return Column(key=key, value=lambda line, _: symbol(getattr(line, key)), width=10)


def _number(key: str, formula: str = "") -> LineColumn:
    return Column(
        key=key,
        value=lambda line, _: float(getattr(line, key)),
        style="number",
        formula=(lambda _: formula) if formula else None,
    )


def _bounds(key: str) -> tuple[LineColumn, ...]:
    """Lower and upper bound; blank where nobody stated them."""

    def bound(line: Line, place: int) -> float | None:
        stated = _said(line, key)
        return float(stated[place]) if stated else None

    return (
        Column(key=f"{key}_low", value=lambda line, _: bound(line, 0), style="share"),
        Column(key=f"{key}_high", value=lambda line, _: bound(line, 1), style="share"),
    )


def _yes(key: str) -> LineColumn:
    return Column(
        key=key,
        value=lambda line, language: word("report", "yes" if _said(line, key) else "no", language),
        width=8,
    )


def _decision(key: str, width: int = 12) -> LineColumn:
    return Column(
        key=f"mapping_{key}",
        value=lambda line, _: getattr(line.mapping, key) if line.mapping else "",
        width=width,
    )


def _steps(key: str, say: Callable[[AllocationStep, str], str], width: int = 16) -> LineColumn:
    """One cell for all levels of a split, outermost first."""
    return Column(
        key=key,
        value=lambda line, language: " → ".join(say(step, language) for step in line.allocation),
        width=width,
    )


def _share_formula(line: Line) -> str:
    """The fractions themselves, so that a reader sees what was divided by what."""
    return "*".join(f"({s.numerator!r}/{s.denominator!r})" for s in line.allocation) or "1"


def _factor(indicator: str) -> LineColumn:
    return Column(
        key=f"factor_{indicator}", value=lambda line, _: line.factor[indicator], style="number"
    )


def _score(indicator: str) -> LineColumn:
    formula = f"{{per_declared}}*{{factor_{indicator}}}"
    return Column(
        key=f"score_{indicator}",
        value=lambda line, _: line.scores[indicator],
        style="score",
        width=14,
        formula=lambda _: formula,
    )


_TOTAL_SCORE = "+".join(f"{{score_{indicator}}}" for indicator in INDICATORS)

COLUMNS: tuple[LineColumn, ...] = (
    _text("member", 9),
    _text("product", 14),
    _text("line", 9),
    _word("stage", "stage", 24),
    _word("category", "category", 24),
    _text("item", 28),
    _entry_word("process", "place"),
    _entry_word("supplier", "place"),
    _entry("composition", 16),
    _entry_word("mode", "mode"),
    _entry("distance"),
    _entry("load"),
    _entry_word("treatment", "treatment"),
    _entry("quantity"),
    Column(key="quantity_unit", value=lambda line, _: symbol(line.entry.unit), width=10),
    _entry("stock_change"),
    _entry_word("basis", "basis"),
    _number("activity"),
    _unit("activity_unit"),
    _number("conversion"),
    _steps("pool", lambda step, language: word("place", step.pool, language)),
    _steps("rule", lambda step, language: word("rule", step.rule, language)),
    _steps("key_unit", lambda step, _: symbol(step.unit)),
    _steps("fraction", lambda step, _: f"{step.numerator:.15g} / {step.denominator:.15g}", 22),
    _steps("reason", why_this_rule, 28),
    Column(
        key="share",
        value=lambda line, _: line.share,
        style="number",
        formula=_share_formula,
    ),
    _number("output"),
    _unit("output_unit"),
    _number("per_output", "{activity}*{conversion}*{share}/{output}"),
    _number("demand"),
    _number("per_declared", "{per_output}*{demand}"),
    _text("factor_name", 30),
    _unit("factor_unit"),
    *(_factor(indicator) for indicator in INDICATORS),
    _text("factor_source", 30),
    *(_score(indicator) for indicator in INDICATORS),
    Column(
        key=f"score_{TOTAL}",
        value=lambda line, _: line.total,
        style="score",
        width=14,
        formula=lambda _: _TOTAL_SCORE,
    ),
    Column(key="part", value=lambda line, _: line.part, style="share", width=9),
    _yes("aircraft"),
    _yes("primary"),
    _word("data_kind", "data_kind"),
    _word("credibility", "credibility"),
    *_bounds("activity_uncertainty"),
    _word("factor_kind", "factor_kind"),
    *_bounds("factor_uncertainty"),
    _text("evidence", 10),
    _entry("document", 24),
    _entry_word("department", "department"),
    _decision("condition"),
    _decision("mapper"),
    _decision("date"),
    _decision("reason", 24),
    Column(key="file", value=lambda line, _: line.place.file, width=16),
    Column(key="sheet", value=lambda line, _: line.place.sheet, width=16),
    Column(key="cell", value=lambda line, _: line.place.cell, width=7),
    _text("workbook", 16),
    _entry("remark", 24),
)
