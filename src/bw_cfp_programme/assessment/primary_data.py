"""Primary data: how much of the footprint rests on activity data of the members' own."""

from bw_cfp_programme.assessment.section import Column, Fact, Kind, Section
from bw_cfp_programme.assessment.study import Assessed, Study


def assess_primary_data(study: Study) -> Assessed:
    """The share of the gross emissions with primary activity data, by member."""
    sums: dict[str, list[float]] = {}
    for line in study.result.contributions:
        gross, primary = sums.setdefault(line.member, [0.0, 0.0])
        sums[line.member] = [gross + abs(line.total), primary + abs(line.total) * line.primary]
    section = Section(
        key="primary_data",
        columns=(
            Column("member"),
            Column("gross", Kind.SCORE),
            Column("primary_share", Kind.SHARE),
        ),
        rows=tuple(
            (member, gross, part / gross) for member, (gross, part) in sums.items() if gross
        ),
        facts=(Fact("primary_share", study.result.primary_share, Kind.SHARE),),
    )
    return Assessed(sections=(section,))
