"""Members' unit processes, each member's kept by what it was made from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from bw_cfp_programme import brightway
from bw_cfp_programme.allocation.plant import Comparison
from bw_cfp_programme.calculation.processes import Processes, UnitProcess, unit_processes
from bw_cfp_programme.calculation.reading import read_datasets
from bw_cfp_programme.folder import cache
from bw_cfp_programme.importers.inventory import build_inventory
from bw_cfp_programme.importers.members import link_members
from bw_cfp_programme.importers.partners import Partners
from bw_cfp_programme.importers.stored import member_databases, stored_products
from bw_cfp_programme.programme.ingredients import common_ingredients, products_hash
from bw_cfp_programme.records import Programme, Submission

_Member = tuple[UnitProcess, ...]


def stored_processes(databases: Mapping[str, str]) -> Processes:
    """Member code -> what its database holds now, whoever wrote it.

    Args:
        databases: member code -> database of the current project.

    Raises:
        InvalidInventory: a database holds what cannot be computed.
        UnknownDataset: no such database in the project.
    """
    return {member: _stored(name) for member, name in databases.items()}


def _stored(database: str) -> _Member:
    key = cache.key_of({"database": database, "content": brightway.content(database)})
    return cache.kept("processes", key, _Member, lambda: unit_processes(read_datasets(database)))


def first_rule_processes(
    folder: Path, programme: Programme, submissions: Sequence[Submission], partners: Partners
) -> Processes | None:
    """The same workbooks split by the programme's first rule.

    None where a member's database has no workbook, or a line stays unlinked.

    Args:
        folder: the programme folder.
        programme: whose first rule it is.
        submissions: the workbooks behind the databases of the current project.
        partners: what lines are linked to, besides members' products.
    """
    said = {s.facility.member or "": s for s in submissions}
    if said.keys() != member_databases(programme).keys():
        return None
    common = common_ingredients(folder, programme, partners.index)
    products = products_hash(said, {})
    known = replace(partners, products=stored_products(programme))
    found = {}
    for member, submission in said.items():
        key = cache.key_of({**common, "workbook": submission.sha256, "products": products})
        work = partial(_by_first_rule, submission, programme, known)
        linked = cache.kept("first rule", key, tuple[_Member, ...], work)
        if not linked:
            return None
        found[member] = linked[0]
    return found


def _by_first_rule(
    submission: Submission, programme: Programme, known: Partners
) -> tuple[_Member, ...]:
    """One; none where a line stays unlinked."""
    first = Comparison(programme.rule_set.first_rule, whole_site=True)
    member = submission.facility.member or ""
    inventory = build_inventory(submission, programme, comparison=first)
    importer = link_members({member: inventory}, programme, known)[member]
    if importer.unlinked_lines:
        return ()
    return (tuple(process.without_lines() for process in unit_processes(importer.data)),)
