"""Carbon that grows and is released: what comes in as a removal must go out again.

ISO 14067:2018 6.5.2: CO2 taken into biomass counts -1 kg CO2e per kg when it enters the product
system, biogenic CO2 that is released +1, so that over a whole life both balance (quoted in
carbonfootprintitaly.it/it/faq-glossario).
"""

from collections.abc import Iterator

from bw_cfp_programme.assessment.carbon.content import biogenic_co2
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.sections import Column, Fact, Kind, Section
from bw_cfp_programme.tolerances import SUMMED
from bw_cfp_programme.wording import figure

EMISSIONS, REMOVALS = "biogenic_emissions", "biogenic_removals"
METHANE = "CH4-biogenic"


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
            Column("place", Kind.PLACE),
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
    """What was taken up must have gone somewhere: released in a whole life, else in the product.

    So trees planted elsewhere do not lower a footprint. How much carbon a partial footprint holds
    is known where it is stated.
    """
    balanced, totals = study.rules.biogenic_balance, study.result.totals
    held = 0.0 if _is_whole(study) else biogenic_co2(study)
    net = totals[REMOVALS] + totals[EMISSIONS] + held
    noise = limit("carbon_content_above_mass") * held + SUMMED * abs(totals[REMOVALS])
    stated = _is_whole(study) or study.programme.options.carbon_content
    if balanced is not None and stated and net < -noise:
        kind = "biogenic_unbalanced" if _is_whole(study) else "removal_beyond_content"
        told = {"removed": figure(-totals[REMOVALS]), "released": figure(totals[EMISSIONS])}
        rule = study.rules.sources["biogenic_balance"]
        yield problem(kind, Place(FILE), rule=rule, held=figure(held), **told)
    elif balanced is not None and net < -noise:
        yield _taken_up_alone(study)
    yield from _released_alone(study)


def _taken_up_alone(study: Study) -> Problem:
    """CO2 that is taken up and nowhere said to be held, told where most of it comes from."""
    totals = study.result.totals
    largest = min(study.result.contributions, key=lambda line: line.scores[REMOVALS])
    return problem(
        "removal_unexplained",
        largest.place,
        line=f"{largest.line} {largest.item}",
        member=largest.member,
        removed=figure(-totals[REMOVALS]),
        released=figure(totals[EMISSIONS]),
        rule=study.rules.sources["biogenic_balance"],
    )


def _released_alone(study: Study) -> Iterator[Problem]:
    """Biogenic CO2 that is released and was taken up by nobody, told where most of it comes from.

    What has grown is released at most, within every boundary. Methane is another matter: its
    warming is no balance of carbon.
    """
    result, balanced = study.result, study.rules.biogenic_balance
    released = result.totals[EMISSIONS] - result.by_gas.get(METHANE, 0.0)
    alone = released + result.totals[REMOVALS]
    gross = sum(abs(line.total) for line in result.contributions)
    if balanced is None or alone <= limit("biogenic_release_alone") * gross:
        return
    largest = max(result.contributions, key=lambda line: line.scores[EMISSIONS])
    yield problem(
        "biogenic_release_alone",
        largest.place,
        line=f"{largest.line} {largest.item}",
        member=largest.member,
        released=figure(released),
        removed=figure(abs(result.totals[REMOVALS])),
        alone=figure(alone),
        rule=study.rules.sources["biogenic_balance"],
    )


def _is_whole(study: Study) -> bool:
    return study.programme.product.boundary in (study.rules.biogenic_balance or ())
