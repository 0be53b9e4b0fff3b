"""How the footprint was calculated: methods, versions, and a second opinion."""

from collections.abc import Sequence
from dataclasses import replace

from bw_cfp_programme.assessment import Study
from bw_cfp_programme.labels import text
from bw_cfp_programme.reporting.sums import share
from bw_cfp_programme.reporting.tabulate import Field, tabulate
from bw_cfp_programme.results import TOTAL
from bw_cfp_programme.sections import Column, Fact, Kind, Section

_METHODS: Sequence[Field[tuple[str, tuple[str, ...]]]] = (
    (Column("indicator", Kind.TERM, "indicator"), lambda each: each[0]),
    (Column("lcia_method"), lambda each: " · ".join(each[1])),
)


def methods(study: Study) -> Section:
    """The characterisation method of each indicator, and what a footprint does not say."""
    limits = Fact("single_impact", text("report.limitation"))
    table = tabulate("methods", _METHODS, study.result.methods.items())
    return replace(table, facts=(limits,))


def cross_check(study: Study) -> Section:
    """bw2calc's own score of the same demand beside ours."""
    ours, other = study.result.totals[TOTAL], study.result.bw2calc_total
    facts = (
        Fact("footprint", ours, Kind.SCORE),
        Fact("bw2calc_score", other, Kind.SCORE),
        Fact("relative_difference", share(ours - other, other), Kind.NUMBER),
    )
    return Section(key="cross_check", facts=facts)


def versions(study: Study) -> Section:
    """When it was calculated, and with which versions."""
    facts = (Fact(name, value) for name, value in study.result.stamp.items())
    return Section(key="versions", facts=tuple(facts))
