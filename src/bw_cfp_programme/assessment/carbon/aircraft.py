"""Aircraft: inside the total, and listed alone (ISO 14067:2018 7.2 e, 6.4.9.7)."""

from collections.abc import Iterator

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.categories import of_kind
from bw_cfp_programme.labels import normalise, spellings
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.results import AIRCRAFT, TOTAL, Contribution
from bw_cfp_programme.sections import Column, Fact, Kind, Section

TRANSPORT = of_kind("transport")
AIR = "air"


def aircraft_section(study: Study) -> Section:
    """A row per line that flies; the sum is part of the footprint, not added to it."""
    totals = study.result.totals
    return Section(
        key="aircraft",
        columns=(
            Column("member"),
            Column("product"),
            Column("line"),
            Column("item"),
            Column("stage", Kind.TERM, "stage"),
            Column("factor_name"),
            Column("score", Kind.SCORE),
            Column("part", Kind.FINE),
            Column("place", Kind.PLACE),
        ),
        rows=tuple(
            (
                line.member,
                line.product,
                line.line,
                line.item,
                line.stage,
                line.factor_name,
                line.total,
                line.total / totals[TOTAL] if totals[TOTAL] else None,
                line.place,
            )
            for line in study.result.contributions
            if line.aircraft
        ),
        facts=(
            Fact("aircraft", totals[AIRCRAFT], Kind.SCORE),
            Fact("footprint", totals[TOTAL], Kind.SCORE),
        ),
    )


def aircraft_problems(study: Study) -> Iterator[Problem]:
    """A leg whose item or dataset flies, but which is not told apart."""
    for line in study.result.contributions:
        if line.category in TRANSPORT and not line.aircraft and _flies(line):
            told = {"line": f"{line.line} {line.item}", "dataset": line.factor_name}
            yield problem("aircraft_untold", line.place, **told)


def _flies(line: Contribution) -> bool:
    said = f" {normalise(f'{line.item} {line.factor_name}')} "
    words = (word for word, mode in spellings("mode").items() if mode == AIR)
    return any(f" {word} " in said if word.isascii() else word in said for word in words)
