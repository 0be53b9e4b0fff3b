"""Findings of one kind together, so that a long list hides no error."""

from collections.abc import Sequence
from dataclasses import dataclass

from bw_cfp_programme.labels import Text
from bw_cfp_programme.problems import Severity
from bw_cfp_programme.reporting.rows import Finding

_ORDER = [severity.value for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)]


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one kind, all open or all accepted.

    Attributes:
        remedy: what to do, where it is the same for all; else empty, and each says its own.
    """

    severity: str
    remedy: Text
    findings: tuple[Finding, ...]


def ranked(findings: Sequence[Finding]) -> list[Finding]:
    """Open ones first, errors before warnings before hints, else as they stand."""
    return sorted(findings, key=lambda each: (each.acceptance is not None, _rank(each)))


def grouped(findings: Sequence[Finding]) -> list[FindingGroup]:
    """Groups in the order of their first finding."""
    found: dict[tuple[str, bool], list[Finding]] = {}
    for each in findings:
        found.setdefault((each.code, each.acceptance is not None), []).append(each)
    return [_group(each) for each in found.values()]


def _group(findings: Sequence[Finding]) -> FindingGroup:
    remedies = {each.remedy for each in findings}
    remedy = findings[0].remedy if len(remedies) == 1 else Text()
    return FindingGroup(findings[0].severity, remedy, tuple(findings))


def _rank(finding: Finding) -> int:
    return _ORDER.index(finding.severity)
