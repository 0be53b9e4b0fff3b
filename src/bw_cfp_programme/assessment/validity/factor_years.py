"""Factors that are older than the data they are put to, and how much of the footprint they make."""

import re

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.sections import Column, Fact, Kind, Section

_COLUMNS = (
    Column("factor_name"),
    Column("factor_year"),
    Column("years_before", Kind.NUMBER),
    Column("part", Kind.SHARE),
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def factor_section(study: Study) -> Section:
    """A row for each factor whose year lies before the programme's first, the oldest first."""
    first = study.programme.period_start.year
    gross = sum(abs(line.total) for line in study.result.contributions) or 1.0
    shares: dict[tuple[int, str, str], float] = {}
    undated = 0.0
    for line in study.result.contributions:
        year, share = last_year(line.factor_year), abs(line.total) / gross
        if year is None:
            undated += share
        elif year < first:
            key = (year, line.factor_name, line.factor_year)
            shares[key] = shares.get(key, 0.0) + share
    rows = (
        (name, said, float(first - year), share)
        for (year, name, said), share in sorted(shares.items())
    )
    facts = (
        Fact("older_share", sum(shares.values()), Kind.SHARE),
        Fact("undated_share", undated, Kind.SHARE),
    )
    return Section(key="factor_years", columns=_COLUMNS, rows=tuple(rows), facts=facts)


def last_year(text: str) -> int | None:
    """The last year that a publisher's words name ("2017-2020" is 2020); None without any."""
    found = _YEAR.findall(text)
    return int(found[-1]) if found else None
