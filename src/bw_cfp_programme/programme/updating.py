"""Bringing databases up to what lies in the folder, or saying what a person must do first."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from bw_cfp_programme.errors import NotUpToDate
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.labels import LANGUAGES, Text, text, word
from bw_cfp_programme.problems import Place, Problem, Severity, problem
from bw_cfp_programme.programme.importing import planned, put_in_force
from bw_cfp_programme.programme.plan import Plan
from bw_cfp_programme.progress import Progress, Say
from bw_cfp_programme.records import Programme

WAITS = "supplier_not_imported"


def bring_up_to_date(
    folder: Path, programme: Programme, when: datetime, progress: Progress, say: Say
) -> Plan:
    """Import what is stale, and say what and why.

    Raises:
        NotUpToDate: a person must act first; nothing was written.
        ProjectBusy, WrongGeneration: as `brightway.staged`.
    """
    plan = planned(folder, programme, None, progress)
    if obstacles := plan.discreet(_obstacles(programme, plan)):
        raise NotUpToDate(obstacles[0].line("en"), obstacles)
    put_in_force(folder, programme, plan, when, progress)
    for member in plan.importers:
        say(_made_again(member, plan.reasons.get(member, ())))
    return plan.carried_out()


def _made_again(member: str, reasons: tuple[str, ...]) -> Text:
    if not reasons:
        return text("message.made", what=member)
    said = {lang: ", ".join(word("ingredient", r, lang) for r in reasons) for lang in LANGUAGES}
    return text("message.made_again", what=member, why=Text(**said))


def _obstacles(programme: Programme, plan: Plan) -> Iterator[Problem]:
    """What would make a number that does not belong to what lies in the folder.

    A member that never was in force and cannot be now is no part of it, unless it is the lead.
    """
    for member in plan.standing.missed:
        yield from (found for found in plan.about if found.values.get("member") == member)
    if plan.standing.missed:  # a file that nobody can read may be what is missed
        unread = {one.name for one, reading in plan.standing.readings if not reading.submission}
        yield from (found for found in plan.checked if found.place.file in unread)
    for member in dict.fromkeys((*plan.stored, programme.lead)):
        if member not in plan.settled and member not in plan.standing.missed:
            yield from _why_not(member, plan)
    for member in plan.edited:
        if member in plan.importers:
            place, why = Place(plan.settled[member].name), ", ".join(plan.reasons[member])
            yield problem("database_edited_and_stale", place, member=member, why=why)


def _why_not(member: str, plan: Plan) -> Iterator[Problem]:
    """The reasons for which a member's database cannot be what its workbook says."""
    files = {one.name for one in plan.left_out if _is_of(member, one.name, plan)}
    suppliers = _waited_for(member, plan)
    wrong = [p for p in plan.problems if p.severity is Severity.ERROR and p.place.file in files]
    if suppliers:
        words = {"member": member, "suppliers": ", ".join(suppliers)}
        yield problem("member_waits", Place(next(iter(files), "")), **words)
        yield from _causes(suppliers, plan)
    elif wrong:
        yield problem("member_has_errors", wrong[0].place, member=member, count=len(wrong))
        yield from wrong
    else:
        yield problem("member_not_received", Place(FILE), member=member)


def _waited_for(member: str, plan: Plan) -> list[str]:
    """The suppliers without database whose products a member's lines take."""
    waits = (line.problem for line in plan.unlinked if line.member == member)
    return sorted({p.values["supplier"] for p in waits if p.code == WAITS})


def _causes(suppliers: Sequence[str], plan: Plan) -> Iterator[Problem]:
    """The cells for which workbooks that are waited for, at any remove, cannot be imported."""
    reached = list(suppliers)
    for member in reached:
        reached += [each for each in _waited_for(member, plan) if each not in reached]
    wrong = [p for p in plan.problems if p.severity is Severity.ERROR and p.code != WAITS]
    for one in plan.left_out:
        if any(_is_of(member, one.name, plan) for member in reached):
            yield from (found for found in wrong if found.place.file == one.name)


def _is_of(member: str, file: str, plan: Plan) -> bool:
    readings = {one.name: reading.submission for one, reading in plan.standing.readings}
    submission = readings.get(file)
    return submission is not None and submission.facility.member == member
