"""What a result was calculated from, as it goes into a package."""

import csv
import hashlib
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bw_cfp_programme.folder.answers import is_answer
from bw_cfp_programme.folder.editions import rule_files
from bw_cfp_programme.folder.inputs import kept_copy
from bw_cfp_programme.folder.names import DECISIONS
from bw_cfp_programme.folder.submissions import Archive
from bw_cfp_programme.formulas import unguarded
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.packages.bag import plain_name
from bw_cfp_programme.packages.contents import EDITIONS, SUBMISSIONS, place_of
from bw_cfp_programme.packages.system import SystemRows
from bw_cfp_programme.packages.zip_layout import Part
from bw_cfp_programme.programme.study import OpenStudy
from bw_cfp_programme.records import Audience
from bw_cfp_programme.tables import data_path, delimiter


@dataclass(frozen=True)
class Inputs:
    """What people wrote and sent, and the editions.

    Attributes:
        members: those whose lines the audience may see.
    """

    folder: Path
    opened: OpenStudy
    audience: Audience
    members: Collection[str]

    def of_the_method(self) -> Iterator[Part]:
        """The rules and the potentials that ship, which tell of nobody."""
        programme = self.opened.programme
        told = {*rule_files(programme.rule_set), programme.gwp.file}
        wanted = (name for name in self._record["editions"] if data_path(name) in told)
        return ((f"{EDITIONS}{name}", data_path(name).read_bytes()) for name in wanted)

    def all(self) -> Iterator[Part]:
        """Editions that ship, and a programme folder, whole where every member may be seen."""
        for name in self._record["editions"]:
            yield f"{EDITIONS}{name}", data_path(name).read_bytes()
        for name, data in self._written.items():
            yield place_of(name), data
        archive = Archive(self.folder)
        for member, about in self._record["members"].items():
            if member in self.members:
                kept = archive.read(member, about["workbook"])
                yield f"{SUBMISSIONS}{plain_name(member)}.xlsx", kept

    def record(self, system: SystemRows) -> dict[str, Any]:
        """The run's record, without what it says of members whose lines are not shown."""
        whole = self._record
        hashes = {n: hashlib.sha256(data).hexdigest() for n, data in self._written.items()}
        seen = {
            member: about for member, about in whole["members"].items() if member in self.members
        }
        return {
            **whole,
            "inputs": hashes,
            "shown_in_part": sorted(n for n in hashes if hashes[n] != whole["inputs"][n]),
            "members": seen,
            "background": {n: _used(n, each, system) for n, each in whole["background"].items()},
        }

    @property
    def _record(self) -> dict[str, Any]:
        return self.opened.made.record

    @cached_property
    def _written(self) -> dict[str, bytes]:
        """What people wrote, by its path from the folder."""
        whole = self._record["members"].keys() <= self.members
        found = {
            name: kept_copy(self.folder, Path(name).name, sha).read_bytes()
            for name, sha in self._record["inputs"].items()
            if whole or not is_answer(name)  # it speaks of lines, and is signed as a whole
        }
        decided = DECISIONS.as_posix()
        if decided in found and not whole:
            found[decided] = self._decisions(found[decided])
        return found

    def _decisions(self, data: bytes) -> bytes:
        """The rows that are about lines that are shown."""
        items = {
            line.item
            for one in self.opened.shown_to(self.audience).submissions
            if one.facility.member in self.members
            for line in one.lines
        }
        text = data.decode("utf-8-sig")
        parts = delimiter(text)
        header, *rows = filter(any, csv.reader(io.StringIO(text, newline=""), delimiter=parts))
        names = [normalise(name) for name in header]
        places = [names.index(name) for name in ("member", "item")]
        said = ([unguarded(row[place].strip()) for place in places] for row in rows)
        kept = [
            row
            for row, (member, item) in zip(rows, said, strict=True)
            if member in self.members or (not member and item in items)
        ]
        if len(kept) == len(rows):
            return data
        out = io.StringIO()
        csv.writer(out, delimiter=parts, lineterminator="\n").writerows([header, *kept])
        return out.getvalue().encode("utf-8-sig")


def _used(name: str, about: dict[str, Any], system: SystemRows) -> dict[str, Any]:
    """Of a background, the datasets that the shown lines stand on."""
    scores = about["scores_kg_co2e_per_unit"]
    used = {code: score for code, score in scores.items() if (name, code) in system.factors}
    return {**about, "scores_kg_co2e_per_unit": used}
