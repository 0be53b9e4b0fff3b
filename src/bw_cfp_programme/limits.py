"""Limits of judgement that no rule set sets: `data/limits.csv`, each with its reason."""

from functools import cache

from bw_cfp_programme.tables import read_table


@cache
def limit(name: str) -> float:
    """The value of a limit.

    Raises:
        KeyError: no such limit.
    """
    return {row["name"]: float(row["value"]) for row in read_table("limits.csv")}[name]
