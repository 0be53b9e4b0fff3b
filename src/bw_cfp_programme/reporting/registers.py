"""Registers: the whole programme's, and each member's seen from its own gate."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from bw_cfp_programme.reporting.groups import group, share
from bw_cfp_programme.reporting.listings import factors
from bw_cfp_programme.reporting.model import ReportModel
from bw_cfp_programme.reporting.rows import Allocation, Elsewhere, Factor, Finding, Group, Line
from bw_cfp_programme.results import Remainder

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """One workbook's worth of a report.

    Attributes:
        member: the member's code; "" for the whole programme.
        groups: the programme's stages, or the member's products; `by` names which.
        lines: per declared unit, or per unit of the member's own product (demand 1, own stages).
    """

    member: str
    by: str
    groups: tuple[Group, ...]
    lines: tuple[Line, ...]
    allocations: tuple[Allocation, ...]
    factors: tuple[Factor, ...]
    remainders: tuple[Remainder, ...]
    findings: tuple[Finding, ...]
    elsewhere: tuple[Elsewhere, ...]


def programme_register(report: ReportModel) -> Register:
    """All lines of all members, per declared unit."""
    return Register(
        member="",
        by="stage",
        groups=report.stages,
        lines=report.lines,
        allocations=report.allocations,
        factors=report.factors,
        remainders=report.remainders,
        findings=report.findings,
        elsewhere=report.elsewhere,
    )


def member_registers(report: ReportModel) -> Iterator[Register]:
    """For every member, what it may see of itself and nothing of the others."""
    lines = _apart(report.lines, lambda line: line.member)
    steps = _apart(report.allocations, lambda step: step.member)
    kept = _apart(report.remainders, lambda remainder: remainder.member)
    others = _apart(report.elsewhere, lambda line: line.member)
    found = _apart(report.findings, lambda finding: finding.file)
    for member in (each.name for each in report.members):
        own = _from_own_gate(lines[member])
        files = dict.fromkeys(line.place.file for line in own)
        yield Register(
            member=member,
            by="product",
            groups=group(own, lambda line: line.product, 0.0),
            lines=own,
            allocations=tuple(steps[member]),
            factors=factors(own, 0.0),
            remainders=tuple(kept[member]),
            findings=tuple(finding for file in files for finding in found[file]),
            elsewhere=tuple(others[member]),
        )


def _apart(rows: Iterable[T], owner: Callable[[T], str]) -> defaultdict[str, list[T]]:
    found = defaultdict(list)
    for row in rows:
        found[owner(row)].append(row)
    return found


def _from_own_gate(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Each line of a product once, per unit of the product, in the member's own stage."""
    seen: dict[tuple[object, ...], Line] = {}
    for line in lines:
        key = (line.product, line.line, line.item, line.stated.stage, line.factor_key, line.place)
        if key not in seen:
            seen[key] = _one_unit(line)
    totals: dict[str, float] = {}
    for line in seen.values():
        totals[line.product] = totals.get(line.product, 0.0) + line.total
    return tuple(
        replace(line, part=share(line.total, totals[line.product])) for line in seen.values()
    )


def _one_unit(line: Line) -> Line:
    return replace(
        line,
        stage=line.stated.stage,
        demand=1.0,
        per_declared=line.per_output,
        scores={name: line.per_output * factor for name, factor in line.factor.items()},
    )
