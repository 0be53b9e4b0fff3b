"""Lines scored A x B x C, and the weighted grade of what has a score.

A line without one of the three is named and left without a score: nothing stands in for a blank.
Shares are of the gross emissions, so that a credit counts by its size and not against the others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bw_cfp_programme.assessment.data_quality.scheme import LEVELS, Scheme, rounded
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import ComputedLine, SiteLine

MANUFACTURER = "manufacturer"


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoredLine:
    """A line of a workbook: a source of emissions, as the form lists them.

    Attributes:
        scores: A, B and C; None where nothing was said, or the scheme does not score it.
        emissions: kg CO2e, per declared unit or of the site and period.
    """

    member: str
    line: str
    item: str
    place: Place
    data_kind: str
    credibility: str
    factor_kind: str
    scores: tuple[int | None, int | None, int | None]
    emissions: float

    @property
    def score(self) -> int | None:
        """A x B x C."""
        a, b, c = self.scores
        return None if a is None or b is None or c is None else a * b * c


@dataclass(frozen=True)
class Grading:
    """Sources under a scheme."""

    scheme: Scheme
    sources: Sequence[ScoredLine]

    @cached_property
    def gross(self) -> float:
        """Of all sources, with or without a score."""
        return _gross(self.sources)

    @cached_property
    def scored(self) -> tuple[ScoredLine, ...]:
        """Those with a score."""
        return tuple(source for source in self.sources if source.score is not None)

    @cached_property
    def unscored(self) -> tuple[ScoredLine, ...]:
        """Those without one."""
        return tuple(source for source in self.sources if source.score is None)

    @property
    def scored_share(self) -> float | None:
        """Of the gross emissions; None where there are none."""
        return self._whole / self.gross if self.gross else None

    @cached_property
    def _whole(self) -> float:
        return _gross(self.scored)

    def share(self, source: ScoredLine) -> float | None:
        """Of what has a score; None without one."""
        if source.score is None or not self._whole:
            return None
        return abs(source.emissions) / self._whole

    def weighted(self, source: ScoredLine) -> float | None:
        """What a source adds to the grade."""
        score, share = source.score, self.share(source)
        return None if score is None or share is None else self.scheme.weighted(score, share)

    @cached_property
    def grade(self) -> float | None:
        """The weighted grade, 1 (best) to 27; None where nothing is scored."""
        parts = [part for source in self.scored if (part := self.weighted(source)) is not None]
        return rounded(sum(parts), self.scheme.weighted_decimals) if parts else None

    def at_level(self, level: int) -> tuple[ScoredLine, ...]:
        """Sources whose score is of a level."""
        return tuple(s for s in self.scored if s.score and self.scheme.level(s.score) == level)

    @property
    def counts(self) -> tuple[int, ...]:
        """How many sources are of each level."""
        return tuple(len(self.at_level(level)) for level in LEVELS)


def grading(scheme: Scheme, lines: Iterable[ComputedLine]) -> Grading:
    """Score lines, each once, whichever products and stages it reaches.

    A refrigerant blend stands on a factor for each of its gases and is one source all the same.
    """
    found: dict[tuple[object, ...], ScoredLine] = {}
    for line in lines:
        key = (line.member, line.line, line.place, _factor_kind(line))
        source = found.get(key) or _source(scheme, line)
        found[key] = replace(source, emissions=source.emissions + line.total)
    return Grading(scheme, tuple(found.values()))


def _source(scheme: Scheme, line: ComputedLine) -> ScoredLine:
    kind = _factor_kind(line)
    return ScoredLine(
        member=line.member,
        line=line.line,
        item=line.item,
        place=line.place,
        data_kind=line.stated.data_kind,
        credibility=line.stated.credibility,
        factor_kind=kind,
        scores=(
            scheme.activity.get(line.stated.data_kind),
            scheme.credibility.get(line.stated.credibility),
            scheme.factor.get(kind),
        ),
        emissions=0.0,
    )


def _factor_kind(line: ComputedLine) -> str:
    """As said; what is bought from another member stands on its manufacturer's own workbook."""
    bought = isinstance(line, SiteLine) and line.member_product is not None
    return line.factor_kind or (MANUFACTURER if bought else "")


def _gross(sources: Iterable[ScoredLine]) -> float:
    return sum(abs(source.emissions) for source in sources)
