"""Styles of a workbook: which of them show a number as a date or as a percentage."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bw_cfp_programme.workbook.archive import ZipArchive
from bw_cfp_programme.workbook.markup import children, tree

# Built-in number formats that show dates or times, ECMA-376 part 1, 18.8.30, East Asian ones too.
DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
PERCENT_FORMATS = frozenset({9, 10})
# What is shown as it stands. No part may begin where another could go on: work goes with length.
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\[(?!h+\]|m+\]|s+\])[^\[\]]*\]|e[+-]', re.IGNORECASE)
# A comma behind the last digit shows thousands: ECMA-376 part 1, 18.8.31.
SCALED = re.compile(r"[0#?],+(?![0#?,])")
# What a person typed beside the digits: Excel keeps "0 m3" as 0" m3" and 0 t as 0\\ \\t.
WORDS = re.compile(r'(?:"[^"]*"|\\.)+')
QUOTED = re.compile(r'"([^"]*)"|\\(.)')
DATE_LETTERS = re.compile(r"[dmyhse]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CellStyles:
    """Numbers of styles, as cells refer to them: all, and those that change what a number means.

    `thousands` show a thousandth of it or less, `words` put a text beside it.
    """

    known: frozenset[str] = frozenset({"0"})
    dates: frozenset[str] = frozenset()
    percents: frozenset[str] = frozenset()
    thousands: frozenset[str] = frozenset()
    words: Mapping[str, str] = field(default_factory=dict)


def cell_styles(archive: ZipArchive, part: str) -> CellStyles:
    """The styles that cells may have."""
    root = tree(archive, part)
    codes = {
        fmt.get("numFmtId", ""): fmt.get("formatCode", "")
        for group in children(root, "numFmts")
        for fmt in group
    }
    dates = {str(n) for n in DATE_FORMATS} - codes.keys()
    percents = {str(n) for n in PERCENT_FORMATS} - codes.keys()
    dates |= {number for number, code in codes.items() if _is_date(code)}
    percents |= {number for number, code in codes.items() if "%" in LITERAL.sub("", code)}
    shown = {number: code.split(";", maxsplit=1)[0] for number, code in codes.items()}
    thousands = {number for number, code in shown.items() if SCALED.search(LITERAL.sub("", code))}
    words = {number: _words(code) for number, code in shown.items()}
    used = [xf.get("numFmtId", "0") for group in children(root, "cellXfs") for xf in group]
    return CellStyles(
        frozenset({"0", *map(str, range(len(used)))}),
        frozenset(str(i) for i, number in enumerate(used) if number in dates),
        frozenset(str(i) for i, number in enumerate(used) if number in percents),
        frozenset(str(i) for i, number in enumerate(used) if number in thousands),
        {str(i): words[number] for i, number in enumerate(used) if words.get(number)},
    )


def _words(code: str) -> str:
    return " ".join(QUOTED.sub(r"\1\2", found).strip() for found in WORDS.findall(code)).strip()


def _is_date(code: str) -> bool:
    shown = LITERAL.sub("", code.split(";", maxsplit=1)[0])
    return DATE_LETTERS.search(shown) is not None and "general" not in shown.lower()
