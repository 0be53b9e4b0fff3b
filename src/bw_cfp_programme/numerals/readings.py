"""What a text that is not certain could mean as a number; empty where nobody can tell."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from math import isfinite

from bw_cfp_programme.numerals.chinese import chinese_number
from bw_cfp_programme.numerals.sure import PLAIN, folded

# Signs that part thousands, or stand before decimals, in some country.
POINTS, GROUPING = ".,·。", ".,'’\N{MODIFIER LETTER APOSTROPHE}_ "
SPACES = re.compile(r"\s")
PARTED = re.compile(rf"([0-9]+)((?:[{POINTS}{GROUPING}][0-9]+)*)")
THOUSANDS = re.compile(r"[0-9]{1,3}((.)[0-9]{3})(\2[0-9]{3})*")
LAKHS = re.compile(r"[0-9]{1,2}(,[0-9]{2})+,[0-9]{3}")
FRACTION = re.compile(r"([0-9]*)\s?([¼-¾⅐-⅞])")
POWER = re.compile(rf"({PLAIN})\s*[x×*]\s*10\s*\^?\s*([+-]?[0-9⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)")
DASHES = "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}"
SIGNED = tuple(map(re.compile, (r"\((.+)\)", rf"(.+)[-{DASHES}]", rf"[{DASHES}](.+)")))

Reader = Callable[[str], Iterator[float]]


def readings(text: str) -> tuple[float, ...]:
    """All numbers that a text could mean, the smallest first.

    >>> readings("0,500"), readings("7'400"), readings("½"), readings("12-5")
    ((0.5, 500.0), (7400.0,), (0.5,), ())
    """
    plain = SPACES.sub(" ", folded(text))
    found = {number for reader in READERS for number in reader(plain) if isfinite(number)}
    return tuple(sorted(found))


def _parted(text: str) -> Iterator[float]:
    """Digits with points, commas, apostrophes or spaces between them."""
    if re.fullmatch(PLAIN, text):
        yield float(text)
    body, sign = (text[1:], text[0]) if text[:1] in {"+", "-"} else (text, "")
    if not PARTED.fullmatch(body):
        return
    if (whole := _whole(body)) is not None:
        yield float(sign + whole)
    for point in POINTS:
        before, _, after = body.rpartition(point)
        if after.isdecimal() and point not in before and (whole := _whole(before)) is not None:
            yield float(f"{sign}{whole}.{after}")


def _whole(text: str) -> str | None:
    """The digits of a whole number, parted in thousands or not at all."""
    is_parted = THOUSANDS.fullmatch(text) or LAKHS.fullmatch(text)
    return re.sub("[^0-9]", "", text) if is_parted or text.isdecimal() else None


def _signed(text: str) -> Iterator[float]:
    """(5) of a ledger, 5- of a business system, a dash that may be a minus: below zero or not."""
    for written in SIGNED:
        if found := written.fullmatch(text):
            for number in _parted(found[1].strip()):
                yield from (-number, number)


def _percent(text: str) -> Iterator[float]:
    if text.endswith("%"):
        for number in _parted(text[:-1].strip()):
            yield from (number / 100, number)


def _fraction(text: str) -> Iterator[float]:
    if found := FRACTION.fullmatch(text):
        yield float(found[1] or 0) + unicodedata.numeric(found[2])


def _power(text: str) -> Iterator[float]:
    """1.2×10³ and 1.2*10^3."""
    if found := POWER.fullmatch(text):
        exponent = unicodedata.normalize("NFKC", found[2]).replace("\N{MINUS SIGN}", "-")
        if re.fullmatch("[+-]?[0-9]{1,3}", exponent):
            yield float(f"{found[1]}e{exponent}")


def _chinese(text: str) -> Iterator[float]:
    number = chinese_number(text)
    if number is not None:
        yield number


READERS: tuple[Reader, ...] = (_parted, _signed, _percent, _fraction, _power, _chinese)
