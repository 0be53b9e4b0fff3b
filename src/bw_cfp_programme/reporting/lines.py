"""Contributions as register lines: what the workbook says beside them, and a member's own view."""

from collections.abc import Iterable, Mapping
from dataclasses import fields

from bw_cfp_programme.records import InventoryLine, Submission
from bw_cfp_programme.reporting.groups import share
from bw_cfp_programme.reporting.rows import Elsewhere, Line, RegisterEntry
from bw_cfp_programme.results import Contribution

Entries = Mapping[tuple[str, str], RegisterEntry]
_UNKNOWN = RegisterEntry()
_CONTRIBUTION = tuple(f.name for f in fields(Contribution))


def entries(submissions: Iterable[Submission]) -> dict[tuple[str, str], RegisterEntry]:
    """(workbook sha256, line id) -> what the workbook says of the line."""
    found = {}
    for submission in submissions:
        documents = {each.evidence: each.document or "" for each in submission.evidence}
        for line in submission.lines:
            document = documents.get(line.evidence, "")
            found[submission.sha256, line.line or ""] = _entry(line, document)
    return found


def elsewhere(
    submissions: Iterable[Submission], contributions: Iterable[Contribution]
) -> tuple[Elsewhere, ...]:
    """Workbook lines that are no contribution, so that a register has every line."""
    used = {(each.stated.workbook, each.line) for each in contributions}
    return tuple(
        Elsewhere(
            member=submission.facility.member or "",
            line=line.line or "",
            category=line.category or "",
            item=line.item or "",
            quantity=line.quantity,
            unit=line.unit or "",
            supplier=_supplier(line),
            file=line.place.file,
            sheet=line.place.sheet,
            cell=line.place.cell,
        )
        for submission in submissions
        for line in submission.lines
        if (submission.sha256, line.line or "") not in used
    )


def _supplier(line: InventoryLine) -> str:
    return " / ".join(part for part in (line.supplier, line.supplier_product) if part)


def _entry(line: InventoryLine, document: str) -> RegisterEntry:
    return RegisterEntry(
        process=line.process or "",
        supplier=_supplier(line),
        composition=line.composition or "",
        quantity=line.quantity,
        unit=line.unit or "",
        stock_change=line.stock_change,
        basis=line.basis or "",
        mode=line.mode or "",
        distance=line.distance,
        load=line.load,
        treatment=line.treatment or "",
        document=document,
        department=line.department or "",
        remark=line.remark or "",
    )


def register_line(contribution: Contribution, known: Entries, whole: float) -> Line:
    """A contribution with its entry, its amounts per unit and its share of `whole`."""
    c = contribution
    per_output = c.activity * c.conversion * c.share / c.output
    return Line(
        **{name: getattr(c, name) for name in _CONTRIBUTION},
        per_output=per_output,
        per_declared=per_output * c.demand,
        part=share(c.total, whole),
        entry=known.get((c.stated.workbook, c.line), _UNKNOWN),
    )
