"""What an import would write: workbooks read, checked, allocated and linked; nothing is changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bw_cfp_programme import brightway
from bw_cfp_programme.checks import check_all
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.folder.reading import read_all
from bw_cfp_programme.folder.submissions import Archive, Received, received
from bw_cfp_programme.importers.inventory import Inventory
from bw_cfp_programme.importers.members import Importers, build_inventories
from bw_cfp_programme.importers.targets import Target, products_of
from bw_cfp_programme.importers.unlinked import UnlinkedLine
from bw_cfp_programme.problems import Problem, Severity
from bw_cfp_programme.programme.collector import collector_paused
from bw_cfp_programme.programme.project import member_databases, partners
from bw_cfp_programme.programme.settling import settle
from bw_cfp_programme.programme.stamps import common_stamp, member_stamp
from bw_cfp_programme.progress import Progress
from bw_cfp_programme.records import Programme, Submission

Workbooks = dict[str, tuple[Received, Submission]]


@dataclass
class Plan:
    """What was found, and what is to be written.

    Attributes:
        workbooks: member -> workbook that was read, free of errors.
        importers: member -> linked inventory that may be written.
        settled: workbooks that may be in force, whether their database is written or stands.
        unchanged: members whose databases are right as they are.
        unlinked: lines that nothing stands for.
        problems: of workbooks in reading order, then of decisions and links.
        files: every file that was looked at.
    """

    workbooks: Workbooks = field(default_factory=dict)
    importers: Importers = field(default_factory=dict)
    settled: dict[str, Received] = field(default_factory=dict)
    unchanged: tuple[str, ...] = ()
    unlinked: list[UnlinkedLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    files: list[Received] = field(default_factory=list)


@collector_paused()
def plan_import(
    folder: Path, programme: Programme, files: Sequence[Path] | None, progress: Progress
) -> Plan:
    """Read what is new (or `files`) and what that touches, and link it; in the current project."""
    archive, plan = Archive(folder), Plan()
    incoming = received(folder, files)
    fresh = [one for one in incoming if files is not None or not archive.has(one.sha256)]
    known, plan.problems = partners(programme, folder)
    inventories = _examine(plan, fresh, programme, known.products, progress)
    current = _current(archive, programme, plan)
    offered = _offered(known.products, inventories)
    stamp = _Stamps(folder, programme)
    stale = {m: one for m, one in current.items() if not stamp.stands(m, one, offered)}
    inventories |= _examine(plan, list(stale.values()), programme, offered, progress)
    progress("link", len(inventories), len(inventories))
    outcome = settle(inventories, programme, known)
    plan.settled = {member: plan.workbooks[member][0] for member in outcome.importers}
    plan.importers = {
        member: importer
        for member, importer in outcome.importers.items()
        if not stamp.stands(member, plan.settled[member], importer.partners.products)
    }
    right = plan.settled.keys() - plan.importers.keys()
    plan.unchanged = (*(m for m in current if m not in stale), *sorted(right))
    plan.unlinked = outcome.unlinked
    plan.problems += outcome.problems
    return plan


def _examine(
    plan: Plan,
    files: Sequence[Received],
    programme: Programme,
    products: Mapping[tuple[str, str], Target],
    progress: Progress,
) -> dict[str, Inventory]:
    """Read and check files together; those without errors become the plan's, as inventories."""
    context = Context(programme=programme, products_by_member=_units(products))
    readings = read_all([(one.path, one.name) for one in files], progress)
    found = check_all(readings, context)
    wrong = {p.place.file for p in found if p.severity is Severity.ERROR}
    good: dict[str, Submission] = {}
    for one, reading in zip(files, readings, strict=True):
        submission = reading.submission
        member = submission.facility.member if submission else None
        if submission and member and programme.member(member) and submission.file not in wrong:
            plan.workbooks[member] = (one, submission)
            good[member] = submission
    plan.problems += found
    plan.files += files
    return build_inventories(list(good.values()), programme)


def _units(products: Mapping[tuple[str, str], Target]) -> dict[str, dict[str, str | None]]:
    units: dict[str, dict[str, str | None]] = {}
    for (member, product), target in products.items():
        units.setdefault(member, {})[product] = target.unit
    return units


def _current(archive: Archive, programme: Programme, plan: Plan) -> dict[str, Received]:
    """Workbooks in force of the members that have no new one."""
    return {
        member: workbook
        for member, workbook in archive.current().items()
        if programme.member(member) and member not in plan.workbooks
    }


def _offered(
    stored: Mapping[tuple[str, str], Target], inventories: Mapping[str, Inventory]
) -> dict[tuple[str, str], Target]:
    """Products that stand in the project once the inventories are written."""
    kept = {key: target for key, target in stored.items() if key[0] not in inventories}
    for inventory in inventories.values():
        kept |= products_of(inventory.datasets)
    return kept


class _Stamps:
    """Tells whether members' databases were made from what stands now."""

    def __init__(self, folder: Path, programme: Programme) -> None:
        self.common = common_stamp(programme, folder)
        self.stored = {
            member: brightway.database_metadata(database).get("stamp")
            for member, database in member_databases(programme).items()
        }

    def stands(
        self, member: str, workbook: Received, offered: Mapping[tuple[str, str], Target]
    ) -> bool:
        """Whether the member's database need not be written."""
        wanted = member_stamp(self.common, workbook.sha256, offered)
        return self.stored.get(member) == wanted
