"""Checks of what only a person can say: `[study]` of programme.toml."""

from dataclasses import replace

from bw_cfp_programme.assessment.requirements.case import StudyCase
from bw_cfp_programme.assessment.requirements.verdict import Verdict, met, not_applicable, not_met
from bw_cfp_programme.labels import Text, joined, text


def written(case: StudyCase, *keys: str) -> Verdict:
    """Each text was written and says something."""
    evidence = case.line(*(key for key in keys if key in case.texts))
    missing = [key for key in keys if key not in case.texts]
    return not_met(asked_for(*missing), evidence) if missing else met(evidence)


def if_said(case: StudyCase, key: str) -> Verdict:
    """Asked for only where the study says that it has it."""
    if key in case.texts:
        return met(case.line(key))
    return not_applicable(text("evidence.not_said", key=key))


def standard(case: StudyCase) -> Verdict:
    """The standard with its edition, beside what the rule set asks for."""
    asked = case.study.rules.standard
    wanted = text("evidence.standard", standard=asked) if asked else Text()
    verdict = written(case, "standard")
    return replace(verdict, evidence=joined((verdict.evidence, wanted)))


def pcr(case: StudyCase) -> Verdict:
    """Product category rules with their source, or the reason why there are none."""
    if "pcr" in case.texts:
        return written(case, "pcr", "pcr_source")
    if "no_pcr_reason" in case.texts:
        return met(case.line("no_pcr_reason"))
    return not_met(text("missing.pcr"))


def product_kind(case: StudyCase) -> Verdict:
    """Goods or service: it decides which stages there are."""
    kind = case.texts.get("kind", "")
    if not kind:
        return not_met(asked_for("kind"))
    return met(text("evidence.kind", kind=text(f"product_kind.{kind}")), case.line("kind"))


def single_impact(case: StudyCase) -> Verdict:  # noqa: ARG001 - a check's signature
    """The statement is a fixed one and stands above the table itself."""
    return met(text("evidence.above"))


def not_ours(case: StudyCase, what: str) -> Verdict:  # noqa: ARG001 - a check's signature
    """Something that happens outside a footprint programme."""
    return not_applicable(text(f"evidence.not_ours_{what}"))


def asked_for(*keys: str) -> Text:
    """What a person has to write."""
    return text("missing.text", keys=", ".join(keys))
