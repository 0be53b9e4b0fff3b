"""Data quality by characteristic: time, geography, technology and the others of the pedigree.

ISO 14067 6.3.5 asks for them; PACT's `dqi` is the mean of technology, geography and time.
"""

from collections.abc import Iterator, Sequence

from bw_cfp_programme.assessment.data_quality.pedigree import INDICATORS, Scores
from bw_cfp_programme.assessment.data_quality.representative import scores_of
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.sections import Column, Fact, Kind, Section, Value

_COLUMNS = (
    Column("characteristic", Kind.TERM, "characteristic"),
    Column("pedigree_mean", Kind.NUMBER),
    Column("pedigree_share", Kind.SHARE),
    Column("pedigree_derived", Kind.SHARE),
)
_Judged = Sequence[tuple[float, Scores]]


def characteristics_section(study: Study) -> Section:
    """Mean scores by emission, and how much of the footprint they are of."""
    judged = [(abs(line.total), scores_of(study, line)) for line in study.result.contributions]
    options = study.programme.options.data_quality
    gross = sum(weight for weight, _ in judged)
    complete = sum(weight for weight, scores in judged if scores.complete)
    return Section(
        key="data_quality_characteristics",
        columns=_COLUMNS,
        rows=tuple(_rows(judged, gross)),
        facts=(
            Fact(
                "pedigree_matrix",
                options.pedigree or None if options else None,
                Kind.TERM,
                "pedigree_matrix",
            ),
            Fact("pedigree_spread_share", complete / gross if gross else None, Kind.SHARE),
        ),
    )


def _rows(judged: _Judged, gross: float) -> Iterator[tuple[Value, ...]]:
    for name in INDICATORS:
        scored = [(weight, s) for weight, s in judged if name in s.by_indicator]
        whole = sum(weight for weight, _ in scored)
        derived = sum(weight for weight, s in scored if name in s.derived)
        points = sum(weight * s.by_indicator[name] for weight, s in scored)
        if whole:
            yield name, points / whole, whole / gross, derived / gross
        else:
            yield name, None, 0.0, 0.0
