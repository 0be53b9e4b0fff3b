"""Limits of judgement that no rule set sets: `data/limits.csv`, each with its reason."""

from functools import cache
from math import isfinite

from bw_cfp_programme.tables import read_table


@cache
def limits_of(family: str) -> dict[str, float]:
    """The limits of a family by what follows its name: `beside_packaging` is `packaging`."""
    names = (row["name"] for row in read_table("limits.csv"))
    return {n.removeprefix(f"{family}_"): limit(n) for n in names if n.startswith(f"{family}_")}


@cache
def limit(name: str) -> float:
    """The value of a limit.

    Raises:
        KeyError: no such limit.
    """
    return {row["name"]: float(row["value"]) for row in read_table("limits.csv")}[name]


def is_sensible(number: float) -> bool:
    """Whether a number can be an amount of anything: finite, neither endless nor vanishing.

    >>> is_sensible(0.0), is_sensible(-2.5e6), is_sensible(1e100), is_sensible(float("nan"))
    (True, True, False, False)
    """
    size = abs(number)
    return isfinite(size) and (
        not size or limit("smallest_number") <= size <= limit("largest_number")
    )
