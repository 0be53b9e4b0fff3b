"""What people call a gas or refrigerant: names, formulas, CAS numbers, R-numbers, or several."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from bw_cfp_programme.gwp.blends import blends, without_gwp
from bw_cfp_programme.gwp.editions import Gas, editions, emissions, load_edition
from bw_cfp_programme.tables import read_table

_DROPPED = re.compile(r"[\s\-‐‑–_·.,'()\[\]]+")
_BETWEEN_NAMES = re.compile(r"[/()\[\]=;、|+]|,\s")
_BETWEEN_WORDS = re.compile(r"[/()\[\]=;、|+\s]")
_NUMBERED = re.compile(
    r"(?:r|h?c?fc|pfc|hc?fo|hcc|hco?|freon)(\d{2,4}[a-z]{0,3}(?:[ez]|\d{2}mee)?)"
)
"""A refrigerant's number tells what it is, whatever letters stand before it."""


def _normalise(text: str) -> str:
    """One spelling of a name: full-width and subscript characters folded, marks dropped.

    "Flour" is no part of any gas's name but "fluor" misspelt.
    """
    bare = _DROPPED.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return bare.replace("flour", "fluor")


@cache
def _names() -> Mapping[str, str]:
    """Normalised name -> emission key, blend or substance without GWP."""
    found: dict[str, str] = {}
    for key, text in _spelled():
        if text:
            found.setdefault(_normalise(text), key)
    for row in read_table("gwp/aliases.csv"):
        found[_normalise(row["alias"])] = row["key"]
    for key in (*emissions(), *blends()):
        found[_normalise(key)] = key
    return MappingProxyType(found)


def _spelled() -> Iterator[tuple[str, str]]:
    for gas in known_gases().values():
        yield from ((gas.key, text) for text in (gas.key, gas.name, gas.formula, gas.cas))
    for one in without_gwp().values():
        texts = (one.key, one.name_en, one.name_zh, one.formula, one.cas)
        yield from ((one.key, text) for text in texts)


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
    ("CO2", "uptake"): "CO2-uptake",
}


def find_gas(text: str, origin: str = "fossil") -> str | None:
    """Emission key of a gas by what people call it; None if unknown or without any GWP.

    `origin` (`fossil`, `biogenic`, `land_use`) decides for a plain "CO2" or "CH4" only; a text that
    says its origin ("biogenic methane", 生質甲烷) keeps it. Several names must mean one gas.
    A blend is no gas: see `components`.
    """
    key = _identify(text)
    if key is None or key in blends() or key in without_gwp():
        return None
    return key if said_origin(text) else of_origin(key, origin)


def of_origin(key: str, origin: str) -> str:
    """The emission key of plain CO2 or CH4 of an origin; any other key as it is."""
    return _BY_ORIGIN.get((key, origin), key)


@cache
def words_for(meaning: str) -> tuple[str, ...]:
    """Words that mean an origin, a group of gases, or nothing (`gwp/words.csv`)."""
    return tuple(row["word"] for row in read_table("gwp/words.csv") if row["means"] == meaning)


ORIGINS = ("land_use", "uptake", "biogenic", "fossil")  # "soil or biomass stock" before "biomass"


@lru_cache(maxsize=32_768)
def said_origin(text: str) -> str:
    """The origin that a name speaks of; "" where it is silent."""
    said = unicodedata.normalize("NFKC", text).casefold()
    return next((o for o in ORIGINS if any(word in said for word in words_for(o))), "")


@lru_cache(maxsize=32_768)
def _identify(text: str) -> str | None:
    """What a text means: as a whole, else by all the names that it gives, which must agree."""
    if (key := _called(text)) is not None:
        return key
    for marks in (_BETWEEN_NAMES, _BETWEEN_WORDS):
        parts = [part for part in _parts(text, marks) if _called(part) or not said_origin(part)]
        keys = set(map(_called, parts))
        if len(keys) == 1 and (key := keys.pop()):
            return of_origin(key, said_origin(text))
    return None


def _called(text: str) -> str | None:
    normal = _normalise(text)
    key = _names().get(normal) or _names().get(normal.lstrip("0"))
    if key is None and (numbered := _NUMBERED.fullmatch(normal)):
        return _names().get(f"r{numbered[1]}")
    return key


def _parts(text: str, marks: re.Pattern[str]) -> Iterator[str]:
    """The names in a text, without words such as "refrigerant" that name nothing."""
    for part in marks.split(unicodedata.normalize("NFKC", text).casefold()):
        if bare := _nothing().sub(" ", part).strip(" -:"):
            yield bare


@cache
def _nothing() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, words_for("nothing")), key=len, reverse=True))
    return re.compile(rf"(?<![a-z])(?:{words})(?![a-z])")


def components(text: str) -> Mapping[str, float]:
    """Emission keys of a refrigerant with their mass shares; a pure gas is its own whole.

    R-410A -> {"HFC-32": 0.5, "HFC-125": 0.5}. Empty if neither gas nor blend is known.
    """
    key = _identify(text)
    if key is None:
        return {}
    return blends().get(key, {key: 1.0})


def gas_names() -> tuple[str, ...]:
    """Every known spelling in its own writing, for suggestions."""
    gases = known_gases().values()
    written = [text for gas in gases for text in (gas.key, gas.name) if text]
    written += [row["alias"] for row in read_table("gwp/aliases.csv")]
    return tuple(dict.fromkeys((*written, *blends())))
