"""Workbooks in which every cell that may hold anything holds a mark, and a search for marks.

A mark is a word or a number of nine digits that stands in one cell of one workbook, so that
whatever of it turns up elsewhere came from there.
"""

import base64
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

import numpy as np

from bw_cfp_programme.forms.layout import EntryKind, FormColumn
from bw_cfp_programme.forms.standard.layout import LAYOUT

TEXTS = (EntryKind.TEXT, EntryKind.CODE, EntryKind.CODES)
CHOSEN = {
    "country": "TW", "unit": "kilogram", "role": "main", "data_kind": "measured",
    "credibility": "calibrated_external", "department": "quality", "factor_kind": "national",
    "kind": "production", "mode": "road", "allocation_rule": "machine_hours",
    "period_start": date(2025, 1, 1), "period_end": date(2025, 12, 31), "currency": "TWD",
}  # fmt: skip
"""What no mark can stand for."""
ALLOWED = (
    "products product", "products name", "products unit", "products mass_per_unit",
    "facility country", "result product", "result value", "result standard", "result verification",
)  # fmt: skip
"""What others may know of a member that keeps its lines back."""
TELLING, NINE = 6, 9
"""Digits that are no coincidence, and those that a mark has."""
WORD = re.compile(rb"[Qq][g-vG-V]{10}")
NUMBER = re.compile(
    rb"(?<![0-9A-Za-z])(?:[0-9]{1,3}(?:[,' _][0-9]{3})+(?:\.[0-9]+)?"
    rb"|[0-9]+\.[0-9]{3,}(?:[eE][+-]?[0-9]+)?|[0-9]{7,})(?![0-9a-f])"
)
"""What is bounded as a number is in a text; a run of digits in a hash is none."""


class Marks:
    """The marks of one member: place -> what stands there."""

    def __init__(self, member: str) -> None:
        self.member = member
        self.at: dict[str, str | float] = {}

    @property
    def secret(self) -> dict[str, str | float]:
        """All but what everybody may know."""
        return {place: mark for place, mark in self.at.items() if not place.startswith(ALLOWED)}

    def word(self, place: str) -> str:
        """The word of a place."""
        digest = hashlib.sha256(f"{self.member} {place}".encode()).hexdigest()
        letters = "".join(chr(ord("g") + int(digit, 16)) for digit in digest[:10])
        return self._kept(place, f"Q{letters}")

    def number(self, place: str, whole: int) -> float:
        """A number of nine digits, `whole` of them before the point; none ends in a zero."""
        digest = hashlib.sha256(f"{self.member} {place}".encode()).hexdigest()
        digits = str(int(digest, 16))[1:9].replace("0", "7") + "3"
        digits = digits if digits[0] != "0" else "4" + digits[1:]
        return self._kept(place, int(digits) / 10 ** (9 - whole))

    def whole(self, place: str, digits: int) -> float:
        """A number without a fraction."""
        return self._kept(place, float(int(self.number(place, digits))))

    def row(self, sheet: str, number: int = 1, **fixed: object) -> dict[str, object]:
        """A row with a mark in every column that is not `fixed`; None leaves it blank."""
        columns = LAYOUT.sheet(sheet).columns
        values = {
            column.name: fixed[column.name]
            if column.name in fixed
            else self._value(column, f"{sheet} {column.name} {number}")
            for column in columns
        }
        return {name: value for name, value in values.items() if value is not None}

    def _value(self, column: FormColumn, place: str) -> object:
        if column.name in CHOSEN:
            return CHOSEN[column.name]
        if column.digits:
            return str(self.number(place, column.digits))[: column.digits]
        if column.entry in TEXTS:
            return self.word(place)
        if column.entry is EntryKind.NUMBER:
            return self.number(place, 2 if column.name == "stock_change" else 3)
        return self.number(place, 0) if column.entry is EntryKind.SHARE else None

    def _kept(self, place, value):
        self.at[place] = value
        return value


def months(marks: Marks) -> dict[str, object]:
    """A year of marks."""
    return {f"m{n:02}": marks.number(f"energy m{n:02}", 3) for n in range(1, 13)}


def found(
    marks: Mapping[str, str | float], where: Iterable[tuple[str, bytes]]
) -> dict[str, set[str]]:
    """Place of a mark -> where it, or a number rounded from it, was found."""
    words = {mark.lower(): place for place, mark in marks.items() if isinstance(mark, str)}
    numbers = {mark: place for place, mark in marks.items() if isinstance(mark, float)}
    rounded = {
        f"{mark:.{n - 1}e}".partition("e")[0].replace(".", ""): place
        for mark, place in numbers.items()
        for n in range(TELLING, NINE + 1)
    }
    told: dict[str, set[str]] = {}
    for name, data in where:
        text = data.replace(b"\0", b"") if b"\0" in data else data
        for spoken in (data, text):
            hits = [words.get(w.decode().lower()) for w in WORD.findall(spoken)]
            hits += [rounded.get(_digits(n)) for n in NUMBER.findall(_with_commas(spoken))]
            for place in filter(None, (*hits, *_binary(data, numbers))):
                told.setdefault(place, set()).add(name)
    return told


def _with_commas(text: bytes) -> bytes:
    """Thousands set apart by narrow spaces, set apart by commas."""
    return text.replace(b"\xe2\x80\xaf", b",").replace(b"\xc2\xa0", b",")


def _digits(number: bytes) -> str:
    """The digits that say how much, nine at the most."""
    plain = re.sub(rb"[eE].*|[^0-9]", b"", number).decode().strip("0")
    return plain if len(plain) <= NINE else f"{float('0.' + plain):.{NINE}f}"[2:]


def _binary(data: bytes, numbers: Mapping[float, str]) -> Iterator[str]:
    """Marks that stand there as doubles, at any byte and either way round."""
    if not numbers:
        return
    for form in ("<f8", ">f8"):
        wanted = np.array(list(numbers), form)
        for first in range(min(8, len(data))):
            words = np.frombuffer(data, "u8", count=(len(data) - first) // 8, offset=first)
            for hit in np.intersect1d(words, wanted.view("u8")):
                yield numbers[float(np.array([hit], "u8").view(form)[0])]


def files_below(*roots: Path) -> Iterator[tuple[str, bytes]]:
    """Every byte of every file, what is packed unpacked and what is encoded decoded."""
    for root in roots:
        for path in sorted(root.rglob("*")):
            yield path.relative_to(root).as_posix(), path.name.encode()
            if path.is_file():
                yield from unpacked(path.relative_to(root).as_posix(), path.read_bytes())


def unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file's bytes, those of what it holds, and those of its texts."""
    yield name, data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.namelist():
                yield name, part.encode()
                yield from unpacked(f"{name}!{part}", archive.read(part))
    elif name.endswith((".json", ".jsonld")):
        yield name, json.dumps(json.loads(data), ensure_ascii=False).encode()
    for text in re.findall(rb"[A-Za-z0-9+/]{40,}", data) if _is_text(data) else ():
        yield name, base64.b64decode(text[: len(text) // 4 * 4])


def _is_text(data: bytes) -> bool:
    return b"\0" not in data[:1000]
