"""`bw-cfp status`: who sent what, what is in force, what is stale and why, and what to do next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bw_cfp_programme.folder.checking import check_standing
from bw_cfp_programme.folder.choice import BASE
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.folder.inputs import own_inputs, shipped_editions
from bw_cfp_programme.folder.names import OUTPUTS
from bw_cfp_programme.folder.runs import stored_run, stored_runs
from bw_cfp_programme.folder.standing import Standing, standing
from bw_cfp_programme.folder.state import differences, state_of
from bw_cfp_programme.folder.stored_run import StoredRun
from bw_cfp_programme.folder.submissions import Archive, Received
from bw_cfp_programme.origin import own_code
from bw_cfp_programme.problems import Problem, Severity
from bw_cfp_programme.programme.made import find_made
from bw_cfp_programme.programme.written import outputs_of, stale_outputs
from bw_cfp_programme.progress import Progress, silent
from bw_cfp_programme.records import Programme

NOT_RECEIVED, RECEIVED, ERRORS, IMPORTED, GONE = STATES = (
    "not_received",
    "received",
    "errors",
    "imported",
    "gone",
)
RESULT = "result"
_CODE = "code"


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberStatus:
    """How far a member is.

    Attributes:
        state: one of `STATES`; those with a newer workbook than the one in force are "received".
        file, sha256, since: the workbook in force, and the ISO time of its import.
        received: name of the workbook that lies there and is not in force.
    """

    code: str
    state: str
    file: str = ""
    sha256: str = ""
    since: str = ""
    received: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stale:
    """What is not made from what lies in the folder: a member, the result, a file of `outputs/`."""

    what: str
    why: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Status:
    """Where a programme stands.

    Attributes:
        next: name of the command that comes next, of `next` in terms.csv.
        runs: the last run of the programme as it is written, and of each variant.
        problems: what is wrong with what lies in the folder.
    """

    programme: str
    members: tuple[MemberStatus, ...]
    stale: tuple[Stale, ...]
    runs: tuple[StoredRun, ...]
    next: str
    problems: tuple[Problem, ...]

    @property
    def last_run(self) -> StoredRun | None:
        """The last one that was no variant."""
        return next((run for run in self.runs if not run.variant), None)

    def to_dict(self) -> dict[str, Any]:
        """Plain types for JSON."""
        last = self.last_run
        return {
            "programme": self.programme,
            "members": [asdict(member) for member in self.members],
            "stale": [{"what": each.what, "why": list(each.why)} for each in self.stale],
            "last_run": _run(last) if last else None,
            "variants": [_run(run) for run in self.runs if run.variant],
            "next": self.next,
            "problems": [problem.to_dict() for problem in self.problems],
        }


def _run(run: StoredRun) -> dict[str, Any]:
    kept = ("name", "calculated", "variant", "total", "stale", "missing")
    return {name: getattr(run, name) for name in kept}


def status(folder: Path, *, progress: Progress = silent) -> Status:
    """Where a programme stands; nothing is made, and Brightway is not loaded.

    Raises:
        InvalidProgramme: `programme.toml` has errors.
    """
    programme = open_programme(folder)
    stands = standing(folder, programme, None, progress)
    checked = check_standing(stands.readings, programme)
    wrong = {p.place.file for p in checked if p.severity is Severity.ERROR}
    members = tuple(_members(programme, stands, Archive(folder), wrong))
    latest = {run.variant: run for run in stored_runs(folder) if not run.stale}
    stale = tuple(_stale(folder, programme, members, latest.get("")))
    return Status(
        programme=programme.id,
        members=members,
        stale=stale,
        runs=tuple(latest.values()),
        next=_next(members, stale, latest.get("")),
        problems=stands.problems,
    )


def _members(
    programme: Programme, stands: Standing, archive: Archive, wrong: set[str]
) -> Iterator[MemberStatus]:
    waiting = _waiting(stands)
    log = archive.last()
    for member in programme.members:
        code = member.code
        row: Mapping[str, str] = log.get(code, {})
        files = waiting.get(code, ())
        newer = [one for one in files if one.sha256 != row.get("sha256")]
        yield MemberStatus(
            code=code,
            state=_state(row, files, newer, wrong),
            file=row.get("file", ""),
            sha256=row.get("sha256", ""),
            since=row.get("imported", ""),
            received=", ".join(one.name for one in newer),
        )


def _waiting(stands: Standing) -> dict[str, list[Received]]:
    """Member -> the workbooks that stand for it; several where nobody can choose."""
    found: dict[str, list[Received]] = {}
    for one, reading in stands.readings:
        member = reading.submission.facility.member if reading.submission else None
        found.setdefault(member or "", []).append(one)
    return found


def _state(
    row: Mapping[str, str],
    files: Sequence[Received],
    newer: Sequence[Received],
    wrong: set[str],
) -> str:
    if not files:
        return GONE if row else NOT_RECEIVED
    if any(one.name in wrong for one in files):
        return ERRORS
    return RECEIVED if newer else IMPORTED


def _stale(
    folder: Path,
    programme: Programme,
    members: Sequence[MemberStatus],
    last: StoredRun | None,
) -> Iterator[Stale]:
    for member in members:
        if member.file and member.state != IMPORTED:
            yield Stale(what=member.code, why=(member.received or member.file,))
    if last is None:
        return
    key = state_of(folder, programme, BASE, frozen=False).key
    made = find_made(key)
    if made is None or stored_run(last.name, made.record) != last:
        why = _changed(folder, programme, members, last)
        yield Stale(what=RESULT, why=why or ("databases",))
    for name in stale_outputs(outputs_of(folder, BASE, frozen=False), key):
        yield Stale(what=f"{OUTPUTS}/{name}", why=(RESULT,))


def _changed(
    folder: Path, programme: Programme, members: Sequence[MemberStatus], last: StoredRun
) -> tuple[str, ...]:
    """Which of the last run's ingredients, as far as they can be seen, are others now."""
    now = {**own_inputs(folder, programme), **shipped_editions(programme)}
    sent = {m.received or m.file: "" if m.received else m.sha256 for m in members if m.file}
    known = {n: sha for n, sha in last.ingredients.items() if _is_file(n) or n == _CODE}
    return differences(known, {**now, **sent, _CODE: own_code()})


def _is_file(name: str) -> bool:
    return bool(Path(name).suffix)


def _next(members: Sequence[MemberStatus], stale: Sequence[Stale], last: StoredRun | None) -> str:
    """What to do next, by what stands in the way of a result."""
    states = {member.state for member in members}
    if not states - {NOT_RECEIVED}:
        return "collect"
    if states & {ERRORS, GONE}:
        return "check"
    if RECEIVED in states:
        return "import"
    if last is None or RESULT in {each.what for each in stale}:
        return "calculate"
    return "collect" if NOT_RECEIVED in states else "export"
