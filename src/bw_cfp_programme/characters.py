"""Characters that are not what they look like: unseen ones, those that command, and twins.

Unseen ones come with text copied from web pages and chats; a name with one of them is another name
than the one it looks like. Those that command (controls, escapes, marks that turn the direction of
writing) move a terminal's cursor or hide what a page says. Whatever prints what strangers wrote
prints it `revealed` or `in_one_line`; JSON escapes it instead.
"""

import json
import unicodedata
from collections.abc import Callable
from functools import cache

# Letters by class that are drawn as nothing: Hangul fillers, the blank of Braille.
_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800"
# The ASCII of a Chinese keyboard, and its space. Superscripts and circled digits are no digits:
# 5² is not 52, nor P① the product P1.
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}


# Classes of what commands: controls, formats, ends of lines and paragraphs, and halves of pairs,
# which stand for bytes of a file name that are no text.
_COMMANDS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_NO_CHARACTER = "\ufffe\uffff"  # XML cannot hold them
_BREAKS = "\t\n"


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
    r"""The text with names in the place of what is unseen or commands; lines and tabs stay.

    >>> revealed("S0\N{ZERO WIDTH SPACE}3"), revealed("a\x1b[31mb")
    ('S0[ZERO WIDTH SPACE]3', 'a[U+001B][31mb')
    """
    return _replaced(text.replace("\r\n", "\n"), _named, but=_BREAKS)


def in_one_line(text: str) -> str:
    """As `revealed`, with ends of lines as names, too: for what may not begin a line of its own.

    >>> in_one_line("S03.xlsx" + chr(10) + "all is well")
    'S03.xlsx[U+000A]all is well'
    """
    return _replaced(text, _named)


def escaped(document: str) -> str:
    r"""JSON that says the same, with escapes in the place of what is unseen or commands.

    >>> escaped('"S0' + chr(0x200B) + '3"') == r'"S0\u200b3"'
    True
    """
    return _replaced(document, _escape, but=_BREAKS)


def as_text(name: str) -> str:
    r"""The name of a file as text, also where its bytes are none.

    >>> as_text("S0" + chr(0xDCFF) + "3.xlsx") == r"S0\udcff3.xlsx"
    True
    """
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _replaced(text: str, by: Callable[[str], str], but: str = "") -> str:
    told = {ord(c): by(c) for c in set(text) if c not in but and _commands(c)}
    return text.translate(told) if told else text


@cache
def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) == "Cf" or character in _BLANK_LETTERS


@cache
def _commands(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind in _COMMANDS or character in _BLANK_LETTERS or character in _NO_CHARACTER


def _named(character: str) -> str:
    """Its name in Unicode; controls have none."""
    return f"[{unicodedata.name(character, f'U+{ord(character):04X}')}]"


def _escape(character: str) -> str:
    """As JSON has it: beyond the first plane, by two halves."""
    return json.dumps(character)[1:-1]
