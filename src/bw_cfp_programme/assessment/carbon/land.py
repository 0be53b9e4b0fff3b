"""Direct land-use change: which lines report it, and which bio-based ones do not."""

from collections.abc import Iterator
from functools import cache

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.categories import of_kind
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.results import Contribution
from bw_cfp_programme.sections import Column, Fact, Kind, Section
from bw_cfp_programme.tables import read_table

LAND = "land_use_change"
GOODS = of_kind("goods")


def land_section(study: Study) -> Section:
    """A row per line that reports it, then per bio-based one that does not: a dash, no zero."""
    reported = [c for c in study.result.contributions if c.scores[LAND]]
    silent = _silent(study)
    return Section(
        key="land_use_change",
        columns=(
            Column("member"),
            Column("product"),
            Column("line"),
            Column("item"),
            Column("factor_name"),
            Column("stage", Kind.TERM, "stage"),
            Column("land_score", Kind.SCORE),
            Column("place", Kind.PLACE),
        ),
        rows=tuple(
            (
                *(c.member, c.product, c.line, c.item, c.factor_name),
                *(c.stage, c.scores[LAND] or None, c.place),
            )
            for c in (*reported, *silent)
        ),
        facts=(
            Fact("land_use_change", study.result.totals[LAND], Kind.SCORE),
            Fact("land_lines", float(len(reported)), Kind.NUMBER),
            Fact("land_silent", float(len(silent)), Kind.NUMBER),
        ),
    )


def land_problems(study: Study) -> Iterator[Problem]:
    """Once for every dataset of bio-based material that says nothing of land, unless explained."""
    texts = study.programme.options.study
    if texts and texts.undivided_factors:
        return
    for line in {line.factor_key: line for line in reversed(_silent(study))}.values():
        words = {"item": line.item, "dataset": line.factor_name}
        yield problem("land_use_unknown", line.place, **words)


def _silent(study: Study) -> list[Contribution]:
    return [
        line
        for line in study.result.contributions
        if line.category in GOODS and not line.scores[LAND] and _is_bio_based(line)
    ]


def _is_bio_based(line: Contribution) -> bool:
    """By its biogenic carbon, or by the words of its item and its dataset."""
    if line.scores["biogenic_removals"] or line.scores["biogenic_emissions"]:
        return True
    said = normalise(f"{line.item} {line.factor_name}")
    return any(word in said for word in _words())


@cache
def _words() -> tuple[str, ...]:
    return tuple(normalise(row["word"]) for row in read_table("bio_based.csv"))
