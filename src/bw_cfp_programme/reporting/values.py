"""Values of a section as a reader sees them, in a language."""

from collections.abc import Iterator

from bw_cfp_programme.labels import Text, keys, label, word
from bw_cfp_programme.problems import Place
from bw_cfp_programme.reporting.numbers import NOTHING, Scale, fine_percent, percent, significant
from bw_cfp_programme.sections import Column, Fact, Kind, Ratio, Section, Value
from bw_cfp_programme.units import symbol

NUMBERS = (Kind.NUMBER, Kind.SHARE, Kind.FINE, Kind.SCORE, Kind.MASS)
"""Kinds whose values stand under each other by their digits."""

_THEN = " → "


def title(section: Section, language: str) -> str:
    """What a table is called."""
    return word("section", section.key, language)


def notes(section: Section, language: str) -> Iterator[str]:
    """What is said below a table, and before that in its place where it has no rows."""
    known = keys("section")
    if not section.rows and (empty := f"{section.key}_none") in known:
        yield label(f"section.{empty}", language)
    if (note := f"{section.key}_note") in known:
        yield label(f"section.{note}", language)


def heading(column: Column, mass: str, language: str) -> str:
    """The words over a column; emissions name their unit, `mass` that of scores."""
    unit = unit_of(column.kind, mass)
    return label(f"column.{column.key}", language) + (f" ({unit.strip()})" if unit else "")


def unit_of(kind: Kind, mass: str) -> str:
    """What follows a value: " kg CO2e" and the like; nothing for kinds that say it themselves."""
    return {Kind.SCORE: f" {mass} CO2e", Kind.MASS: " kg CO2e"}.get(kind, "")


def shown(value: Value, what: Column | Fact, scale: Scale, language: str) -> str:
    """A value as text; a dash where there is none."""
    if value is None:
        return NOTHING
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number(float(value), what.kind, scale)
    return said(value, what, language)


def said(
    value: str | bool | Text | Place | tuple[str | Ratio, ...], what: Column | Fact, language: str
) -> str:
    """A word, sentence or place in a language; of several levels, one after the other."""
    if isinstance(value, str):
        return _word(value, what, language)
    if isinstance(value, tuple):
        return _THEN.join(_word(str(level), what, language) for level in value if level != "")
    if isinstance(value, bool):
        return label("report.yes" if value else "report.no", language)
    return value.said(language) if isinstance(value, Text) else str(value)


def _word(name: str, what: Column | Fact, language: str) -> str:
    """A name of a namespace or of a unit; other text as it is."""
    if what.kind is Kind.TERM:
        return word(what.namespace, name, language)
    return symbol(name) if what.kind is Kind.UNIT else name


def _number(value: float, kind: Kind, scale: Scale) -> str:
    if kind is Kind.SHARE:
        return percent(value)
    if kind is Kind.FINE:
        return fine_percent(value)
    return scale.show(value) if kind is Kind.SCORE else significant(value)
