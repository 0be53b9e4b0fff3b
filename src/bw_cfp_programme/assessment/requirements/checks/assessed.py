"""Checks of what other assessments worked out."""

from bw_cfp_programme.assessment.requirements.case import StudyCase
from bw_cfp_programme.assessment.requirements.checks.texts import asked_for
from bw_cfp_programme.assessment.requirements.verdict import (
    MET,
    Verdict,
    met,
    not_met,
)
from bw_cfp_programme.assessment.requirements.where import cell, cells, few, named
from bw_cfp_programme.labels import LANGUAGES, Text, joined, text
from bw_cfp_programme.problems import Problem
from bw_cfp_programme.sections import Fact, Kind

_KEPT = ("met", "nothing")
_TOLD = 3


def computed(case: StudyCase, *keys: str) -> Verdict:
    """Each section is there with a row at least."""
    there = [case.where(key) for key in keys if case.section(key)]
    missing = [named("section", key) for key in keys if not case.section(key)]
    if missing:
        return not_met(text("missing.section", sections=joined(missing, ", ")), *there)
    return met(*there)


def data_quality(case: StudyCase) -> Verdict:
    """A grade by the rule set's scheme, or scores of at least one characteristic."""
    graded = computed(case, "data_quality")
    return graded if graded.status == MET else characterised(case)


def characterised(case: StudyCase, *names: str) -> Verdict:
    """These characteristics of data quality have a score; without names, one of them does."""
    section = case.section("data_quality_characteristics")
    if section is None:
        return computed(case, "data_quality_characteristics")
    pairs = zip(section.column("characteristic"), section.column("pedigree_mean"), strict=True)
    scored = {name for name, mean in pairs if mean is not None}
    missing = [named("characteristic", name) for name in names if name not in scored]
    where = case.where("data_quality_characteristics")
    if missing or not scored:
        return not_met(text("missing.scores", names=joined(missing, ", ")), where)
    return met(where)


def stated(case: StudyCase, key: str, *names: str) -> Verdict:
    """These numbers stand above a section's table."""
    facts = {name: case.fact(key, name) for name in names}
    missing = [named("fact", name) for name, fact in facts.items() if not _is_number(fact)]
    there = [_said(fact) for fact in facts.values() if fact is not None and _is_number(fact)]
    where = (case.where(key),) if case.is_there(key) else ()
    if missing:
        return not_met(text("missing.fact", facts=joined(missing, ", ")), *there, *where)
    return met(*there, *where)


def quiet(case: StudyCase, *codes: str) -> Verdict:
    """No check and no assessment tells a Problem of these kinds."""
    failed = case.problems(*codes)
    if not failed:
        return met(text("evidence.quiet"))
    more = (text("missing.more", count=len(failed) - _TOLD),) if len(failed) > _TOLD else ()
    return not_met(joined((*map(_message, failed[:_TOLD]), *more)))


def disclosed(case: StudyCase) -> Verdict:
    """The production site of the product discloses; of suppliers the sections say it."""
    lead = case.study.submission(case.study.programme.lead)
    told = case.problems("allocation_undisclosed")
    if lead is None or any(problem.place.file == lead.file for problem in told):
        return not_met(text("missing.disclosure"))
    others = few(str(problem.values.get("member", "")) for problem in told)
    return met(text("evidence.undisclosed", members=others) if others else Text())


def cut_off(case: StudyCase) -> Verdict:
    """There is a threshold, and the ledger of what was left out keeps it."""
    if not case.is_there("cut_off"):
        return computed(case, "cut_off")
    found = case.fact("cut_off", "verdict")
    verdict = found.value if found else "no_rule"
    said = text("evidence.verdict", verdict=text(f"verdict.{verdict}"))
    limits = case.study.programme.options.cut_off
    own = (cell(limits.place),) if limits else ()
    if verdict in _KEPT:
        return met(said, *own, case.where("cut_off"))
    return not_met(text("missing.cut_off"), said, *own, case.where("cut_off"))


def capital_goods(case: StudyCase) -> Verdict:
    """Machines and buildings: an exclusion with its reason, or a text on how they are treated."""
    stated = [e for e in case.study.programme.options.exclusions if e.kind == "capital_goods"]
    if stated:
        return met(*(cell(each.place) for each in stated))
    if "capital_goods" in case.texts:
        return met(case.line("capital_goods"))
    return not_met(asked_for("capital_goods"))


def tracking(case: StudyCase) -> Verdict:
    """Steps from the baseline of a reduction are no shorter than the data's period."""
    programme = case.study.programme
    period = programme.period_end - programme.period_start
    baselines = [each for each in programme.options.earlier_studies if each.baseline]
    short = [each.place for each in baselines if case.study.today - each.date < period]
    if short:
        return not_met(text("missing.interval", places=cells(short)))
    return met(*(cell(each.place) for each in baselines))


def changes(case: StudyCase) -> Verdict:
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


def _message(problem: Problem) -> Text:
    place = f"{problem.place}: " if str(problem.place) else ""
    said = {language: place + problem.message(language) for language in LANGUAGES}
    return Text(**said)


def _is_number(fact: Fact | None) -> bool:
    return fact is not None and isinstance(fact.value, float)


def _said(fact: Fact) -> Text:
    formats = {Kind.SHARE: "{:.2%}", Kind.SCORE: "{:.6g} kg CO2e"}
    value = formats.get(fact.kind, "{:.6g}").format(fact.value)
    return text("evidence.fact", name=named("fact", fact.key), value=value)
