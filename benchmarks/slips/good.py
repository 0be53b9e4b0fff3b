"""Good workbooks as rows: a programme, its decisions, and per member the rows of each sheet."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bw_cfp_programme.checks import Context, check_all
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.forms import Reading, read, write_filled
from bw_cfp_programme.problems import Problem
from bw_cfp_programme.programme.example import example_folder, member_rows
from bw_cfp_programme.records import Programme, Submission

HERE = Path(__file__).parent
Row = dict[str, Any]
Sheets = dict[str, list[Row]]


@dataclass(frozen=True)
class Good:
    """Workbooks with which nothing is wrong, and where their texts stand."""

    folder: Path
    programme: Programme
    members: Mapping[str, Sheets]

    def with_sheets(self, member: str, sheets: Sheets) -> "Good":
        return Good(self.folder, self.programme, {**self.members, member: sheets})

    def copy(self) -> "Good":
        return Good(self.folder, self.programme, deepcopy(dict(self.members)))


def programmes() -> list[Good]:
    """The shipped example and the invented programmes beside this file."""
    return [load(folder) for folder in (example_folder(), *sorted(HERE.glob("programmes/*")))]


def load(folder: Path) -> Good:
    programme = open_programme(folder)
    codes = (member.code for member in programme.members)
    rows = {code: member_rows(folder / "members" / f"{code}.toml") for code in codes}
    return Good(folder, programme, rows)


@dataclass
class Desk:
    """Writes, reads and checks workbooks; what was read of a member is kept until it changes.

    Attributes:
        place: a folder for the files.
    """

    place: Path
    _kept: dict[str, tuple[Sheets, Reading]] = field(default_factory=dict)

    def readings(self, good: Good) -> dict[str, Reading]:
        return {code: self._reading(good, code) for code in good.members}

    def problems(self, good: Good, earlier: Sequence[Submission] = ()) -> list[Problem]:
        known = {one.facility.member or "": one for one in earlier}
        context = Context(programme=good.programme, earlier=known)
        return check_all(self.readings(good).values(), context)

    def submissions(self, good: Good) -> list[Submission]:
        return [r.submission for r in self.readings(good).values() if r.submission]

    def _reading(self, good: Good, code: str) -> Reading:
        sheets = good.members[code]
        kept = self._kept.get(code)
        if kept is None or kept[0] is not sheets:
            path = self.place / f"{code}.xlsx"
            member = good.programme.member(code)
            write_filled(path, sheets, member=member, programme=good.programme)
            kept = self._kept[code] = sheets, read(path)
        return kept[1]
