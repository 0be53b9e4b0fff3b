"""Which workbook stands for each member: what lies in `submissions/` decides, nothing else.

A workbook that was never in force is the member's newest; several of them are nobody's choice but a
person's. Where there is none, the one in force stays, as long as it lies there; else the one that
was put back. What was in force and lies there no more is missed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bw_cfp_programme.files import holds
from bw_cfp_programme.folder.names import INBOX
from bw_cfp_programme.folder.reading import read_all
from bw_cfp_programme.folder.submissions import Archive, Received, passed_over, received
from bw_cfp_programme.forms import Reading
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.progress import Progress
from bw_cfp_programme.records import Programme


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """The workbooks that a programme's members stand by.

    Attributes:
        chosen: member -> its workbook, of members of the programme.
        readings: of all that must be looked at: those chosen, those nobody can choose between, and
            those that belong to no member; each with its file.
        missed: member -> what was in force for it and lies there no more.
        problems: what is wrong with what lies there.
    """

    chosen: Mapping[str, Received]
    readings: Sequence[tuple[Received, Reading]]
    missed: Mapping[str, Received]
    problems: tuple[Problem, ...]


def standing(
    folder: Path, programme: Programme, only: Sequence[Received] | None, progress: Progress
) -> Standing:
    """Read what lies in `submissions/` and find who stands by what.

    Args:
        folder: the programme folder.
        programme: its members.
        only: workbooks that a person chose, of which each stands for its member; the others'
            new ones are left for later.
        progress: told of every file.
    """
    archive = Archive(folder)
    files, copies = _once(_looked_at(folder, archive, only))
    pairs = list(zip(files, read_all(files, progress), strict=True))
    by_member: dict[str, list[Received]] = {}
    for one, reading in pairs:
        member = _member(reading)
        if programme.member(member):
            by_member.setdefault(member, []).append(one)
    found = {m: _choice(own, archive.order(m), only) for m, own in by_member.items()}
    loose = {one.sha256 for own in found.values() for one in own}
    listed = {one.sha256 for own in by_member.values() for one in own}
    missed = _missed(archive, programme, by_member) if only is None else {}
    return Standing(
        chosen={member: own[0] for member, own in found.items() if len(own) == 1},
        readings=[(o, r) for o, r in pairs if o.sha256 in loose or o.sha256 not in listed],
        missed=missed,
        problems=(
            *passed_over(folder / INBOX),
            *archive.problems(),
            *copies,
            *_gone(missed),
        ),
    )


def _looked_at(folder: Path, archive: Archive, only: Sequence[Received] | None) -> list[Received]:
    if only is None:
        return received(folder)
    kept = archive.current().values()
    return [*only, *(one for one in kept if holds(one.path, one.sha256))]


def _once(files: Sequence[Received]) -> tuple[list[Received], list[Problem]]:
    """Each content once, by the shortest name that it has; the others are told."""
    first: dict[str, Received] = {}
    told = []
    for one in sorted(files, key=lambda one: (len(one.name), one.name)):
        known = first.setdefault(one.sha256, one)
        if known.path != one.path and one.path.parent.name == INBOX:
            told.append(problem("submission_twice", Place(one.name), other=known.name))
    return sorted(first.values(), key=lambda one: one.name), told


def _member(reading: Reading) -> str:
    return (reading.submission.facility.member or "") if reading.submission else ""


def _choice(
    own: Sequence[Received], order: Mapping[str, int], only: Sequence[Received] | None
) -> list[Received]:
    """The one that stands for a member; several where only a person can say."""
    wanted = {one.sha256 for one in only or ()}
    if chosen := [one for one in own if one.sha256 in wanted]:
        return chosen
    if new := [one for one in own if one.sha256 not in order]:
        return new
    return [max(own, key=lambda one: order[one.sha256])]


def _missed(
    archive: Archive, programme: Programme, there: Mapping[str, object]
) -> dict[str, Received]:
    return {
        member: workbook
        for member, workbook in archive.current().items()
        if programme.member(member) and member not in there
    }


def _gone(missed: Mapping[str, Received]) -> Iterator[Problem]:
    for member, workbook in missed.items():
        words = {"member": member, "kept": f"{INBOX}/archive/{member}/{workbook.path.name}"}
        yield problem("submission_gone", Place(workbook.name), **words)
