"""Documents of other years than the workbook's."""

from datetime import date

import pytest
from sample_submission import change, sample
from saying import said, where

from bw_cfp_programme.checks.period import evidence_of_other_period

TOLD = {
    "at": "materials.evidence", "code": "evidence_of_other_period", "evidence": "EV1",
    "start": "2025-01-01", "end": "2025-12-31",
}  # fmt: skip


def document(period, **facility):
    """M1 alone stands on EV1, which is of this period."""
    site = change(change(sample(), "evidence", 1, period=period), "facility", 1, **facility)
    for sheet, count in (("materials", 2), ("energy", 1), ("transport", 1), ("outputs", 3)):
        for row in range(1, count + 1):
            if (sheet, row) != ("materials", 1):
                site = change(site, sheet, row, evidence="EV9" if row == 2 else None)
    return site


@pytest.mark.parametrize(
    ("period", "fits"),
    [
        ("2024", False), ("2026", False), ("1999", False), ("FY2024 Q4", False), ("2024/12", False),
        ("2025", True), ("2024-2025", True), ("2025-2026", True), ("114", True), ("12025", True),
        ("20241", True), ("", True), (None, True),
    ],
)  # fmt: skip
def test_a_document_names_a_year_of_the_workbook_or_none(period, fits):
    expected = {**TOLD, "period": period}
    assert said(evidence_of_other_period, document(period)) == ([] if fits else [expected])


@pytest.mark.parametrize(("period", "fits"), [("2024", True), ("2025", True), ("2023", False),
                                              ("2026", False)])  # fmt: skip
def test_a_period_over_new_year_has_two_years(period, fits):
    site = document(period, period_start=date(2024, 7, 1), period_end=date(2025, 6, 30))
    assert where(evidence_of_other_period, site) == ([] if fits else ["materials.evidence"])


@pytest.mark.parametrize("missing", ["period_start", "period_end"])
def test_without_a_whole_period_nothing_is_another(missing):
    assert where(evidence_of_other_period, document("2024", **{missing: None})) == []


def test_products_stand_on_documents_too():
    site = change(document("2024"), "products", 2, evidence="EV1")
    assert where(evidence_of_other_period, site) == ["materials.evidence", "products.evidence:2"]
