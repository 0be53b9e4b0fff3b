"""The items of all workbooks' lines, so that a decision for none of them is noticed."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bw_cfp_programme.files import holds
from bw_cfp_programme.folder.reading import read_all
from bw_cfp_programme.folder.submissions import Archive, received
from bw_cfp_programme.importers.decisions import LineKey
from bw_cfp_programme.importers.inventory_credits import CREDIT
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.progress import silent
from bw_cfp_programme.records import Submission
from bw_cfp_programme.units import find_unit


class KnownLine(NamedTuple):
    """What a decision may ask of a line."""

    member: str
    category: str
    item: str
    unit: str

    def __str__(self) -> str:
        return ", ".join(part for part in (self.member, self.category, self.unit) if part)


def known_lines(folder: Path) -> frozenset[KnownLine]:
    """All lines of the workbooks in force, and of those that lie in `submissions/`."""
    in_force = (w for w in Archive(folder).current().values() if holds(w.path, w.sha256))
    files = {one.sha256: one for one in (*in_force, *received(folder))}
    readings = read_all(list(files.values()), silent)
    return frozenset(line for r in readings if r.submission for line in _lines(r.submission))


def meant(key: LineKey, lines: Iterable[KnownLine]) -> list[KnownLine]:
    """The lines that a decision is about; a blank part of it means any."""
    return [line for line in lines if normalise(line.item) == key.item and _fits(key, line)]


def _fits(key: LineKey, line: KnownLine) -> bool:
    asked = ((key.member, line.member), (key.category, line.category), (key.unit, line.unit))
    return all(wanted in {"", there} for wanted, there in asked)


def _lines(submission: Submission) -> Iterator[KnownLine]:
    member = submission.facility.member or ""
    for line in submission.lines:
        yield KnownLine(member, line.category or "", line.item or "", _unit(line.unit))
    for product in submission.products:
        if product.substitutes:
            yield KnownLine(member, CREDIT, product.name, _unit(product.unit))


def _unit(text: str | None) -> str:
    unit = find_unit(text or "")
    return unit.name if unit else text or ""
