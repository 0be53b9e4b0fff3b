"""What an import would write: workbooks read, checked, allocated and linked; nothing is changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bw_cfp_programme import brightway
from bw_cfp_programme.folder.checking import check_standing
from bw_cfp_programme.folder.disclosing import disclosed, discreet
from bw_cfp_programme.folder.standing import Standing, standing
from bw_cfp_programme.folder.state import differences
from bw_cfp_programme.folder.submissions import Received
from bw_cfp_programme.forms import Reading
from bw_cfp_programme.importers.members import Importers, build_inventories
from bw_cfp_programme.importers.partners import Partners, Products, partners
from bw_cfp_programme.importers.stored import member_databases
from bw_cfp_programme.importers.uncounted import Taken, uncounted
from bw_cfp_programme.importers.unlinked import UnlinkedLine
from bw_cfp_programme.problems import Problem, Severity
from bw_cfp_programme.programme.ingredients import (
    Ingredients,
    common_ingredients,
    member_ingredients,
    products_hash,
)
from bw_cfp_programme.programme.settling import settle
from bw_cfp_programme.progress import Progress
from bw_cfp_programme.records import Programme, Submission

REVERTED = "reverted"
"""Of `ingredient` in terms.csv: the list of databases was put back by another session."""
Workbooks = dict[str, tuple[Received, Submission]]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What was found, and what is to be written.

    Attributes:
        lead: code of the lead manufacturer.
        standing: which workbook stands for each member.
        workbooks: member -> its workbook, free of errors.
        importers: member -> linked inventory whose database is to be written.
        right: members whose databases are right as they are.
        made_from: member -> what its database is made from, of those two.
        reasons: member -> what is other than when its database was made; new ones have none.
        stored: members that have a database.
        edited: those of them whose databases somebody changed in Brightway.
        partners: what lines may be linked to.
        unlinked: lines that nothing stands for.
        checked: what the checks say of the workbooks.
        about: what is wrong with what lies in the folder, with decisions and background.
        linking: what allocation and linking found.
    """

    lead: str
    standing: Standing
    workbooks: Workbooks
    importers: Importers
    right: tuple[str, ...]
    made_from: Mapping[str, Ingredients]
    reasons: Mapping[str, tuple[str, ...]]
    stored: tuple[str, ...]
    edited: tuple[str, ...]
    partners: Partners
    unlinked: Sequence[UnlinkedLine]
    checked: Sequence[Problem]
    about: Sequence[Problem]
    linking: Sequence[Problem]

    def discreet(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Problems as the lead may know them."""
        return discreet(problems, disclosed(self.standing.readings), "lead", self.lead)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All of them: of workbooks in reading order, then of the folder, then of links."""
        return (*self.checked, *self.about, *self.linking)

    def carried_out(self) -> "Plan":
        """The same once its databases are written, without what they were written from."""
        written = [importer.data for importer in self.importers.values()]
        stayed = {k: v for k, v in self.partners.products.items() if k[0] not in self.importers}
        known = replace(self.partners, products=stayed).with_products(*written)
        right = (*self.right, *self.importers)
        return replace(self, importers={}, right=right, partners=known)

    @property
    def settled(self) -> dict[str, Received]:
        """Workbooks that may be in force, whether their database is written or stands."""
        return {m: self.workbooks[m][0] for m in (*self.importers, *self.right)}

    @property
    def left_out(self) -> list[Received]:
        """Files that were looked at and cannot be in force."""
        settled = {one.sha256 for one in self.settled.values()}
        return [one for one, _ in self.standing.readings if one.sha256 not in settled]

    @property
    def missing(self) -> dict[str, str]:
        """Files that are no part of a footprint -> the member that each is of, or its own name.

        A member that has a database is not missing: what it was stands, or nothing does.
        """
        named = {one.name: _member_or_file(one, reading) for one, reading in self.standing.readings}
        of = {one.name: named[one.name] for one in self.left_out}
        known = self.partners.members - set(self.stored)
        return {file: name for file, name in of.items() if name in known or name == file}


def plan_import(
    folder: Path, programme: Programme, only: Sequence[Received] | None, progress: Progress
) -> Plan:
    """Find what is to be written, in the current project, and link it; arguments as `standing`."""
    stands = standing(folder, programme, only, progress)
    checked = check_standing(stands.readings, programme)
    workbooks = _without_errors(stands, checked)
    known, about = partners(programme, folder)
    common = common_ingredients(folder, programme, known.index)
    made_from = partial(_made_from, common, stored=known.products)
    stored = {m: brightway.database_metadata(d) for m, d in member_databases(programme).items()}
    before: dict[str, Ingredients] = {m: said.get("made_from", {}) for m, said in stored.items()}
    stale = [member for member, own in made_from(workbooks).items() if before.get(member) != own]
    progress("link", 0, len(stale))
    inventories = build_inventories([workbooks[m][1] for m in stale], programme)
    outcome = settle(inventories, programme, known)
    settled = {m: w for m, w in workbooks.items() if m not in stale or m in outcome.importers}
    now = made_from(settled)
    wanted = {
        member: importer
        for member, importer in outcome.importers.items()
        if stored.get(member, {}).get("inventory") != importer.inventory_hash
    }
    silent = uncounted(known.elementary, programme.gwp, _taken(programme, outcome.importers))
    return Plan(
        lead=programme.lead,
        standing=stands,
        workbooks=workbooks,
        importers=wanted,
        right=tuple(member for member in settled if member not in wanted),
        made_from=now,
        reasons={m: _why(m, before[m], now[m], programme) for m in wanted if m in before},
        stored=tuple(stored),
        edited=_edited(programme),
        partners=known,
        unlinked=tuple(outcome.unlinked),
        checked=checked,
        about=(*stands.problems, *about, *silent),
        linking=tuple(outcome.problems),
    )


def _why(
    member: str, before: Ingredients, now: Ingredients, programme: Programme
) -> tuple[str, ...]:
    """What is other than it was, or why that is not known."""
    lost = brightway.reverted([programme.database(member)])
    return (REVERTED,) if lost else differences(before, now)


def _member_or_file(one: Received, reading: Reading) -> str:
    """Whose workbook it is; where nobody can read it, which."""
    return (reading.submission.facility.member or "") if reading.submission else one.name


def _without_errors(stands: Standing, checked: Sequence[Problem]) -> Workbooks:
    """The workbooks that can be imported."""
    wrong = {p.place.file for p in checked if p.severity is Severity.ERROR}
    chosen = {one.sha256: member for member, one in stands.chosen.items()}
    return {
        chosen[one.sha256]: (one, reading.submission)
        for one, reading in stands.readings
        if one.sha256 in chosen and reading.submission and one.name not in wrong
    }


def _made_from(
    common: Ingredients, workbooks: Workbooks, *, stored: Products
) -> dict[str, Ingredients]:
    """If these workbooks are in force, and the other members' databases stay as they are."""
    products = products_hash({m: s for m, (_, s) in workbooks.items()}, stored)
    return {m: member_ingredients(common, one, products) for m, (one, _) in workbooks.items()}


def _taken(programme: Programme, importers: Importers) -> Taken:
    """What members take from databases that are no member's, once the importers are written."""
    stored = member_databases(programme)
    taken = {m: brightway.inputs_of(name) for m, name in stored.items() if m not in importers}
    taken.update({m: importer.inputs for m, importer in importers.items()})
    own = {programme.database(member.code) for member in programme.members}
    return {m: {key for key in keys if key[0] not in own} for m, keys in taken.items()}


def _edited(programme: Programme) -> tuple[str, ...]:
    databases = member_databases(programme)
    changed = set(brightway.changed(databases.values()))
    return tuple(member for member, name in databases.items() if name in changed)
