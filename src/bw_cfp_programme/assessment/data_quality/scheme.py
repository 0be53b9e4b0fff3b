"""A scheme of data quality: what a line's activity data, their credibility and its factor score."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from bw_cfp_programme.errors import UnknownEdition
from bw_cfp_programme.labels import Text
from bw_cfp_programme.shelf import Shelf
from bw_cfp_programme.tables import data_path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

LEVELS = (1, 2, 3)


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
    try:
        return _scheme(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnknownEdition(f"{path.name} cannot be read: {error}") from error
    except (AttributeError, KeyError, TypeError) as error:
        raise UnknownEdition(f"{path.name} is no data-quality scheme: {error}") from error


def _scheme(name: str, text: Mapping[str, Any]) -> Scheme:
    return Scheme(
        id=name,
        title=Text(zh_TW=text["title_zh"], en=text["title_en"]),
        source=text["source"],
        activity=dict(text["activity"]),
        credibility=dict(text["credibility"]),
        factor=dict(text["factor"]),
        limits=(text["levels"]["second"], text["levels"]["third"]),
        share_decimals=text["rounding"]["share"],
        weighted_decimals=text["rounding"]["weighted"],
    )


SHELF = Shelf("data-quality scheme", "data_quality", ".toml", _read, _ids)
