"""Verdicts: whether a requirement is met, where the evidence stands, and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from bw_cfp_programme.labels import Text, joined

MET = "met"
NOT_MET = "not_met"
NOT_APPLICABLE = "not_applicable"
NOTHING = Text()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status (a term of `requirement_status`) with what stands behind it."""

    status: str
    evidence: Text = NOTHING
    missing: Text = NOTHING


def met(*evidence: Text) -> Verdict:
    """It is there, as the evidence shows."""
    return Verdict(MET, joined(evidence))


def not_met(missing: Text, *evidence: Text) -> Verdict:
    """Something is missing; what there is may be shown as well."""
    return Verdict(NOT_MET, joined(evidence), missing)


def not_applicable(why: Text) -> Verdict:
    """It does not concern this study, because."""
    return Verdict(NOT_APPLICABLE, why)


def all_of(verdicts: Sequence[Verdict]) -> Verdict:
    """Several checks of one requirement: all must be met; those that do not apply ask nothing."""
    asked = [each for each in verdicts if each.status != NOT_APPLICABLE] or list(verdicts)
    failed = [each for each in asked if each.status == NOT_MET]
    status = NOT_MET if failed else asked[0].status
    evidence = joined(each.evidence for each in asked)
    return Verdict(status, evidence, joined(each.missing for each in failed))
