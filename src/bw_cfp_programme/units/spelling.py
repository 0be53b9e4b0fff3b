"""What a text may mean as a unit: spellings are many, a scale is never guessed.

A word is known in capital and small letters ("Kilogram"). A symbol is known as it is printed, and
in other letters where these cannot mean anything else: KWH is kWh, but MG may be mg or Mg.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from bw_cfp_programme.characters import visible
from bw_cfp_programme.units.table import Unit, units

# What people put between the parts of a unit, after it, before its exponent: kW·h, t-km, kg., m^3.
JOINTS = re.compile(r"[\s.·‧•∙⋅・*×^_\-:]")
PARTS = re.compile(r"[()（）\[\]【】\s]+")
# Milli or mega; no other prefix of the table has another size in the other case.
PREFIX_BY_CASE = "mM"

Spelled = dict[str, tuple[Unit, ...]]


def find_units(text: str) -> tuple[Unit, ...]:
    """All units that `text` may mean; 度 is a kilowatt hour, or a cubic metre of water.

    Two spellings of one unit are that unit: "公斤 (kg)".
    """
    return _spelled(text) or _said_twice(text)


def find_unit(text: str, dimensions: tuple[str, ...] = ()) -> Unit | None:
    """The one unit that `text` means among `dimensions` (empty: all); None if none or several."""
    found = [u for u in find_units(text) if not dimensions or u.dimension in dimensions]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=4096)
def _spelled(text: str) -> tuple[Unit, ...]:
    key = _plain(text)
    known = _symbols().get(key) or _words().get(key.casefold())
    if known:
        return known
    alike = [(s, u) for s, u in _symbols().items() if s.casefold() == key.casefold()]
    found = _distinct(u for _, meant in alike for u in meant)
    is_clear = len(found) > 1 or all(_is_harmless(key, symbol) for symbol, _ in alike)
    return found if is_clear else ()


def _is_harmless(key: str, symbol: str) -> bool:
    """Whether letters of the wrong case leave the size alone: T is no ton, mWh no MWh."""
    return len(key) > 1 and (key[0] == symbol[0] or key[0] not in PREFIX_BY_CASE)


def _said_twice(text: str) -> tuple[Unit, ...]:
    parts = [part for part in PARTS.split(text) if part]
    meant = [set(_spelled(part)) for part in parts]
    common = set.intersection(*meant) if len(parts) > 1 else set()
    return tuple(common) if len(common) == 1 else ()


def _plain(text: str) -> str:
    return JOINTS.sub("", unicodedata.normalize("NFKC", visible(text)))


@cache
def _symbols() -> Spelled:
    return _index((_plain(symbol), unit) for unit in units() for symbol in unit.symbols)


@cache
def _words() -> Spelled:
    return _index((_plain(word).casefold(), unit) for unit in units() for word in unit.words)


def _index(pairs: Iterable[tuple[str, Unit]]) -> Spelled:
    found: Spelled = {}
    for spelling, unit in pairs:
        found[spelling] = _distinct((*found.get(spelling, ()), unit))
    return found


def _distinct(found: Iterable[Unit]) -> tuple[Unit, ...]:
    return tuple(dict.fromkeys(found))
