"""Doubts that only other factors show: one that is many times what its likes are.

A slipped decimal point leaves a factor within what its unit allows. Its likes have its name but for
the year, a unit that converts, its category and its place; the nearest of them decides.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice

from bw_cfp_programme.factor_tables.table import FactorRow
from bw_cfp_programme.gwp import Edition, load_edition
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.units import conversion, symbol

ANYWHERE = ("", "GLO")
ELECTRICITY = "electricity"  # of one name it is coal here and water there
GASES_BY = "AR6"  # near enough for any edition: nothing is compared closer than by times

_ASIDE = re.compile(r"\((.*?)\)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_Named = dict[tuple[str, str | None], list[FactorRow]]


def unlike(rows: Sequence[FactorRow], published: Sequence[FactorRow]) -> Iterator[Problem]:
    """Rows of somebody's own tables that are far from all rows like them.

    Of two own rows the larger is told; a small one only where a published one is larger. Only rows
    of one name are held against each other, and of those no more than a person would look through.
    """
    ours, theirs = _by_name(rows), _by_name(published)
    for row in rows:
        others, known = _named_alike(row, ours), _named_alike(row, theirs)
        ours_like, theirs_like = _likes(row, others), _likes(row, known)
        if not ours_like and not theirs_like:
            continue
        times, like = min(ours_like + theirs_like, key=lambda each: abs(math.log(each[0])))
        least = 1 / limit("factor_below_likes") if theirs_like else 0.0
        if not least <= times <= limit("factor_above_likes"):
            yield _told(row, like, times)


def _by_name(rows: Sequence[FactorRow]) -> _Named:
    """Each row under each of its names, with its place and with none."""
    found: _Named = defaultdict(list)
    for row in rows:
        for name in _names(row):
            found[name, row.location].append(row)
            found[name, None].append(row)
    return found


def _named_alike(row: FactorRow, rows: _Named) -> list[FactorRow]:
    """The first other rows that share a name with a row, and its place or none."""
    places = (None,) if row.location in ANYWHERE else (row.location, *ANYWHERE)
    named = (rows.get((name, place), ()) for name in sorted(_names(row)) for place in places)
    first = islice(chain.from_iterable(named), int(limit("rows_of_one_name")))
    return list({id(each): each for each in first if each is not row}.values())


def _likes(row: FactorRow, others: Sequence[FactorRow]) -> list[tuple[float, FactorRow]]:
    """Those that a row may be held against, each with how many times it the row is."""
    return [(times, each) for each in others if (times := _times(row, each))]


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
    """Whether two factors of one name are of one kind and place."""
    one, two = row.about.get("category", ""), other.about.get("category", "")
    if one and two and one != two:
        return False
    places = {row.location, other.location}
    free = ELECTRICITY not in (one, two) and not places.isdisjoint(ANYWHERE)
    return len(places) == 1 or free


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
    edition = _edition()
    if not all(edition.has_factor(each.gas) for each in row.gases):
        return 0.0
    return sum(each.amount * edition.factor(each.gas) for each in row.gases)


@cache
def _edition() -> Edition:
    """Looked for once: each pair of rows asks."""
    return load_edition(GASES_BY)
