"""A scheme of data quality: what a line's activity data, their credibility and its factor score."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from bw_cfp_programme.errors import UnreadableText
from bw_cfp_programme.labels import Text
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.shelf import Shelf
from bw_cfp_programme.tables import data_path
from bw_cfp_programme.text_files import TomlText, first_of, read_toml

LEVELS = (1, 2, 3)
_TEXTS = ("title_zh", "title_en", "source")
_SCORES: Mapping[str, tuple[str, ...]] = {
    "activity": (),
    "credibility": (),
    "factor": (),
    "levels": ("second", "third"),
    "rounding": ("share", "weighted"),
}
"""Tables, and the keys that they must have."""
_MOST, _MOST_DECIMALS = 1000, 12
"""Of a score; and of decimals, of which a number of a spreadsheet has no more that count."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scheme:
    """Scores A x B x C, levels, and how shares and scores are rounded.

    Attributes:
        activity, credibility, factor: name -> score; what is not listed has none.
        limits: lowest score of level 2, 3, ...
        share_decimals, weighted_decimals: as many decimals as the form keeps.
    """

    id: str
    title: Text
    source: str
    activity: Mapping[str, int]
    credibility: Mapping[str, int]
    factor: Mapping[str, int]
    limits: tuple[int, ...]
    share_decimals: int
    weighted_decimals: int

    def level(self, score: float) -> int:
        """1 is the best."""
        return 1 + sum(score >= limit for limit in self.limits)

    def weighted(self, score: int, share: float) -> float:
        """A source's part of the weighted grade."""
        return rounded(score * rounded(share, self.share_decimals), self.weighted_decimals)


def rounded(value: float, decimals: int) -> float:
    """As ROUND of a spreadsheet: halves away from zero, of the 15 digits that it calculates with.

    >>> rounded(0.005, 2), rounded(2.675, 2), round(2.675, 2)
    (0.01, 2.68, 2.67)
    """
    step = Decimal(1).scaleb(-decimals)
    return float(Decimal(f"{value:.15g}").quantize(step, rounding=ROUND_HALF_UP))


def load_scheme(id_or_path: str | Path) -> Scheme:
    """A shipped scheme by id, or anybody's by the path of its TOML file.

    Raises:
        UnknownEdition: no such id or file, or the file is not of the form.
    """
    return SHELF.load(id_or_path)


def _ids() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in data_path("data_quality").glob("*.toml")))


def _read(path: Path) -> Scheme:
    text = read_toml(path)
    if wrong := first_of(_mistakes(text), path.name):
        raise UnreadableText(wrong)
    data = text.data
    return Scheme(
        id=path.stem,
        title=Text(zh_TW=data["title_zh"], en=data["title_en"]),
        source=data["source"],
        activity=dict(data["activity"]),
        credibility=dict(data["credibility"]),
        factor=dict(data["factor"]),
        limits=(data["levels"]["second"], data["levels"]["third"]),
        share_decimals=data["rounding"]["share"],
        weighted_decimals=data["rounding"]["weighted"],
    )


def _mistakes(text: TomlText) -> Iterator[Problem]:
    """Texts and tables that lack, and scores that are no whole numbers a person counts with."""
    for name in _TEXTS:
        if not isinstance(text.data.get(name), str):
            yield problem("scheme_missing", text.at(name), entry=name)
    for name, needed in _SCORES.items():
        scores = text.data.get(name)
        if not isinstance(scores, Mapping) or not scores.keys() >= set(needed):
            asked = f"[{name}] {' '.join(needed)}".strip()
            yield problem("scheme_missing", text.at(name), entry=asked)
            continue
        most = _MOST_DECIMALS if name == "rounding" else _MOST
        for key, score in scores.items():
            if type(score) is not int or not 0 <= score <= most:
                words = {"entry": key, "value": score, "most": most}
                yield problem("scheme_score", text.at(name, key), **words)


SHELF = Shelf("data-quality scheme", "data_quality", ".toml", _read, _ids)
