"""What no TOML of a person has, and what would take a parser hours, a stack or all memory."""

import re
from pathlib import Path

from bw_cfp_programme.limits import limits_of
from bw_cfp_programme.text_files.opening import refusal
from bw_cfp_programme.text_files.toml_lines import IN_LONG_TEXT

_SIGNS = "\n=,"
# A text that does not end is one up to its line or the file, so that no other is tried from within.
_TEXTS = (
    rf'"""{IN_LONG_TEXT}(?:"{{3,5}}|\\?\Z)',
    r"'''.*?(?:'{3,5}|\Z)",
    r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"?',
    r"'[^'\n]*'?",
)
_OTHERS = (r"#[^\n]*", r"[\[\]{}.,=\n]", r"[^\s\[\]{}.,=#\"']+")
_TOKEN = re.compile("|".join((*_TEXTS, *_OTHERS)), re.DOTALL)


def refuse_beyond_bounds(path: Path, text: str) -> None:
    """Refuse a text with too many keys, values within values, parts of a key, or digits.

    Raises:
        UnreadableText: at the first line that goes too far.
    """
    most = {name: int(value) for name, value in limits_of("toml").items()}
    if sum(map(text.count, _SIGNS)) > most["signs"]:
        line = _last_line(text, most["signs"])
        raise refusal("toml_too_long", path, line, most=most["signs"])
    depth = dots = 0
    for found in _TOKEN.finditer(text):
        sign = found[0][0]
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            depth = max(0, depth - 1)
        elif sign in "\n,=":  # a dot behind them is of another key, or of a number
            dots = 0
        elif sign == ".":
            dots += 1
        elif sign in "\"'" and len(found[0]) > most["letters"]:
            raise refusal("toml_long_text", path, _line(text, found), most=most["letters"])
        elif sign not in "#\"'" and len(found[0]) > most["digits"]:
            raise refusal("toml_long_number", path, _line(text, found), most=most["digits"])
        if depth > most["depth"] or dots > most["depth"]:
            raise refusal("toml_too_deep", path, _line(text, found), most=most["depth"])


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1


def _last_line(text: str, most: int) -> int:
    """The line up to which a text has as many signs as any may have."""
    for number, line in enumerate(text.split("\n"), start=1):
        most -= 1 + line.count("=") + line.count(",")
        if most < 0:
            return number
    return 1
