"""Refrigerant blends and what they are made of, and substances that have no GWP."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from bw_cfp_programme.tables import read_table


@cache
def blends() -> Mapping[str, Mapping[str, float]]:
    """Blend -> emission key or substance without GWP -> mass share."""
    found: dict[str, dict[str, float]] = {}
    for row in read_table("gwp/blends.csv"):
        found.setdefault(row["blend"], {})[row["key"]] = float(row["share"])
    return MappingProxyType(found)


@dataclass(frozen=True, slots=True)
class Substance:
    """Reported among gases, but without GWP in any shipped edition; texts empty if unsourced."""

    key: str
    name_en: str
    name_zh: str
    formula: str
    cas: str


@cache
def without_gwp() -> Mapping[str, Substance]:
    """Key -> substance; the IPCC gives no GWP for them, which is not to say that it is zero."""
    rows = read_table("gwp/no_gwp.csv")
    fields = Substance.__slots__
    return MappingProxyType({row["key"]: Substance(**{f: row[f] for f in fields}) for row in rows})
