"""Which gas the name of an elementary flow speaks of; to ask a person, never to count by.

Biospheres write a derivative under what it derives from ("Methane, tetrafluoro-, R-14"): such
a name is read to its end before any part of it is taken for a gas.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from bw_cfp_programme.gwp.atoms import gases_of_atoms, gases_of_formula
from bw_cfp_programme.gwp.groups import OTHER, gas_group
from bw_cfp_programme.gwp.names import (
    components,
    find_gas,
    gas_names,
    of_origin,
    said_origin,
    words_for,
)

_DERIVATIVE = re.compile(r"(\w*ane?)\s*[,(]\s*((?!\s*bio\b).*?(?:o|yl))-?\s*(?:[,()]|$)")
_NUMBERED = re.compile(
    r"(?<![a-z])(?:r|h?c?fc|pfc|hc?fo|hcc|freon|halon)[\s-]?\d{2,4}[\w-]*(?:\([ez]\))?"
)
_BETWEEN_PARTS = re.compile(r"[,;/]|\s[(\[]|[)\]](?=[\s,;]|$)")
_BETWEEN_WORDS = re.compile(r"[\s,;:/()\[\]_|]+")
_DENIED = frozenset({"non", "no", "without", "except", "excluding", "than", "非", "不含"})


@lru_cache(maxsize=32_768)
def gas_like(name: str) -> str:
    """The emission key of the gas that a flow's name speaks of; "" if of none.

    A blend is said by its gases ("HFC-32 + HFC-125"), a formula of isomers by all of them
    ("HFC-134 / HFC-134a").

    >>> [gas_like(name) for name in ("Methane, tetrafluoro-, CFC-14", "CO2 from biomass, to air")]
    ['CF4', 'CO2-biogenic']
    >>> gas_like("Methane, nitro-"), gas_like("Carbon monoxide, fossil")
    ('', '')
    """
    said = _parted(unicodedata.normalize("NFKC", name).strip())
    if key := _known(name) or _known(said):
        return key
    if derived := _DERIVATIVE.match(said.casefold()):
        parent, substituents = derived.groups()
        return _halogenated(f"{substituents}{parent}") or _numbered(said)
    key = _halogenated(said) or _numbered(said) or _part(said) or _contained(said)
    return of_origin(key, said_origin(said)) or " / ".join(gases_of_formula(said)) or _group(said)


def _known(text: str) -> str:
    """By name; a blend by its gases."""
    return find_gas(text) or " + ".join(components(text) if len(components(text)) > 1 else ())


_SCRIPTS = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_TURN = re.compile(rf"(?<=[{_SCRIPTS}])(?=[A-Za-z])|(?<=[A-Za-z0-9])(?=[{_SCRIPTS}])")


def _parted(text: str) -> str:
    """With a blank where one script gives way to another: 化糞池CH4 speaks of CH4."""
    return _TURN.sub(" ", text)


_HALOMETHANE = re.compile(r"((?:(?:mono|di|tri|tetra)?(?:fluor|chlor|brom)o?)+)methane?")
_SUBSTITUENT = re.compile(r"(mono|di|tri|tetra)?(fluor|chlor|brom)")
_COUNTS = {"": 1, "mono": 1, "di": 2, "tri": 3, "tetra": 4}
_SYMBOLS = {"fluor": "F", "chlor": "Cl", "brom": "Br"}


def _halogenated(text: str) -> str:
    """By name; derivatives of methane by their atoms too, in whatever order they are named."""
    found = _HALOMETHANE.fullmatch(re.sub(r"[\s\-,]+", "", text.casefold()))
    if (key := find_gas(text)) or not found:
        return key or ""
    atoms = {"C": 1, "H": 4}
    for count, element in _SUBSTITUENT.findall(found[1]):
        atoms[_SYMBOLS[element]] = atoms.get(_SYMBOLS[element], 0) + _COUNTS[count]
        atoms["H"] -= _COUNTS[count]
    return next(iter(gases_of_atoms(atoms)), "")


def _numbered(text: str) -> str:
    found = map(_known, _NUMBERED.findall(text.casefold()))
    return next(filter(None, found), "")


def _part(text: str) -> str:
    """A gas between commas or brackets; of the groups that are reported, among other words too."""
    for part in _BETWEEN_PARTS.split(text):
        if key := find_gas(part):
            return key
    words = [word for word in _BETWEEN_WORDS.split(text) if re.search(r"[^\W\d_]", word)]
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            key = find_gas(" ".join(words[start : start + size]))
            denied = start > 0 and words[start - 1].casefold() in _DENIED
            if key and not denied and gas_group(key) != OTHER:
                return key
    return ""


_CHINESE = re.compile(rf"[{_SCRIPTS}]{{2,}}")
_FORMULA = re.compile(r"(?<![A-Z0-9])(?:CO2|CH4|N2O|SF6|NF3|CF4|C2F6)(?![A-Z0-9])")
_UNMISTAKABLE = frozenset({"CO2", "N2O", "SF6", "NF3"})
"""Gases whose long names are no part of others' names, as "fluoromethane" is."""
_LONG = 10
_BEFORE, _AFTER = frozenset("基氯氟溴碘硝非"), frozenset("磺基硫")
"""Characters that make another substance of 甲烷: 硝基甲烷, 非甲烷碳氫化合物, 甲烷磺酸."""


def _contained(text: str) -> str:
    """A gas inside of a longer word: Kohlendioxidemission, 化石二氧化碳排放, CO2bio."""
    if formula := _FORMULA.search(text):
        before = re.split(r"[\s\-]+", text[: formula.start()].casefold().strip(" -"))[-1]
        return "" if before in _DENIED else find_gas(formula[0]) or ""
    bare = _run_together(text)
    for name, key in _long_names().items():
        before, found, after = bare.partition(name)
        if found and before[-1:] not in _BEFORE and after[:1] not in _AFTER:
            return key
    return ""


@cache
def _long_names() -> Mapping[str, str]:
    """Names that are looked for inside of others, the longest first."""
    found = {}
    for name in gas_names():
        bare, key = _run_together(name), find_gas(name)
        is_long = len(bare) >= _LONG and key in _UNMISTAKABLE
        if key and (is_long or _CHINESE.fullmatch(bare)):
            found[bare] = key
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def _run_together(text: str) -> str:
    return re.sub(r"[\s\-_]+", "", unicodedata.normalize("NFKC", text).casefold())


_GROUPS = ("HFCs", "PFCs", "HFEs", "HCFCs", "CFCs", "CO2e")


def _group(text: str) -> str:
    """Gases that a publisher does not tell apart: "HFCs, unspecified", "GHG emissions"."""
    said = text.casefold()
    return next((group for group in _GROUPS if _said(group).search(said)), "")


@cache
def _said(group: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word.casefold()) for word in words_for(group))
    return re.compile(rf"(?<![a-z])(?:{words})(?![a-z])")
