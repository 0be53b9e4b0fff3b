"""Checks of what other assessments worked out."""

from bw_cfp_programme.assessment.requirements.case import Case
from bw_cfp_programme.assessment.requirements.checks.texts import asked_for
from bw_cfp_programme.assessment.requirements.verdict import (
    Verdict,
    met,
    not_applicable,
    not_met,
)
from bw_cfp_programme.assessment.requirements.where import cell, cells, few, named
from bw_cfp_programme.labels import LANGUAGES, Text, joined, text
from bw_cfp_programme.problems import Problem

_KEPT = ("met", "nothing")
_TOLD = 3


def computed(case: Case, *keys: str) -> Verdict:
    """Each section is there with a row at least."""
    there = [case.where(key) for key in keys if case.section(key)]
    missing = [named("section", key) for key in keys if not case.section(key)]
    if missing:
        return not_met(text("missing.section", sections=joined(missing, ", ")), *there)
    return met(*there)


def quiet(case: Case, *codes: str) -> Verdict:
    """No check and no assessment tells a Problem of these kinds."""
    failed = case.problems(*codes)
    if not failed:
        return met(text("evidence.quiet"))
    more = (text("missing.more", count=len(failed) - _TOLD),) if len(failed) > _TOLD else ()
    return not_met(joined((*map(_message, failed[:_TOLD]), *more)))


def disclosed(case: Case) -> Verdict:
    """The production site of the product discloses; of suppliers the sections say it."""
    lead = case.study.submission(case.study.programme.lead)
    told = case.problems("allocation_undisclosed")
    if lead is None or any(problem.place.file == lead.file for problem in told):
        return not_met(text("missing.disclosure"))
    others = few(str(problem.values.get("member", "")) for problem in told)
    return met(text("evidence.undisclosed", members=others) if others else Text())


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
    """Steps from the baseline of a reduction are no shorter than the data's period."""
    programme = case.study.programme
    period = programme.period_end - programme.period_start
    baselines = [each for each in programme.options.earlier_studies if each.baseline]
    short = [each.place for each in baselines if case.study.today - each.date < period]
    if short:
        return not_met(text("missing.interval", places=cells(short)))
    return met(*(cell(each.place) for each in baselines))


def grid_mix(case: Case) -> Verdict:
    """The footprint by the grid's mix and by contract, both."""
    values = [case.fact("electricity", name) for name in ("location_based", "market_based")]
    if not all(isinstance(value, float) for value in values):
        return not_met(text("missing.grid_mix"))
    grid, contract = (f"{value:.6g}" for value in values)
    return met(text("evidence.grid_mix", grid=grid, contract=contract), case.where("electricity"))


def changes(case: Case) -> Verdict:
    """What the rule set asks for after a change is not overdue."""
    section = case.section("changes")
    if section is None:
        return computed(case, "changes")
    today = case.study.today.isoformat()
    columns = zip(*map(section.column, ("member", "due_date", "in_the_data")), strict=True)
    late = [
        f"{member} {due}"
        for member, due, done in columns
        if done != "yes" and isinstance(due, str) and "" < due < today
    ]
    if late:
        return not_met(text("missing.overdue", changes=few(late)), case.where("changes"))
    return met(case.where("changes"))


def carbon_content(case: Case, asked: str) -> Verdict:
    """Carbon in the product, stated apart; `asked` says whether it must be."""
    if case.section("carbon_content") is None and asked == "if_calculated":
        return not_applicable(text("evidence.not_calculated"))
    return computed(case, "carbon_content")


def _message(problem: Problem) -> Text:
    place = f"{problem.place}: " if str(problem.place) else ""
    said = {language: place + problem.message(language) for language in LANGUAGES}
    return Text(**said)
