"""Characters that are not what they look like: unseen ones, and full-width twins.

Unseen ones come with text copied from web pages and chats; a name with one of them is another name
than the one it looks like.
"""

import unicodedata
from functools import cache

# Letters by class that are drawn as nothing: Hangul fillers, the blank of Braille.
_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800"
# The ASCII of a Chinese keyboard, and its space. Superscripts and circled digits are no digits:
# 5² is not 52, nor P① the product P1.
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}


def half_width(text: str) -> str:
    """Full-width letters, digits and signs as the ones that they are twins of.

    >>> half_width("ＡＢ－１①")
    'AB-1①'
    """
    return text.translate(_FULL_WIDTH)


def visible(text: str) -> str:
    """The text without them.

    >>> visible("S0\N{ZERO WIDTH SPACE}3")
    'S03'
    """
    return text if text.isascii() else "".join(c for c in text if not _is_invisible(c))


def revealed(text: str) -> str:
    """The text with their names in their places; texts without any are left alone.

    >>> revealed("S0\N{ZERO WIDTH SPACE}3")
    'S0[ZERO WIDTH SPACE]3'
    """
    if text.isascii():
        return text
    return "".join(f"[{_name(c)}]" if _is_invisible(c) else c for c in text)


@cache
def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) == "Cf" or character in _BLANK_LETTERS


def _name(character: str) -> str:
    """Its name in Unicode."""
    return unicodedata.name(character, f"U+{ord(character):04X}")
