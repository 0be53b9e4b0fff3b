"""Data quality as tables."""

from collections.abc import Iterator, Mapping

from bw_cfp_programme.assessment.data_quality.scheme import LEVELS, Scheme
from bw_cfp_programme.assessment.data_quality.scoring import Grading, ScoredLine
from bw_cfp_programme.sections import Column, Fact, Kind, Section, Value

_HIGHEST = 27
_LEVELS = (
    Column("quality_level", Kind.NUMBER),
    Column("score_from", Kind.NUMBER),
    Column("score_to", Kind.NUMBER),
    Column("quality_lines", Kind.NUMBER),
    Column("quality_share", Kind.SHARE),
)
_LINES = (
    Column("member"),
    Column("line"),
    Column("item"),
    Column("data_kind", Kind.TERM, "data_kind"),
    Column("credibility", Kind.TERM, "credibility"),
    Column("factor_kind", Kind.TERM, "factor_kind"),
    Column("quality_a", Kind.NUMBER),
    Column("quality_b", Kind.NUMBER),
    Column("quality_c", Kind.NUMBER),
    Column("quality_score", Kind.NUMBER),
    Column("quality_level", Kind.NUMBER),
    Column("quality_emissions", Kind.SCORE),
    Column("quality_share", Kind.SHARE),
    Column("quality_weighted", Kind.NUMBER),
)
_SITES = (
    Column("member"),
    Column("site_gross", Kind.MASS),
    *(Column(f"level_{level}", Kind.NUMBER) for level in LEVELS),
    Column("quality_unscored", Kind.NUMBER),
    Column("quality_scored", Kind.SHARE),
    Column("quality_grade", Kind.NUMBER),
    Column("quality_level", Kind.NUMBER),
)


def grade_section(grading: Grading) -> Section:
    """The weighted grade of the footprint, and how many lines are of each level."""
    scheme, grade = grading.scheme, grading.grade
    return Section(
        key="data_quality",
        columns=_LEVELS,
        rows=tuple(_levels(grading)),
        facts=(
            Fact("quality_scheme", scheme.title),
            Fact("quality_grade", grade, Kind.NUMBER),
            Fact("quality_level", _level(scheme, grade), Kind.NUMBER),
            Fact("quality_scored", grading.scored_share, Kind.SHARE),
            Fact("quality_unscored", len(grading.unscored), Kind.NUMBER),
        ),
    )


def line_section(grading: Grading) -> Section:
    """Every line with what it scores, the largest emissions first."""
    ordered = sorted(grading.sources, key=lambda source: -abs(source.emissions))
    return Section(
        key="data_quality_lines",
        columns=_LINES,
        rows=tuple(_line(grading, source) for source in ordered),
    )


def site_section(sites: Mapping[str, Grading], scope: str) -> Section:
    """Every member's site by its own emissions before allocation."""
    return Section(
        key="site_data_quality",
        columns=_SITES,
        rows=tuple(_site(member, grading) for member, grading in sites.items()),
        facts=(Fact("site_scope", scope, Kind.TERM, "site_scope"),),
    )


def _levels(grading: Grading) -> Iterator[tuple[Value, ...]]:
    limits = (1, *grading.scheme.limits, _HIGHEST + 1)
    for level in LEVELS:
        sources = grading.at_level(level)
        share = sum(grading.share(source) or 0.0 for source in sources)
        yield level, limits[level - 1], limits[level] - 1, len(sources), share


def _line(grading: Grading, source: ScoredLine) -> tuple[Value, ...]:
    scheme, score = grading.scheme, source.score
    return (
        source.member,
        source.line,
        source.item,
        source.data_kind or None,
        source.credibility or None,
        source.factor_kind or None,
        *source.scores,
        score,
        _level(scheme, score),
        source.emissions,
        grading.share(source),
        grading.weighted(source),
    )


def _site(member: str, grading: Grading) -> tuple[Value, ...]:
    return (
        member,
        grading.gross,
        *grading.counts,
        len(grading.unscored),
        grading.scored_share,
        grading.grade,
        _level(grading.scheme, grading.grade),
    )


def _level(scheme: Scheme, score: float | None) -> int | None:
    return None if score is None else scheme.level(score)
