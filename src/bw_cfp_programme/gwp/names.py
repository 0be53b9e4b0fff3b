"""What people call a gas, in English and Chinese, and what refrigerant blends are made of."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from bw_cfp_programme.gwp.editions import Gas, editions, emissions, load_edition
from bw_cfp_programme.tables import read_table

_DROPPED = re.compile(r"[\s\-‐‑–_·.,'()\[\]]+")


def _normalise(text: str) -> str:
    """One spelling of a name: full-width and subscript characters folded, marks dropped."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text)).casefold()


@cache
def _names() -> Mapping[str, str]:
    """Normalised name -> emission key, from keys, names, formulas and aliases."""
    found: dict[str, str] = {}
    for gas in known_gases().values():
        for text in (gas.key, gas.name, gas.formula, gas.cas):
            if text:
                found.setdefault(_normalise(text), gas.key)
    for row in read_table("gwp/aliases.csv"):
        found[_normalise(row["alias"])] = row["key"]
    for key in emissions():
        found[_normalise(key)] = key
    return MappingProxyType(found)


@cache
def known_gases() -> Mapping[str, Gas]:
    """All gases of the shipped editions, newest edition first."""
    found: dict[str, Gas] = {}
    for edition in reversed(editions()):
        for key, gas in load_edition(edition).gases.items():
            found.setdefault(key, gas)
    return MappingProxyType(found)


_BY_ORIGIN = {
    ("CO2", "biogenic"): "CO2-biogenic",
    ("CH4", "biogenic"): "CH4-biogenic",
    ("CO2", "land_use"): "CO2-land-use",
    ("CH4", "land_use"): "CH4-land-use",
}


def find_gas(text: str, origin: str = "fossil") -> str | None:
    """Emission key of a gas by name, formula, CAS number or alias, en or zh-TW; None if unknown.

    `origin` (`fossil`, `biogenic`, `land_use`) decides for a plain "CO2" or "CH4" only; a text that
    says its origin ("biogenic methane", 生質甲烷) keeps it.
    """
    normal = _normalise(text)
    key = _names().get(normal) or _names().get(normal.lstrip("0"))
    if key is None or _says_origin(text):
        return key
    return _BY_ORIGIN.get((key, origin), key)


def _says_origin(text: str) -> bool:
    lowered = text.casefold()
    return any(word in lowered for word in ("fossil", "化石"))


def components(text: str) -> Mapping[str, float]:
    """Emission keys of a refrigerant with their mass shares; a pure gas is its own whole.

    R-410A -> {"HFC-32": 0.5, "HFC-125": 0.5}. Empty if neither gas nor blend is known.
    """
    normal = _normalise(text)
    rows = [row for row in read_table("gwp/blends.csv") if _normalise(row["blend"]) == normal]
    if rows:
        return {row["key"]: float(row["share"]) for row in rows}
    key = find_gas(text)
    return {key: 1.0} if key else {}


def gas_names() -> tuple[str, ...]:
    """Every known spelling in its own writing, for suggestions."""
    gases = known_gases().values()
    written = [text for gas in gases for text in (gas.key, gas.name) if text]
    written += [row["alias"] for row in read_table("gwp/aliases.csv")]
    written += [row["blend"] for row in read_table("gwp/blends.csv")]
    return tuple(dict.fromkeys(written))
