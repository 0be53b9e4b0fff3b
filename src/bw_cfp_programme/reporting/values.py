"""Values of a section as a reader sees them, in a language."""

from bw_cfp_programme.labels import Text, keys, label
from bw_cfp_programme.problems import Place
from bw_cfp_programme.reporting.numbers import NOTHING, Scale, fine_percent, percent, significant
from bw_cfp_programme.sections import Column, Kind, Value
from bw_cfp_programme.units import symbol

NUMBERS = (Kind.NUMBER, Kind.SHARE, Kind.FINE, Kind.SCORE, Kind.MASS)
"""Kinds whose values stand under each other by their digits."""


def heading(column: Column, mass: str, language: str) -> str:
    """The words over a column; emissions name their unit, `mass` that of scores."""
    unit = unit_of(column.kind, mass)
    return label(f"column.{column.key}", language) + (f" ({unit.strip()})" if unit else "")


def unit_of(kind: Kind, mass: str) -> str:
    """What follows a value: " kg CO2e" and the like; nothing for kinds that say it themselves."""
    return {Kind.SCORE: f" {mass} CO2e", Kind.MASS: " kg CO2e"}.get(kind, "")


def shown(value: Value, kind: Kind, namespace: str, scale: Scale, language: str) -> str:
    """A value as text; a dash where there is none."""
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return label("report.yes" if value else "report.no", language)
    if isinstance(value, (int, float)):
        return _number(float(value), kind, scale)
    return said(value, kind, namespace, language)


def said(value: str | Text | Place, kind: Kind, namespace: str, language: str) -> str:
    """A word, sentence or place in a language."""
    if isinstance(value, Text):
        return value.said(language)
    if isinstance(value, Place):
        return str(value)
    if kind is Kind.UNIT:
        return symbol(value)
    return label(f"{namespace}.{value}", language) if _is_term(value, kind, namespace) else value


def _is_term(value: str, kind: Kind, namespace: str) -> bool:
    return kind is Kind.TERM and value in keys(namespace)


def _number(value: float, kind: Kind, scale: Scale) -> str:
    if kind is Kind.SHARE:
        return percent(value)
    if kind is Kind.FINE:
        return fine_percent(value)
    return scale.show(value) if kind is Kind.SCORE else significant(value)
