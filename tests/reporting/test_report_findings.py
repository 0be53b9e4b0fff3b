"""Findings of a kind stand together, and no error under hints."""

from bw_cfp_programme.labels import Text
from bw_cfp_programme.reporting.findings import grouped, ranked
from bw_cfp_programme.reporting.rows import Acceptance, Finding


def finding(code, severity, *, remedy="do", accepted=False):
    signed = Acceptance(name="Lin", date="2026-03-01", reason="known") if accepted else None
    return Finding(
        code=code, severity=severity, file="S03.xlsx", sheet="", cell="",
        message=Text(en=code), remedy=Text(en=remedy), acceptance=signed,
    )  # fmt: skip


def test_errors_come_first_and_what_is_accepted_last():
    rows = [
        finding("a", "info"), finding("b", "warning", accepted=True),
        finding("c", "warning"), finding("d", "error"), finding("e", "warning"),
    ]  # fmt: skip
    assert [each.code for each in ranked(rows)] == ["d", "c", "e", "a", "b"]


def test_a_kind_is_one_group_with_its_remedy_said_once():
    rows = [finding("a", "warning"), finding("b", "info"), finding("a", "warning")]
    first, second = grouped(rows)
    assert (len(first.findings), first.severity, first.remedy) == (2, "warning", Text(en="do"))
    assert len(second.findings) == 1


def test_remedies_that_differ_and_acceptances_stay_with_their_findings():
    rows = [finding("a", "warning"), finding("a", "warning", remedy="other")]
    assert grouped(rows)[0].remedy == Text()
    accepted = [finding("a", "warning"), finding("a", "warning", accepted=True)]
    assert [len(group.findings) for group in grouped(accepted)] == [1, 1]
