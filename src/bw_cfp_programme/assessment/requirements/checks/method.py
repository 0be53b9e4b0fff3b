"""Checks of how the footprint was worked out: units, boundary, processes, allocation, choices."""

from bw_cfp_programme.assessment.requirements.case import StudyCase
from bw_cfp_programme.assessment.requirements.checks.texts import asked_for
from bw_cfp_programme.assessment.requirements.checks.values import functional
from bw_cfp_programme.assessment.requirements.verdict import (
    Verdict,
    met,
    not_applicable,
    not_met,
)
from bw_cfp_programme.assessment.requirements.where import cells, few, named, page, register
from bw_cfp_programme.assessment.requirements.written import says_something
from bw_cfp_programme.labels import joined, text
from bw_cfp_programme.records import GRAVE


def functional_unit(case: StudyCase) -> Verdict:
    """A functional unit where the whole life cycle is studied, and the flow that it refers to."""
    product = case.study.programme.product
    flow = f"{product.declared_amount:g}"
    said = text("evidence.unit", amount=flow, unit=product.declared_unit)
    whole = case.study.result.boundary == GRAVE
    if whole and not says_something("functional_unit", product.functional_unit):
        return not_met(text("missing.functional_unit"), said)
    return met(said, functional(case))


def boundary(case: StudyCase) -> Verdict:
    """The boundary is one that the rule set knows; kinds of flow stand in the register."""
    studied, known = case.study.result.boundary, case.study.rules.boundaries
    said = text("evidence.boundary", boundary=text(f"boundary.{studied}"))
    if known is not None and studied not in known:
        admitted = joined((text(f"boundary.{each}") for each in known), ", ")
        return not_met(text("missing.boundary", known=admitted), said)
    kinds = dict.fromkeys(line.category for line in case.study.result.contributions)
    flows = joined((named("category", name) for name in kinds), ", ")
    return met(said, flows, register("lines"))


def unit_processes(case: StudyCase) -> Verdict:
    """The lead member names its processes; those of suppliers stand behind their products."""
    lead = case.study.programme.lead
    submission = case.study.submission(lead)
    if submission is None or not submission.processes:
        return not_met(text("missing.processes", member=lead))
    count = len(submission.processes)
    return met(text("evidence.processes", count=count, file=submission.file), register("lines"))


def characterisation(case: StudyCase) -> Verdict:
    """The edition of global warming potentials is named."""
    result = case.study.result
    return met(text("evidence.gwp", gwp=result.gwp, years=result.horizon))


def gases(case: StudyCase) -> Verdict:
    """The gases that the score is made of."""
    found = case.study.result.by_gas
    if not found:
        return not_met(text("missing.gases"))
    return met(text("evidence.gases", gases=", ".join(found)))


def exclusions_justified(case: StudyCase) -> Verdict:
    """Every exclusion has a reason; where there is none, a person says that nothing is left out."""
    excluded = case.study.programme.options.exclusions
    bare = [each for each in excluded if not says_something("reason", each.reason)]
    if bare:
        places = cells(each.place for each in bare)
        return not_met(text("missing.reasons", places=places))
    if excluded:
        return met(text("evidence.exclusions", places=cells(each.place for each in excluded)))
    if "scope_exclusions" in case.texts:
        return met(case.line("scope_exclusions"))
    return not_met(asked_for("scope_exclusions"))


def exclusions_estimated(case: StudyCase) -> Verdict:
    """Every exclusion has an estimate of its emissions."""
    excluded = case.study.programme.options.exclusions
    bare = [each for each in excluded if each.estimate is None]
    if not bare:
        return met(text("evidence.estimated", count=len(excluded)))
    places = cells(each.place for each in bare)
    return not_met(text("missing.estimates", places=places))


def allocation_recorded(case: StudyCase) -> Verdict:
    """Every step of every split says its rule and who chose it."""
    steps = [step for line in case.study.result.contributions for step in line.allocation]
    if not steps:
        return not_applicable(text("evidence.nothing_shared"))
    bare = {step.pool for step in steps if not (step.rule and (step.chosen_by or step.reason))}
    if bare:
        return not_met(text("missing.allocation", pools=few(sorted(bare))))
    return met(text("evidence.steps", count=len(set(steps))), register("allocation_steps"))


def first_rule(case: StudyCase) -> Verdict:
    """The site's total by product quantity was calculated beside the finer scheme."""
    if case.study.result.first_rule:
        return met(page("first_rule"))
    return not_met(text("section.first_rule_none"))


def decisions(case: StudyCase) -> Verdict:
    """Whatever stands on a background dataset says who linked it and why."""
    lines = [line for line in case.study.result.contributions if line.mapping is not None]
    signed = ("mapper", "date", "reason")
    bare = [
        line
        for line in lines
        if line.mapping
        and line.mapping.mapper
        and not all(getattr(line.mapping, n) for n in signed)
    ]
    if bare:
        places = cells(line.place for line in bare)
        return not_met(text("missing.decisions", places=places))
    return met(text("evidence.decisions", count=len(lines)), register("lines"))
