"""Problems: what is wrong with somebody's input, said with place and remedy in both languages.

Bad data is a `Problem`, collected; a bad situation is an exception of `errors.py`. The catalogue of
kinds with their texts is `data/problems.csv`; a kind's code never changes once released.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache

from msgspec import Struct

from bw_cfp_programme import plugins
from bw_cfp_programme.characters import in_one_line
from bw_cfp_programme.frames import Rows
from bw_cfp_programme.labels import find, keys, label
from bw_cfp_programme.limits import limit

COLUMNS = ("severity", "code", "file", "sheet", "cell", "en", "zh_TW", "remedy_en", "remedy_zh_TW")
"""Of a table of problems."""

HINTS = {"suggestion": "message.did_you_mean", "readings": "message.could_be"}
"""Values that any problem may have -> what they say before its remedy."""

WITHHELD = "…"
"""Stands where a value is not told."""
NO_SECRETS = ("member", "count", "how_en", "how_zh_TW")
"""Values that never are what stands in a cell."""


class Severity(Enum):
    """ERROR: cannot be used. WARNING: a verifier will ask. INFO: normalised or assumed by us."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(Struct, frozen=True, order=True, tag=True):
    """Where in somebody's file: a cell ("E7"), a range, a line ("line 12"), or the whole file."""

    file: str = ""
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        parts = (self.file, self.sheet, self.cell)
        return " › ".join(in_one_line(part) for part in parts if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: its kind, where it stands, and the words that fill the kind's sentences.

    Attributes:
        theirs: names of values that tell of other members than the one whose workbook it is.
    """

    code: str
    place: Place
    values: Mapping[str, str] = field(default_factory=dict)
    theirs: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        """As the catalogue has it."""
        return Severity(_catalogue()[self.code]["severity"])

    def message(self, language: str) -> str:
        """What is wrong, one sentence."""
        return _catalogue()[self.code][language].format_map(self.values)

    def remedy(self, language: str) -> str:
        """What to do about it; before that, what may have been meant, where that is known."""
        text = _catalogue()[self.code][f"remedy_{language}"].format_map(self.values)
        hints = (
            label(key, language).format_map(self.values)
            for value, key in HINTS.items()
            if value in self.values
        )
        return " ".join((*hints, text)).strip()

    def line(self, language: str) -> str:
        """Where, what is wrong and what to do about it, in one line."""
        words = f"{self.message(language)} {self.remedy(language)}".strip()
        return f"{self.place}: {words}"

    def to_its_member(self) -> "Problem":
        """As it goes back to who filled in the workbook, who is told nothing of the others."""
        kept = {n: WITHHELD if n in self.theirs else value for n, value in self.values.items()}
        return replace(self, values=kept)

    def withheld(self) -> "Problem":
        """Its kind and its file, for who may not see what stands there."""
        kept = {name: value for name, value in self.values.items() if name in NO_SECRETS}
        said = {name: WITHHELD for name in self.values if name not in HINTS} | kept
        return Problem(self.code, Place(self.place.file), said)

    def to_dict(self) -> dict[str, object]:
        """Plain types for JSON; both languages, so that a reader need not run us again."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "file": self.place.file,
            "sheet": self.place.sheet,
            "cell": self.place.cell,
            "values": dict(self.values),
            "zh_TW": self.message("zh_TW"),
            "en": self.message("en"),
            "remedy_zh_TW": self.remedy("zh_TW"),
            "remedy_en": self.remedy("en"),
        }

    def to_row(self) -> dict[str, object]:
        """Cells of a table of problems."""
        said = self.to_dict()
        return {name: said[name] for name in COLUMNS}


class Problems(Rows[Problem]):
    """Problems as a table in both languages."""

    __slots__ = ()

    def column_names(self) -> Sequence[str]:
        """As `Problem.to_row`."""
        return COLUMNS


class Theirs(str):
    """A value of a problem that another member entered, or that tells of such a one."""

    __slots__ = ()


def problem(code: str, place: Place, **values: object) -> Problem:
    """A problem whose values are printed as given, in one line each; None is left out.

    What nobody sees is told by name, and of very long texts the beginning.
    """
    said = {name: _quoted(str(v)) for name, v in values.items() if v is not None}
    theirs = tuple(name for name, value in values.items() if isinstance(value, Theirs))
    return Problem(code, place, said, theirs)


def _quoted(text: str) -> str:
    most = int(limit("longest_value"))
    return in_one_line(text if len(text) <= most else f"{text[:most]}…")


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them forbids using the input."""
    return any(p.severity is Severity.ERROR for p in problems)


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """As a person reads: file, sheets as the form has them, rows downwards, columns rightwards."""
    return sorted(problems, key=_position)


def _position(found: Problem) -> tuple[str, int, str, int, int, str, str]:
    place = found.place
    column = (re.match(r"[A-Z]*", place.cell) or [""])[0]
    row = int((re.search(r"\d+", place.cell) or ["0"])[0])
    return place.file, _rank(place.sheet), place.sheet, row, len(column), column, found.code


def _rank(sheet: str) -> int:
    name = find("sheet", sheet)
    if name is not None:
        return keys("sheet").index(name)
    return len(keys("sheet")) if sheet else -1


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    return plugins.words("problems.csv", "code")
