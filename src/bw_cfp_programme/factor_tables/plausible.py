"""Doubts about factors that can be read: the traps that published tables are known to have.

Grams printed as kilograms, a value for a 25 kg bag printed per kilogram, zero in place of "not
known" (the ministry's data set CFP_P_02 has them all). A doubt is a warning and changes nothing.
"""

import re
from collections.abc import Iterator

from bw_cfp_programme.factor_tables.table import FactorRow
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.tables import read_table
from bw_cfp_programme.units import find_unit, symbol

_NEEDED = ("source", "licence", "boundary", "year")
_PACKAGE = re.compile(
    r"(\d+(?:\.\d+)?)\s*(公斤|公克|公噸|公升|毫升|kg|g|ml|l)(?![\w])", re.IGNORECASE
)


def doubts(row: FactorRow, place: Place) -> Iterator[Problem]:
    """What a verifier would ask about a row."""
    words = {"factor": row.name_en, "key": row.key, "unit": symbol(row.unit)}
    blank = [name for name in _NEEDED if not row.about.get(name)]
    if blank:
        yield problem("factors_unsaid", place, fields=", ".join(blank), **words)
    if row.value == 0:
        yield problem("factors_zero", place, **words)
    limits = _limits(row)
    if row.value and limits and not limits[0] <= abs(row.value) <= limits[1]:
        low, high = (f"{limit:g}" for limit in limits)
        yield problem("factors_implausible", place, value=row.value, low=low, high=high, **words)
    package = _package(row)
    if package:
        yield problem("factors_package", place, value=row.value, package=package, **words)


def _limits(row: FactorRow) -> tuple[float, float] | None:
    """Of its category and unit, else of the unit."""
    listed = {(r["category"], r["unit"]): r for r in read_table("factors/plausible.csv")}
    found = listed.get((row.about.get("category", ""), row.unit)) or listed.get(("", row.unit))
    return (float(found["low"]), float(found["high"])) if found else None


def _package(row: FactorRow) -> str:
    """A size in the name of what is counted by mass or volume: "sugar (25 kg)"."""
    unit = find_unit(row.unit)
    if unit is None or unit.dimension not in {"mass", "volume"}:
        return ""
    for name in (row.name_zh, row.name_en):
        if found := _PACKAGE.search(name):
            return found[0]
    return ""
