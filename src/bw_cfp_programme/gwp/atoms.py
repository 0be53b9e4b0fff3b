"""Gases by the atoms in their formula, however it is written."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from bw_cfp_programme.gwp.names import known_gases

Atoms = frozenset[tuple[str, int]]

_FORMULA = re.compile(r"(?:[A-Z][a-z]?\d*|\((?:[A-Z][a-z]?\d*)+\)\d*)+")
_PART = re.compile(r"([A-Z][a-z]?)(\d*)|\((.*?)\)(\d*)")
_BONDS = re.compile(r"[\s=\-·]|^c-")


def gases_of_formula(formula: str) -> tuple[str, ...]:
    """The gases with these atoms; several where isomers have a GWP each, none where none has.

    >>> gases_of_formula("F6S"), gases_of_formula("C2H2F4"), gases_of_formula("CO")
    (('SF6',), ('HFC-134', 'HFC-134a'), ())
    """
    return gases_of_atoms(_atoms(formula))


def gases_of_atoms(atoms: Mapping[str, int]) -> tuple[str, ...]:
    """The same for element -> how many."""
    return _by_atoms().get(_frozen(atoms), ())


@cache
def _by_atoms() -> Mapping[Atoms, tuple[str, ...]]:
    found: dict[Atoms, tuple[str, ...]] = {}
    for gas in known_gases().values():
        if atoms := _frozen(_atoms(gas.formula)):
            found[atoms] = (*found.get(atoms, ()), gas.key)
    return MappingProxyType(found)


@lru_cache(maxsize=4096)
def _atoms(formula: str) -> Mapping[str, int]:
    """Element -> how many; empty for what is no formula."""
    counted: Counter[str] = Counter()
    bare = _BONDS.sub("", unicodedata.normalize("NFKC", formula).strip())
    if _FORMULA.fullmatch(bare):
        for element, count in _count(bare):
            counted[element] += count
    return counted


def _count(formula: str) -> Iterator[tuple[str, int]]:
    for element, count, group, times in _PART.findall(formula):
        if element:
            yield element, int(count or 1)
        for part, number in _count(group):
            yield part, number * int(times or 1)


def _frozen(atoms: Mapping[str, int]) -> Atoms:
    return frozenset((element, count) for element, count in atoms.items() if count)
