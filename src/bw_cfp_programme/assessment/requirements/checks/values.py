"""Checks of the values that are reported apart."""

import math
from collections.abc import Iterator

from bw_cfp_programme.assessment.requirements.case import StudyCase
from bw_cfp_programme.assessment.requirements.checks.texts import asked_for
from bw_cfp_programme.assessment.requirements.verdict import (
    Verdict,
    met,
    not_applicable,
    not_met,
)
from bw_cfp_programme.assessment.requirements.where import cells, page
from bw_cfp_programme.gwp import editions
from bw_cfp_programme.labels import Text, joined, text
from bw_cfp_programme.records import stages_within
from bw_cfp_programme.results import AIRCRAFT, INDICATORS, TOTAL
from bw_cfp_programme.tolerances import SUMMED

YEARS = 100
LATEST = "latest"
UNDIVIDED = "CO2e"
"""What is emitted where a publisher gives no gases; counted as fossil."""


def stages(case: StudyCase) -> Verdict:
    """Every stage inside the boundary has a value or an exclusion that names it; they add up."""
    result = case.study.result
    inside = stages_within(result.boundary)
    known = {line.stage for line in result.contributions}
    known |= {each.stage for each in case.study.programme.options.exclusions}
    empty = [stage for stage in inside if stage not in known]
    evidence = page("stages")
    if empty:
        named = joined((text(f"stage.{stage}") for stage in empty), ", ")
        return not_met(text("missing.stages", stages=named), evidence)
    return met(evidence)


def indicator(case: StudyCase, *names: str) -> Verdict:
    """The values stand alone in the result."""
    totals = case.study.result.totals
    said = (
        text("evidence.value", name=text(f"indicator.{n}"), value=f"{totals[n]:.6g}") for n in names
    )
    return met(*said, page("totals"))


def undivided(case: StudyCase) -> Verdict:
    """What rests on factors that do not tell gases apart is explained by a person."""
    result = case.study.result
    gross = sum(abs(score) for score in result.by_gas.values())
    part = sum(abs(s) for gas, s in result.by_gas.items() if gas == UNDIVIDED)
    if not part:
        return not_applicable(text("evidence.divided"))
    said = text("evidence.undivided", share=f"{part / gross:.1%}")
    if "undivided_factors" in case.texts:
        return met(said, case.line("undivided_factors"))
    return not_met(asked_for("undivided_factors"), said)


def aircraft(case: StudyCase) -> Verdict:
    """Inside the total, and said alone with the lines behind it."""
    result = case.study.result
    lines = [line for line in result.contributions if line.aircraft]
    value = f"{result.totals[AIRCRAFT]:.6g}"
    said = text("evidence.value", name=text("indicator.aircraft"), value=value)
    places = cells(line.place for line in lines)
    return met(said, page("totals"), Text(zh_TW=places, en=places))


def outside_values(case: StudyCase) -> Verdict:
    """Indirect land-use change and soil carbon are never inside; said apart only if calculated."""
    if "outside_values" in case.texts:
        return met(case.line("outside_values"))
    return not_applicable(text("evidence.not_calculated"))


def gwp100(case: StudyCase) -> Verdict:
    """GWP for 100 years, of the edition that the rule set asks for."""
    result, rules = case.study.result, case.study.rules
    said = text("evidence.gwp", gwp=result.gwp, years=result.horizon)
    if result.horizon != YEARS:
        return not_met(text("missing.gwp100"), said)
    asked = editions()[-1] if rules.gwp == LATEST else rules.gwp
    if asked not in (None, result.gwp):
        return not_met(text("missing.gwp_edition", asked=asked), said)
    return met(said)


def no_offsets(case: StudyCase) -> Verdict:
    """No line is or speaks of an offset, where the rule set refuses them."""
    if case.study.rules.offsets != "refused":
        return not_applicable(text("evidence.no_rule"))
    told = case.problems("negative_emission", "offset_refused")
    if told:
        return not_met(text("missing.offsets", places=cells(each.place for each in told)))
    return met(text("evidence.no_offsets", count=len(case.study.result.contributions)))


def per_unit(case: StudyCase) -> Verdict:
    """Per declared or functional unit."""
    result = case.study.result
    unit = text("evidence.unit", amount=f"{result.declared_amount:g}", unit=result.declared_unit)
    return met(unit, functional(case))


def smallest_unit(case: StudyCase) -> Verdict:
    """One unit as it is sold."""
    result = case.study.result
    said = text("evidence.unit", amount=f"{result.declared_amount:g}", unit=result.declared_unit)
    return (
        met(said) if result.declared_amount == 1 else not_met(text("missing.smallest_unit"), said)
    )


def uptake_identity(case: StudyCase) -> Verdict:
    """With biogenic uptake = without it + the uptake, to a billionth."""
    totals = case.study.result.totals
    uptake = totals["biogenic_removals"]
    excluding = sum(totals[name] for name in INDICATORS) - uptake
    said = text(
        "evidence.uptake",
        including=f"{totals[TOTAL]:.6g}",
        excluding=f"{excluding:.6g}",
        uptake=f"{uptake:.6g}",
    )
    if math.isclose(totals[TOTAL], excluding + uptake, rel_tol=SUMMED, abs_tol=SUMMED):
        return met(said, *_undivided(case))
    return not_met(text("missing.uptake"), said)


def _undivided(case: StudyCase) -> Iterator[Text]:
    yield undivided(case).evidence


def functional(case: StudyCase) -> Text:
    """The functional unit as the programme has it; nothing where it has none."""
    said = case.study.programme.product.functional_unit
    return text("evidence.functional_unit", unit=said) if said else Text()
