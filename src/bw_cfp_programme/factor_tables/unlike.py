"""Doubts that only other factors show: one that is many times what its likes are.

A slipped decimal point leaves a factor within what its unit allows. Its likes have its name but for
the year, a unit that converts, its category and its place; the nearest of them decides.
"""

import math
import re
from collections.abc import Iterator, Sequence

from bw_cfp_programme.factor_tables.table import FactorRow
from bw_cfp_programme.gwp import load_edition
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.units import conversion, symbol

ANYWHERE = ("", "GLO")
ELECTRICITY = "electricity"  # of one name it is coal here and water there
GASES_BY = "AR6"  # near enough for any edition: nothing is compared closer than by times

_ASIDE = re.compile(r"\((.*?)\)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def unlike(rows: Sequence[FactorRow], published: Sequence[FactorRow]) -> Iterator[Problem]:
    """Rows of somebody's own tables that are far from all rows like them.

    Of two own rows the larger is told; a small one only where a published one is larger.
    """
    for row in rows:
        among = [(other, False) for other in rows if other is not row]
        among += [(other, True) for other in published]
        times = {n: _times(row, other) for n, (other, _) in enumerate(among)}
        likes = {n: found for n, found in times.items() if found}
        nearest = min(likes, key=lambda n: abs(math.log(likes[n])), default=None)
        if nearest is None:
            continue
        least = 1 / limit("factor_below_likes") if any(among[n][1] for n in likes) else 0.0
        if not least <= likes[nearest] <= limit("factor_above_likes"):
            yield _told(row, among[nearest][0], likes[nearest])


def _told(row: FactorRow, like: FactorRow, times: float) -> Problem:
    return problem(
        "factors_unlike",
        row.place,
        factor=row.name_en,
        key=row.key,
        value=f"{_value(row):.4g}",
        unit=symbol(row.unit),
        times=f"{times:.3g}",
        like=like.name_en,
        other=f"{_value(like):.4g}",
        other_unit=symbol(like.unit),
    )


def _times(row: FactorRow, other: FactorRow) -> float:
    """How many times another factor a factor is; 0 where they are not alike, or one is 0."""
    units = conversion(row.unit, other.unit)
    mine, its = _value(row), _value(other)
    if not units or mine * its <= 0 or not _is_like(row, other):
        return 0.0
    return mine / (its * units)


def _is_like(row: FactorRow, other: FactorRow) -> bool:
    one, two = row.about.get("category", ""), other.about.get("category", "")
    if one and two and one != two:
        return False
    places = {row.location, other.location}
    free = ELECTRICITY not in (one, two) and not places.isdisjoint(ANYWHERE)
    return (len(places) == 1 or free) and not _names(row).isdisjoint(_names(other))


def _names(row: FactorRow) -> set[str]:
    """What a factor is called: "Polypropylene (PP) (2023)" is polypropylene and PP."""
    english, chinese = (_YEAR.sub("", normalise(name)) for name in (row.name_en, row.name_zh))
    asides = _ASIDE.findall(english)
    plain = (_ASIDE.sub("", english), _ASIDE.sub("", chinese), *asides)
    return {" ".join(name.split()) for name in plain if name.strip()}


def _value(row: FactorRow) -> float:
    """Kg CO2e per unit; 0 where a gas has no factor."""
    if row.value is not None:
        return row.value
    edition = load_edition(GASES_BY)
    if not all(edition.has_factor(each.gas) for each in row.gases):
        return 0.0
    return sum(each.amount * edition.factor(each.gas) for each in row.gases)
