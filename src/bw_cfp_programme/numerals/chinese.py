"""Numbers in Chinese characters, everyday and of bank forms: 一千, 壹仟貳佰, 3萬, 1.5億.

What a character is worth says Unicode (`unicodedata.numeric`).
"""

import re
import unicodedata

DIGITS = "〇零一二三四五六七八九壹貳參叁肆伍陸柒捌玖兩"
TENS = "十拾百佰千仟"
MYRIADS = "萬万億亿"
TOKEN = re.compile(rf"[0-9]+(?:\.[0-9]+)?|[{DIGITS}{TENS}{MYRIADS}]")


def chinese_number(text: str) -> float | None:
    """The number, or None; 三千五 is none, which is 3005 on paper and 3500 in speech.

    >>> chinese_number("壹仟貳佰"), chinese_number("1.5萬"), chinese_number("三千五")
    (1200.0, 15000.0, None)
    """
    tokens = TOKEN.findall(text.replace(" ", ""))
    if "".join(tokens) != text.replace(" ", "") or not set(text) & {*DIGITS, *TENS, *MYRIADS}:
        return None
    return _sum(tokens)


def _sum(tokens: list[str]) -> float | None:
    """Myriads of the sections before them, sections of tens, hundreds and thousands."""
    total = section = 0.0
    digit: float | None = None
    last_unit, after_zero = 1.0, False
    for token in tokens:
        worth = _worth(token)
        if token in MYRIADS:
            total += (section + (digit or 0)) * worth or worth
            section, digit, last_unit, after_zero = 0.0, None, worth, False
        elif token in TENS:
            section += (1.0 if digit is None else digit) * worth
            digit, last_unit, after_zero = None, worth, False
        elif worth == 0:
            after_zero = True
        elif digit is not None:
            return None
        else:
            digit = worth
    is_colloquial = digit is not None and last_unit > 10 and not after_zero  # noqa: PLR2004 - tens
    return None if is_colloquial else total + section + (digit or 0)


def _worth(token: str) -> float:
    return float(token) if token[0].isascii() else unicodedata.numeric(token)
