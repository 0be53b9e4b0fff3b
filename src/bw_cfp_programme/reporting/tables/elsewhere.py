"""Workbook lines that no factor was put to, so that a register has every line."""

from collections.abc import Sequence

from bw_cfp_programme.assessment import Study
from bw_cfp_programme.records import InventoryLine
from bw_cfp_programme.reporting.tabulate import Field, tabulate
from bw_cfp_programme.sections import Column, Kind, Section

_Entry = tuple[str, InventoryLine]
"""A member and a line of its workbook."""


def supplier(line: InventoryLine | None) -> str:
    """Whom a line is bought from, and what; "" where the workbook does not say."""
    said = (line.supplier, line.supplier_product) if line else ()
    return " / ".join(part for part in said if part)


_FIELDS: Sequence[Field[_Entry]] = (
    (Column("member"), lambda entry: entry[0]),
    (Column("line"), lambda entry: entry[1].line or ""),
    (Column("category", Kind.TERM, "category"), lambda entry: entry[1].category or ""),
    (Column("item"), lambda entry: entry[1].item or ""),
    (Column("quantity", Kind.NUMBER), lambda entry: entry[1].quantity),
    (Column("quantity_unit", Kind.UNIT), lambda entry: entry[1].unit or ""),
    (Column("supplier"), lambda entry: supplier(entry[1])),
    (Column("source", Kind.PLACE), lambda entry: entry[1].place),
)


def elsewhere(study: Study) -> Section:
    """Bought from a member, cut off, or not taken up."""
    used = {(line.stated.workbook, line.line) for line in study.result.contributions}
    left = (
        (submission.facility.member or "", line)
        for submission in study.submissions
        for line in submission.lines
        if (submission.sha256, line.line or "") not in used
    )
    return tabulate("elsewhere", _FIELDS, left)
