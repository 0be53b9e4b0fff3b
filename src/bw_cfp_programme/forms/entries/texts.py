"""Texts and codes. A code stays text, "00123"; what a keyboard adds to it is tidied and told."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence

from bw_cfp_programme.characters import half_width
from bw_cfp_programme.forms.entries.found import CellReading, Note, Unreadable, shown
from bw_cfp_programme.forms.layout import FormColumn
from bw_cfp_programme.labels import find
from bw_cfp_programme.workbook import Cell, CellKind

SEPARATORS = re.compile(r"[,;、，；\r\n]+")


def text_in(cell: Cell) -> str:
    """The cell as text: what was typed, or a number as it is shown.

    Raises:
        Unreadable: a date or a boolean.
    """
    if cell.kind in {CellKind.DATE, CellKind.BOOLEAN}:
        raise Unreadable("entry_not_text", value=shown(cell.value))
    return shown(cell.value)


def tidy(text: str) -> str:
    """Without full-width letters and stray spaces of any kind."""
    return " ".join(half_width(unicodedata.normalize("NFC", text)).split())


def read_text(cell: Cell, column: FormColumn) -> CellReading:
    """Free text; dates are written out, since a period or a remark may well be one."""
    del column
    if cell.kind is CellKind.DATE:
        return CellReading(str(cell.value).removesuffix(" 00:00:00"))
    return CellReading(" ".join(text_in(cell).split()))


def read_code(cell: Cell, column: FormColumn) -> CellReading:
    """A code, or one of the words that the column reserves."""
    text = text_in(cell)
    code = tidy(text)
    word = find("place", code)
    if word in column.reserved:
        return CellReading(word)
    if cell.kind is CellKind.NUMBER:
        return CellReading(code, _number_note(code, column.digits))
    return CellReading(code, None if code == text else Note("code_tidied", {"value": code}))


def _number_note(code: str, digits: int) -> Note:
    if len(code) < digits:
        return Note("lost_leading_zero", {"value": code, "count": len(code), "digits": digits})
    return Note("code_from_number", {"value": code})


def read_codes(cell: Cell, column: FormColumn) -> CellReading:
    """Several codes, separated by commas, semicolons, 、 or lines -> a tuple.

    Blanks part them too, but "ALH 01" may be one code: who knows the codes parts by blanks.
    """
    del column
    codes = (tidy(part) for part in SEPARATORS.split(text_in(cell)))
    return CellReading(tuple(code for code in codes if code))


def parted(texts: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """Codes that may stand side by side with blanks between them; a known one is never parted.

    >>> parted(["ALH 01 ALH-02", "RING"], {"ALH 01", "ALH-02"})
    ('ALH 01', 'ALH-02', 'RING')
    """
    return tuple(code for text in texts for code in _parted(text.split(), known))


def _parted(words: Sequence[str], known: Collection[str]) -> Iterator[str]:
    """The longest known code at the front, else its first word, then the rest alike."""
    while words:
        joined = (n for n in range(len(words), 1, -1) if " ".join(words[:n]) in known)
        count = next(joined, 1)
        yield " ".join(words[:count])
        words = words[count:]
