"""Which members can be written together without leaving a line or another database dangling."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bw_cfp_programme import brightway
from bw_cfp_programme.cfp_key import file_of
from bw_cfp_programme.importers.members import Importers, Inventories, link_members
from bw_cfp_programme.importers.partners import Partners
from bw_cfp_programme.importers.unlinked import UnlinkedLine
from bw_cfp_programme.importers.workbook_importer import CfpWorkbookImporter
from bw_cfp_programme.problems import Place, Problem, has_errors, problem
from bw_cfp_programme.records import Programme


@dataclass
class Outcome:
    """What can be written, and why the rest cannot."""

    importers: Importers = field(default_factory=dict)
    unlinked: list[UnlinkedLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def settle(inventories: Inventories, programme: Programme, partners: Partners) -> Outcome:
    """Link inventories; leave out who has errors, then who needs those, until nobody does.

    `partners.products` are those that stand in the project: of a member that is left out, its
    last imported database goes on to be linked to.
    """
    outcome, active = Outcome(), dict(inventories)
    while True:
        stored = {k: v for k, v in partners.products.items() if k[0] not in active}
        linked = link_members(active, programme, replace(partners, products=stored))
        refused = _refused(linked, outcome)
        refused |= _needed_by_others(linked, refused, outcome)
        if not refused:
            outcome.importers = linked
            outcome.problems += [p for one in linked.values() for p in one.problems]
            return outcome
        active = {member: inv for member, inv in active.items() if member not in refused}


def _refused(linked: Importers, outcome: Outcome) -> set[str]:
    refused = set()
    for member, importer in linked.items():
        if has_errors(problems := importer.problems):
            refused.add(member)
            outcome.problems += problems
            outcome.unlinked += importer.unlinked_lines
    return refused


def _needed_by_others(linked: Importers, refused: set[str], outcome: Outcome) -> set[str]:
    """Members whose new inventory lacks a dataset that a database which stays takes."""
    written = {member: one for member, one in linked.items() if member not in refused}
    needed = set()
    for member, found in _vanishing(written):
        needed.add(member)
        outcome.problems.append(found)
    return needed


def _vanishing(written: Importers) -> Iterator[tuple[str, Problem]]:
    members = {importer.db_name: member for member, importer in written.items()}
    content = {importer.db_name: _by_key(importer) for importer in written.values()}
    for user, key in brightway.orphaned(content):
        member = members[key[0]]
        place = Place(_file(written[member]))
        words = {"member": member, "product": key[1], "user": user}
        yield member, problem("product_still_used", place, **words)


def _by_key(importer: CfpWorkbookImporter) -> dict[brightway.Key, brightway.Dataset]:
    return {(dataset["database"], dataset["code"]): dataset for dataset in importer.data}


def _file(importer: CfpWorkbookImporter) -> str:
    return next((file_of(ds) for ds in importer.data), "")
