"""What workbooks say may be seen of them, and what is left of their problems for others."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bw_cfp_programme.folder.submissions import Received
from bw_cfp_programme.forms import Reading
from bw_cfp_programme.problems import Problem
from bw_cfp_programme.records import Audience, keeps_back


@dataclass(frozen=True, kw_only=True, slots=True)
class Disclosed:
    """What a workbook says of itself: whose it is, and what may be seen of it."""

    file: str
    member: str
    disclosure: str


def disclosed(pairs: Iterable[tuple[Received, Reading]]) -> tuple[Disclosed, ...]:
    """Of each workbook that was read, what it says; nothing where nobody can read that."""
    sheets = ((one.name, r.submission.facility) for one, r in pairs if r.submission)
    return tuple(
        Disclosed(file=file, member=said.member or "", disclosure=said.disclosure or "")
        for file, said in sheets
    )


def kept_back(said: Iterable[Disclosed], audience: Audience, lead: str) -> frozenset[str]:
    """Members of whom an audience sees no line: one of several workbooks that says so is enough."""
    return frozenset(
        one.member for one in said if keeps_back(one.member, one.disclosure, audience, lead)
    )


def files_of(members: Collection[str], said: Iterable[Disclosed]) -> frozenset[str]:
    """The workbooks of some members."""
    return frozenset(one.file for one in said if one.member in members)


def discreet(
    problems: Iterable[Problem], said: Iterable[Disclosed], audience: Audience, lead: str
) -> tuple[Problem, ...]:
    """Problems as an audience may know them: of workbooks that it may not see, each kind once."""
    workbooks = tuple(said)
    hidden = kept_back(workbooks, audience, lead)
    files = files_of(hidden, workbooks)
    told: dict[object, Problem] = {}
    for number, each in enumerate(problems):
        if each.place.file in files:
            kind = each.withheld()
            told.setdefault((kind.code, kind.place, *kind.values.items()), kind)
        else:
            told[number] = each
    return tuple(told.values())
