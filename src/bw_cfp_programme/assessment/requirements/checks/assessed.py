"""Checks of what other assessments worked out."""

from bw_cfp_programme.assessment.requirements.case import Case
from bw_cfp_programme.assessment.requirements.checks.texts import asked_for, if_said, written
from bw_cfp_programme.assessment.requirements.verdict import (
    Verdict,
    all_of,
    met,
    not_applicable,
    not_met,
)
from bw_cfp_programme.assessment.requirements.where import cell, cells, named
from bw_cfp_programme.labels import LANGUAGES, Text, joined, text
from bw_cfp_programme.problems import Problem

_KEPT = ("met", "nothing")


def computed(case: Case, *keys: str) -> Verdict:
    """Each section is there with a row at least."""
    there = [case.where(key) for key in keys if case.section(key)]
    missing = [named("section", key) for key in keys if not case.section(key)]
    if missing:
        return not_met(text("missing.section", sections=joined(missing, ", ")), *there)
    return met(*there)


def cut_off(case: Case) -> Verdict:
    """There is a threshold, and the ledger of what was left out keeps it."""
    if not case.is_there("cut_off"):
        return computed(case, "cut_off")
    verdict = case.fact("cut_off", "verdict")
    said = text("evidence.verdict", verdict=text(f"verdict.{verdict}"))
    limits = case.study.programme.options.cut_off
    own = (cell(limits.place),) if limits else ()
    if verdict in _KEPT:
        return met(said, *own, case.where("cut_off"))
    return not_met(text("missing.cut_off"), said, *own, case.where("cut_off"))


def ledger(case: Case) -> Verdict:
    """What was left out was counted, if only as nothing."""
    share = case.fact("cut_off", "left_out_share")
    if not isinstance(share, float):
        return computed(case, "cut_off")
    return met(text("evidence.left_out", share=f"{share:.2%}"), case.where("cut_off"))


def capital_goods(case: Case) -> Verdict:
    """Machines and buildings: an exclusion with its reason, or a text on how they are treated."""
    stated = [e for e in case.study.programme.options.exclusions if e.kind == "capital_goods"]
    if stated:
        return met(*(cell(each.place) for each in stated))
    if "capital_goods" in case.texts:
        return met(case.line("capital_goods"))
    return not_met(asked_for("capital_goods"))


def tracking(case: Case) -> Verdict:
    """Asked for where a reduction is claimed; steps are no shorter than the data's period."""
    earlier = [each for each in case.study.programme.options.earlier_studies if each.baseline]
    if not earlier:
        return if_said(case, "tracking")
    programme = case.study.programme
    period = programme.period_end - programme.period_start
    short = [each.place for each in earlier if case.study.today - each.date < period]
    if short:
        return not_met(text("missing.interval", places=cells(short)))
    return all_of([written(case, "tracking"), computed(case, "reduction")])


def earlier_reports(case: Case) -> Verdict:
    """Asked for where the study names footprints of the product that came before."""
    if case.study.programme.options.earlier_studies:
        return written(case, "earlier_reports")
    return if_said(case, "earlier_reports")


def within_tolerance(case: Case) -> Verdict:
    """No workbook's masses differ by more than the rule set tolerates."""
    return without(case, "mass_balance", "mass_imbalance", "mass_balance_unknown")


def primary_rule(case: Case) -> Verdict:
    """The share of primary data is reached, and own processes have them, if the rule set asks."""
    return without(case, "primary_data", "primary_data_short", "own_process_not_primary")


def grid_mix(case: Case) -> Verdict:
    """Electricity under contracts is shown with the grid's mix as well."""
    contracts = case.study.programme.options.electricity_contracts
    if not contracts:
        return not_applicable(text("evidence.no_contracts"))
    values = [case.fact("electricity", name) for name in ("location_based", "market_based")]
    if not all(isinstance(value, float) for value in values):
        places = cells(each.place for each in contracts)
        return not_met(text("missing.grid_mix", places=places), *_there(case, "electricity"))
    grid, contract = (f"{value:.6g}" for value in values)
    return met(text("evidence.grid_mix", grid=grid, contract=contract), case.where("electricity"))


def carbon_content(case: Case, asked: str) -> Verdict:
    """Carbon in the product, stated apart; `asked` says whether it must be."""
    if case.section("carbon_content") is None and asked == "if_calculated":
        return not_applicable(text("evidence.not_calculated"))
    return computed(case, "carbon_content")


def without(case: Case, section: str, *codes: str) -> Verdict:
    """A section without Problems of these kinds."""
    told = (*case.study.problems, *(p for each in case.found for p in each.problems))
    failed = [problem for problem in told if problem.code in codes]
    if not failed:
        return computed(case, section)
    return not_met(joined(map(_message, failed)), *_there(case, section))


def _there(case: Case, section: str) -> tuple[Text, ...]:
    return (case.where(section),) if case.section(section) else ()


def _message(problem: Problem) -> Text:
    place = f"{problem.place}: " if str(problem.place) else ""
    said = {language: place + problem.message(language) for language in LANGUAGES}
    return Text(**said)
