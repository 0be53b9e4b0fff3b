"""Changes at members: whose footprints they reach, and what is due when."""

from collections.abc import Iterator
from datetime import date, timedelta

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.assessment.validity.dates import months_after
from bw_cfp_programme.options.validity import Change
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.sections import Column, Kind, Section, Value

_COLUMNS = (
    Column("member"),
    Column("change_date"),
    Column("change_kind", Kind.TERM, "change_kind"),
    Column("what"),
    Column("in_the_data", Kind.TERM, "in_the_data"),
    Column("recalculate"),
    Column("due", Kind.TERM, "change_due"),
    Column("due_from"),
    Column("due_date"),
    Column("source", Kind.PLACE),
)


def change_section(study: Study) -> Iterator[Section]:
    """A row for each change that somebody recorded; no table without any."""
    changes = study.programme.options.changes
    if changes:
        rows = tuple(tuple(_row(study, change)) for change in changes)
        yield Section(key="changes", columns=_COLUMNS, rows=rows)


def change_problems(study: Study) -> Iterator[Problem]:
    """Changes that the workbooks do not hold yet, and members that are none."""
    for change in study.programme.options.changes:
        if study.programme.member(change.member) is None:
            yield problem("change_of_nobody", change.place, member=change.member)
        elif _in_the_data(study, change) != "yes":
            reached = ", ".join(downstream(study, change.member))
            words = {"member": change.member, "date": change.date, "what": change.what}
            yield problem("change_not_in_data", change.place, **words, members=reached)


def downstream(study: Study, member: str) -> list[str]:
    """The member and all who buy of it at any remove, nearest first, by the links in the result."""
    buyers: dict[str, list[str]] = {}
    for line in study.result.sites:
        if line.member_product:
            buyers.setdefault(line.member_product[0], []).append(line.member)
    reached = [member]
    for code in reached:
        reached += sorted({b for b in buyers.get(code, ()) if b not in reached})
    return reached


def _row(study: Study, change: Change) -> Iterator[Value]:
    yield from (change.member, str(change.date), change.kind, change.what)
    yield _in_the_data(study, change)
    yield "; ".join(_products(study, code) for code in downstream(study, change.member))
    yield from _due(study, change)


def _products(study: Study, member: str) -> str:
    made = sorted(product for code, product in study.result.unit_scores if code == member)
    return f"{member}: {', '.join(made)}" if made else member


def _in_the_data(study: Study, change: Change) -> str:
    """Whether the member's reporting period lies after the change, before it, or on both sides."""
    submission = study.submission(change.member)
    facility = submission.facility if submission else None
    if facility is None or not facility.period_start or not facility.period_end:
        return "unknown"
    if (change.completed or change.date) <= facility.period_start:
        return "yes"
    return "no" if facility.period_end < change.date else "partly"


def _due(study: Study, change: Change) -> tuple[str | None, str, str, str]:
    """What the rule set asks for after a change of this kind: first and last day, and source."""
    rules = study.rules
    first: date | None
    last: date | None
    if change.kind in {"site", "process"} and rules.change_notice_days is not None:
        first, last = change.date - timedelta(days=rules.change_notice_days), change.date
        due, rule = "notice", "change_notice_days"
    elif change.kind == "equipment" and rules.change_inventory_months is not None:
        first = change.completed
        last = months_after(first, rules.change_inventory_months) if first else None
        due, rule = "inventory", "change_inventory_months"
    elif change.kind == "particulars" and rules.change_report_days is not None:
        first = change.date + timedelta(days=1)
        last = change.date + timedelta(days=rules.change_report_days)
        due, rule = "report", "change_report_days"
    else:
        return None, "", "", ""
    return due, str(first or ""), str(last or ""), rules.sources[rule]
