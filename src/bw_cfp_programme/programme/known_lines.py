"""The items of all workbooks' lines, so that a decision for none of them is noticed."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bw_cfp_programme.brightway import database_metadata
from bw_cfp_programme.calculation.reading import read_datasets
from bw_cfp_programme.cfp_key import category_of, item_of, unit_of
from bw_cfp_programme.folder.reading import read_all
from bw_cfp_programme.folder.submissions import Archive, received
from bw_cfp_programme.importers.decisions import LineKey
from bw_cfp_programme.importers.remainders import from_plain
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.programme.project import member_databases
from bw_cfp_programme.progress import silent
from bw_cfp_programme.records import Programme
from bw_cfp_programme.units import find_unit


class KnownLine(NamedTuple):
    """What a decision may ask of a line; `category` is "" where it was left out already."""

    member: str
    category: str
    item: str
    unit: str

    def __str__(self) -> str:
        return ", ".join(part for part in (self.member, self.category, self.unit) if part)


def known_lines(folder: Path, programme: Programme) -> frozenset[KnownLine]:
    """All lines of the members' databases, what was left out of them, and of new workbooks."""
    databases = member_databases(programme)
    imported = _imported(databases)
    return frozenset((*imported, *_left_out(databases.values()), *_waiting(folder)))


def meant(key: LineKey, lines: Iterable[KnownLine]) -> list[KnownLine]:
    """The lines that a decision is about; a blank part of it means any."""
    return [line for line in lines if normalise(line.item) == key.item and _fits(key, line)]


def _fits(key: LineKey, line: KnownLine) -> bool:
    member, unit = key.member in {"", line.member}, key.unit in {"", line.unit}
    return member and unit and (not line.category or key.category in {"", line.category})


def _imported(databases: dict[str, str]) -> Iterator[KnownLine]:
    for member, datasets in read_datasets(databases).items():
        for line in (exchange for dataset in datasets for exchange in dataset["exchanges"]):
            if item := item_of(line):
                yield KnownLine(member, category_of(line), item, unit_of(line))


def _left_out(databases: Iterable[str]) -> Iterator[KnownLine]:
    for name in databases:
        for left in from_plain(database_metadata(name).get("remainders", ())):
            yield KnownLine(left.member, "", left.item, left.unit)


def _waiting(folder: Path) -> Iterator[KnownLine]:
    """Workbooks that lie there and were not imported, such as those that wait for the decision."""
    archive = Archive(folder)
    new = [(one.path, one.name) for one in received(folder) if not archive.has(one.sha256)]
    for submission in filter(None, (reading.submission for reading in read_all(new, silent))):
        member = submission.facility.member or ""
        for line in submission.lines:
            unit = find_unit(line.unit or "")
            name = unit.name if unit else line.unit or ""
            yield KnownLine(member, line.category or "", line.item or "", name)
