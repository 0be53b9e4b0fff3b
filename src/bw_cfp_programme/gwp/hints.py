"""What a clerk may have meant by the name of a gas or refrigerant that nobody knows."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from bw_cfp_programme.gwp.blends import blends
from bw_cfp_programme.gwp.likeness import gas_like
from bw_cfp_programme.gwp.names import components, find_gas, gas_names, of_origin
from bw_cfp_programme.wording import NEAR_NAMES, nearest

_NUMBER = re.compile(r"(?<![0-9])([0-9]{2,4}[a-z]{0,3})(?![0-9a-z%])", re.IGNORECASE)
_BETWEEN = re.compile(r"[/+、,]|\s(?=[(0-9])")
_KNOWN_IN = re.compile(r"[A-Za-z]+[\s-]?[0-9]{2,4}[A-Za-z]{0,3}(?:\([EZez]\))?")
MOST = 6
"""Names that a person looks through."""


def gas_hints(text: str) -> dict[str, str]:
    """Hints for the problem of a name: a `suggestion`, or the `readings` that it could have.

    >>> gas_hints("冷媒填充 R-410A"), gas_hints("R-407")["readings"][:14]
    ({'suggestion': 'R-410A'}, 'R-407A, R-407B')
    """
    for meant in (_mixed, _named_within, _begun, _numbered, _swapped, _spoken_of):
        found = list(dict.fromkeys(meant(text)))[:MOST]
        if found:
            return {"suggestion" if len(found) == 1 else "readings": ", ".join(found)}
    near = nearest(text, gas_names(), at_least=NEAR_NAMES)
    return {"suggestion": near} if near else {}


def _mixed(text: str) -> Iterator[str]:
    """Blends of the gases that a text lists: R-32/R-125 (50/50)."""
    keys = {key for part in _BETWEEN.split(text) if (key := find_gas(part))}
    if len(keys) > 1:
        yield from (blend for blend, shares in blends().items() if set(shares) == keys)


def _named_within(text: str) -> Iterator[str]:
    """Known names among other words."""
    for found in _KNOWN_IN.findall(text):
        if components(found):
            yield found


def _begun(text: str) -> Iterator[str]:
    """Names that begin like a numbered text: HFE-347, R-1234ze."""
    bare = _bare(text)
    if re.fullmatch(r"[a-z]+[0-9]{3,}[a-z]*", bare):
        yield from (name for name in gas_names() if _bare(name).startswith(bare))


def _bare(name: str) -> str:
    return re.sub(r"[\s\-]", "", name).casefold()


def _swapped(text: str) -> Iterator[str]:
    """With a zero for the letter O, or the reverse: C02, R-41OA."""
    for swapped in (text.replace("0", "O"), re.sub(r"(?<=\d)[oO]|[oO](?=\d)", "0", text)):
        if components(swapped):
            yield swapped


def _spoken_of(text: str) -> Iterator[str]:
    """化糞池CH4 speaks of CH4, grown or fossil."""
    if find_gas(like := gas_like(text)):
        yield from (like, of_origin(like, "biogenic"))


def _numbered(text: str) -> Iterator[str]:
    """Refrigerants of a number without its letters: 134a, 冷媒410, F-22."""
    for number in map(str.casefold, _NUMBER.findall(text)):
        if exact := _by_number().get(number):
            yield exact
        else:
            yield from (
                name
                for known, name in _by_number().items()
                if known.startswith(number) and known[len(number) :].isalpha()
            )


@cache
def _by_number() -> Mapping[str, str]:
    """134a -> R-134a, of all that have such a number."""
    names = (name for name in gas_names() if re.fullmatch(r"R-\d{2,4}[A-Za-z]{0,3}", name))
    return {name[2:].casefold(): name for name in names}
