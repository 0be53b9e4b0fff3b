"""Lines of a terminal, counted in cells.

A Chinese sign takes two, and a sentence of them has no spaces to break at.
"""

import re
import unicodedata

_WIDE = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
)
_OPENING, _CLOSING = r"（「『《(\[", r"，。；：、）」』》？！％)\]"
PIECES = re.compile(rf"[{_OPENING}]*(?:[{_WIDE}]|[^\s{_WIDE}]+)[{_CLOSING}]*\s*")
"""What stays in one line: a word, or a wide sign with the marks that cling to it."""


def cells(text: str) -> int:
    """How wide a text is."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells, broken at spaces and between wide signs."""
    return [line for part in text.splitlines() for line in _wrap(part, width)]


def _wrap(text: str, width: int) -> list[str]:
    lines = [""]
    for piece in PIECES.findall(text):
        if cells(lines[-1] + piece.rstrip()) <= width:
            lines[-1] += piece
        else:
            lines += _chop(piece, width)
    return [line.rstrip() for line in lines if line.strip()]


def _chop(piece: str, width: int) -> list[str]:
    """A piece in parts of at most `width` cells, for one that is wider than a line."""
    parts = [""]
    for sign in piece:
        if parts[-1] and not sign.isspace() and cells(parts[-1] + sign) > width:
            parts.append("")
        parts[-1] += sign
    return parts


def _cells(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
