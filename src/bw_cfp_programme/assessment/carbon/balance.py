"""Carbon that grows and is released: what comes in as a removal must go out again.

ISO 14067:2018 6.5.2: CO2 taken into biomass counts -1 kg CO2e per kg when it enters the product
system, biogenic CO2 that is released +1, so that over a whole life both balance (quoted in
carbonfootprintitaly.it/it/faq-glossario).
"""

from collections.abc import Iterator

from bw_cfp_programme.assessment.section import Column, Fact, Kind, Section
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.checks.wording import figure
from bw_cfp_programme.problems import Place, Problem, problem

EMISSIONS, REMOVALS = "biogenic_emissions", "biogenic_removals"


def balance_section(study: Study) -> Section:
    """A row per line with biogenic emissions or removals; their sums, and what remains."""
    totals = study.result.totals
    return Section(
        key="biogenic_balance",
        columns=(
            Column("member"),
            Column("product"),
            Column("line"),
            Column("item"),
            Column("stage", Kind.TERM, "stage"),
            Column("biogenic_in", Kind.SCORE),
            Column("biogenic_out", Kind.SCORE),
            Column("place"),
        ),
        rows=tuple(
            (
                *(c.member, c.product, c.line, c.item, c.stage),
                *(c.scores[REMOVALS], c.scores[EMISSIONS], c.place),
            )
            for c in study.result.contributions
            if c.scores[REMOVALS] or c.scores[EMISSIONS]
        ),
        facts=(
            Fact("biogenic_in", totals[REMOVALS], Kind.SCORE),
            Fact("biogenic_out", totals[EMISSIONS], Kind.SCORE),
            Fact("biogenic_net", totals[REMOVALS] + totals[EMISSIONS], Kind.SCORE),
        ),
    )


def balance_problems(study: Study) -> Iterator[Problem]:
    """Over a whole life, more taken up than released: a release is missing somewhere."""
    balanced, totals = study.rules.biogenic_balance, study.result.totals
    net = totals[REMOVALS] + totals[EMISSIONS]
    noise = 1e-9 * abs(totals[REMOVALS])
    if balanced is not None and study.programme.boundary in balanced and net < -noise:
        rule = study.rules.sources["biogenic_balance"]
        told = {"removed": figure(-totals[REMOVALS]), "released": figure(totals[EMISSIONS])}
        yield problem("biogenic_unbalanced", Place("programme.toml"), rule=rule, **told)
